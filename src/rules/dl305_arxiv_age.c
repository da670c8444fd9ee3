/* DL305 arxiv-age: see rules/DL305-arxiv-age.md. */
#include "arxiv/bounds.h"
#include "rules/shared/links.h"
#include "rules_gen.h"

static void on_paper(dl_ctx *ctx, const dl_post *post, const dl_paper *paper)
{
    const dl_paper_link *link = paper->main_link;
    if (!link || link->url.id.reason != DL_ARXIV_OK)
        return;
    int32_t reference = dl_reference_day(ctx, post);
    dl_arxiv_dating dating =
        dl_arxiv_bounds_check(dl_ctx_bounds(ctx), &link->url.id, reference);
    long age = (long)reference - dating.day;
    if (dating.range != DL_ARXIV_IN_RANGE || !dating.is_known ||
        age <= dl_option_int(ctx, DL305_OPT_MAX_AGE))
        return;
    dl_report(ctx, DL305_OLD, dl_link_id_place(post->doc, link),
              dl_ctx_printf(ctx, "%s", link->url.id.canonical),
              dl_day_text(ctx, dating.day), dl_ctx_printf(ctx, "%ld", age));
}

const dl_check dl_check_dl305 = {.on_paper = on_paper};
