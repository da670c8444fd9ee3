/* DL201: see rules/DL201-empty-post.md. */
#include "rules/shared/structure.h"
#include "rules_gen.h"

/* The first line behind the front matter that holds something. */
static dl_span first_text(const dl_doc *doc)
{
    if (doc->n_nodes > 1)
        return dl_first_line(doc, doc->nodes[1].span);
    return (dl_span){doc->body, doc->body};
}

static void on_post(dl_ctx *ctx, const dl_post *post)
{
    const dl_profile *profile = post->profile;
    if (post->n_papers || profile->empty_post_allowed ||
        (profile->papers != DL_PAPERS_HEADING &&
         profile->papers != DL_PAPERS_ITEM))
        return;
    uint32_t block = dl_wrapping_code_block(post->doc, 0, post->doc->n_nodes);
    if (block != DL_NONE)
        dl_report(ctx, DL201_WRAPPED,
                  dl_first_line(post->doc, post->doc->nodes[block].span));
    else
        dl_report(ctx, DL201_EMPTY, first_text(post->doc));
}

const dl_check dl_check_dl201 = {.on_post = on_post};
