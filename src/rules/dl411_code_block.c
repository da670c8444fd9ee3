/* DL411 code-block: see rules/DL411-code-block.md. */
#include "rules/shared/structure.h"
#include "rules_gen.h"

static void on_paper(dl_ctx *ctx, const dl_post *post, const dl_paper *paper)
{
    if (post->profile->code_blocks)
        return;
    uint32_t wrapper = DL_NONE;
    bool is_fenced = dl_paper_is_fenced(post, paper, &wrapper);
    for (uint32_t i = paper->node; i < paper->node_end; i++) {
        const dl_node *node = &post->doc->nodes[i];
        if (node->kind != DL_NODE_CODE_BLOCK)
            continue;
        unsigned message = is_fenced && i == wrapper      ? DL411_WRAPPED
                           : node->flags & DL_NODE_FENCED ? DL411_FENCED
                                                          : DL411_INDENTED;
        dl_diagnostic *d =
            dl_report(ctx, message, dl_first_line(post->doc, node->span));
        dl_mark_approximate(d, node->flags & DL_NODE_APPROXIMATE);
    }
}

const dl_check dl_check_dl411 = {.on_paper = on_paper};
