/*
 * The end of a result. Whatever made it allocated it with the result in front.
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
