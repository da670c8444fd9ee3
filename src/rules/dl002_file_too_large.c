/* DL002 file-too-large: see rules/DL002-file-too-large.md. */
#include "model/profile.h"
#include "rules_gen.h"

static void on_document(dl_ctx *ctx, const dl_doc *doc)
{
    if (!doc->too_large)
        return;
    const dl_span whole = {0, 0};
    dl_report(ctx, DL002_LARGE, whole,
              dl_ctx_printf(ctx, "%u", dl_ctx_profile(ctx)->max_file_size));
}

const dl_check dl_check_dl002 = {.on_document = on_document};
