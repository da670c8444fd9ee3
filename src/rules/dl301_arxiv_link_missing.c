#include "rules_gen.h"
#include "rules/structure.h"

/* A heading without any link, or one that is broken, has its own finding. */
static void on_paper(dl_ctx *ctx, const dl_post *post, const dl_paper *paper)
{
    if (!post->profile->link_required || paper->n_links ||
        paper->problems & (DL_HEADING_BROKEN | DL_HEADING_NO_LINK))
        return;
    dl_diagnostic *d =
        dl_report(ctx, DL301_MISSING, dl_paper_place(post, paper));
    dl_mark_approximate(d, dl_paper_is_approximate(post, paper));
}

const dl_check dl_check_dl301 = {.on_paper = on_paper};
