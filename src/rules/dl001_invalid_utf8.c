/* DL001 invalid-utf8: see rules/DL001-invalid-utf8.md. */
#include "rules_gen.h"

static void on_document(dl_ctx *ctx, const dl_doc *doc)
{
    if (doc->bad_utf8 == DL_NONE)
        return;
    dl_span span = {doc->bad_utf8, doc->bad_utf8 + 1};
    /* The byte-order marks of UTF-16, which no UTF-8 text begins with. */
    if (dl_str_starts(doc->src, "\xFF\xFE") ||
        dl_str_starts(doc->src, "\xFE\xFF")) {
        dl_report(ctx, DL001_UTF16, span);
        return;
    }
    unsigned byte = (unsigned char)doc->src.p[doc->bad_utf8];
    dl_report(ctx, DL001_BYTE, span, dl_ctx_printf(ctx, "%02X", byte));
}

const dl_check dl_check_dl001 = {.on_document = on_document};
