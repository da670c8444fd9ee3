/* DL304 arxiv-range: see rules/DL304-arxiv-range.md. */
#include "arxiv/bounds.h"
#include "rules/shared/links.h"
#include "rules_gen.h"

static void check_link(dl_ctx *ctx, const dl_post *post, const dl_paper *paper,
                       const dl_paper_link *link)
{
    const dl_arxiv_id *id = &link->url.id;
    if (id->reason != DL_ARXIV_OK)
        return;
    /* The entry's other links name the same paper, or DL306 reports them. */
    if (paper && !link->is_main && paper->main_link &&
        dl_arxiv_id_same(id, &paper->main_link->url.id))
        return;
    int32_t reference = dl_reference_day(ctx, post);
    dl_arxiv_dating dating =
        dl_arxiv_bounds_check(dl_ctx_bounds(ctx), id, reference);
    if (dating.range == DL_ARXIV_IN_RANGE)
        return; /* no fix possible */
    dl_str name = dl_ctx_printf(ctx, "%s", id->canonical);
    dl_span place = dl_link_id_place(post->doc, link);
    switch (dating.range) {
    case DL_ARXIV_IN_RANGE:
        break;
    case DL_ARXIV_ABOVE_MAXIMUM:
        dl_report(ctx, DL304_ABOVE, place, name,
                  dl_ctx_printf(ctx, "%04u-%02u", id->year, id->month),
                  dl_ctx_printf(ctx, "%u", dating.limit));
        break;
    case DL_ARXIV_FUTURE_MONTH:
        dl_report(ctx, DL304_MONTH, place, name,
                  dl_ctx_printf(ctx, "%04u-%02u", id->year, id->month),
                  dl_day_text(ctx, reference));
        break;
    case DL_ARXIV_FUTURE_DAY:
        dl_report(ctx, DL304_DAY, place, name, dl_day_text(ctx, dating.day),
                  dl_day_text(ctx, reference));
        break;
    }
}

static void on_post(dl_ctx *ctx, const dl_post *post)
{
    dl_links_each(ctx, post, check_link);
}

const dl_check dl_check_dl304 = {.on_post = on_post};
