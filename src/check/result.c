/*
 * Frees results, and drops findings from them. Whatever allocated one put the
 * dl_result first.
 */
#include "base/alloc.h"
#include "check/result.h"

size_t dl_result_drop_hidden(dl_result *result)
{
    /* the array is the result's own, in the arena of its document */
    dl_diagnostic *all = (dl_diagnostic *)result->diagnostics;
    size_t kept = 0, hidden = 0;
    for (size_t i = 0; i < result->n_diagnostics; i++) {
        if (!(all[i].flags & DL_DIAGNOSTIC_HIDDEN))
            all[kept++] = all[i];
        else if (!(all[i].flags &
                   (DL_DIAGNOSTIC_SUPPRESSED | DL_DIAGNOSTIC_BASELINE)))
            hidden++;
    }
    result->n_diagnostics = kept;
    return hidden;
}

void dl_result_free(dl_result *result)
{
    if (!result)
        return;
    dl_doc_free((dl_doc *)result->doc);
    dl_free(result);
}
