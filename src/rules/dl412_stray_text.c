/* DL412 stray-text: see rules/DL412-stray-text.md. */
#include "rules/shared/structure.h"
#include "rules_gen.h"

/* Whether the block of a stray text is a code block, which DL411 reports.
   `*node` advances through the entry's nodes. */
static bool is_code(const dl_post *post, const dl_paper *paper, dl_span stray,
                    uint32_t *node)
{
    const dl_node *nodes = post->doc->nodes;
    while (*node < paper->node_end && nodes[*node].span.start < stray.start)
        ++*node;
    return !post->profile->code_blocks && *node < paper->node_end &&
           nodes[*node].kind == DL_NODE_CODE_BLOCK;
}

static void on_paper(dl_ctx *ctx, const dl_post *post, const dl_paper *paper)
{
    uint32_t node = paper->node;
    for (uint32_t i = 0; i < paper->n_stray; i++) {
        dl_span stray = paper->stray[i];
        /* DL202 reports the rest of a broken heading. */
        if (dl_span_overlaps(stray, paper->heading_span) ||
            is_code(post, paper, stray, &node))
            continue;
        dl_span line = dl_first_line(post->doc, stray);
        dl_report(ctx, DL412_STRAY, stray, dl_doc_slice(post->doc, line));
    }
}

const dl_check dl_check_dl412 = {.on_paper = on_paper};
