/* DL413 leftover-template: see rules/DL413-leftover-template.md. */
#include "base/str.h"
#include "model/post.h"
#include "rules/shared/leftover.h"
#include "rules_gen.h"

static void report(dl_ctx *ctx, const dl_doc *doc, dl_str text)
{
    uint32_t start = (uint32_t)(text.p - doc->src.p);
    dl_span span = {start, start + (uint32_t)text.n};
    dl_report(ctx, DL413_LEFT, span, text);
}

/* HTML outside of all blocks of text: `<Write here>` in a line of its own. */
static void check_tags(dl_ctx *ctx, const dl_doc *doc)
{
    for (uint32_t i = 0; i < doc->n_regions; i++) {
        const dl_region *r = &doc->regions[i];
        if (r->kind != DL_REGION_HTML)
            continue;
        dl_span span = {r->start, r->end};
        dl_str text = dl_str_trim(dl_doc_slice(doc, span), " \n");
        if (dl_leftover_of(doc, text) != DL_LEFTOVER_YES)
            continue;
        uint32_t k = dl_prose_at(doc, r->start);
        if (k == doc->n_proses ||
            doc->nodes[doc->proses[k].node].span.start > r->start)
            report(ctx, doc, text);
    }
}

static void on_post(dl_ctx *ctx, const dl_post *post)
{
    const dl_doc *doc = post->doc;
    for (uint32_t i = 0; i < doc->n_proses; i++) {
        if (post->prose_roles[i] == DL_PROSE_TITLE)
            continue;
        dl_str text = dl_leftover_in(doc, &doc->proses[i]);
        if (text.n)
            report(ctx, doc, text);
    }
    check_tags(ctx, doc);
}

const dl_check dl_check_dl413 = {.on_post = on_post};
