/*
 * Frees results. Whatever allocated one put the dl_result first.
 */
#include "base/alloc.h"
#include "check/result.h"

void dl_result_free(dl_result *result)
{
    if (!result)
        return;
    dl_doc_free((dl_doc *)result->doc);
    dl_free(result);
}
