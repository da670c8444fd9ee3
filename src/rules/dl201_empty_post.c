/* DL201 empty-post: see rules/DL201-empty-post.md. */
#include "rules/shared/structure.h"
#include "rules_gen.h"

static void on_post(dl_ctx *ctx, const dl_post *post)
{
    const dl_profile *profile = post->profile;
    if (post->n_papers || profile->empty_post_allowed ||
        (profile->papers != DL_PAPERS_HEADING &&
         profile->papers != DL_PAPERS_ITEM))
        return;
    const dl_doc *doc = post->doc;
    uint32_t block = dl_wrapping_code_block(doc, 0, doc->n_nodes);
    if (block != DL_NONE)
        dl_report(ctx, DL201_WRAPPED,
                  dl_first_line(doc, doc->nodes[block].span));
    else if (doc->n_nodes > 1)
        dl_report(ctx, DL201_EMPTY, dl_first_line(doc, doc->nodes[1].span));
    else
        dl_report(ctx, DL201_EMPTY, ((dl_span){doc->body, doc->body}));
}

const dl_check dl_check_dl201 = {.on_post = on_post};
