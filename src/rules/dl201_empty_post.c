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
    uint32_t first = 1;
    while (first < doc->n_nodes && doc->nodes[first].kind == DL_NODE_FIELD)
        first = doc->nodes[first].end;
    if (block != DL_NONE)
        dl_report(ctx, DL201_WRAPPED,
                  dl_first_line(doc, doc->nodes[block].span));
    else if (first < doc->n_nodes)
        dl_report(ctx, DL201_EMPTY, dl_first_line(doc, doc->nodes[first].span));
    else
        dl_report(ctx, DL201_EMPTY, ((dl_span){doc->body, doc->body}));
}

const dl_check dl_check_dl201 = {.on_post = on_post};
