/* Ranges of proses, tokens and bytes, and look-ups in them. */
#include "base/str.h"
#include "model/builder.h"

#include "base/search.h"
#include "text/region.h"

/* A leaf block knows its dl_prose, and usually one is near. */
uint32_t dl_prose_from(const dl_doc *doc, uint32_t node)
{
    enum { NEAR = 4 };
    for (uint32_t i = node; i < doc->n_nodes && i < node + NEAR; i++)
        if (doc->nodes[i].prose != DL_NONE)
            return doc->nodes[i].prose;
    size_t p;
    DL_LOWER_BOUND(p, 0, doc->n_proses, doc->proses[p].node < node);
    return (uint32_t)p;
}

uint32_t dl_prose_at(const dl_doc *doc, uint32_t byte)
{
    size_t p;
    DL_LOWER_BOUND(p, 0, doc->n_proses,
                   doc->nodes[doc->proses[p].node].span.end <= byte);
    return (uint32_t)p;
}

uint32_t dl_token_from(const dl_doc *doc, uint32_t from, uint32_t to,
                       uint32_t at)
{
    size_t t;
    DL_LOWER_BOUND(t, from, to, doc->tokens[t].start < at);
    return (uint32_t)t;
}

void dl_token_range(const dl_doc *doc, uint32_t node, uint32_t node_end,
                    uint32_t *token, uint32_t *token_end)
{
    uint32_t first = dl_prose_from(doc, node);
    uint32_t end = dl_prose_from(doc, node_end);
    *token = first < doc->n_proses ? doc->proses[first].token : doc->n_tokens;
    *token_end = end > first ? doc->proses[end - 1].token_end : *token;
}

void dl_set_role(dl_post_builder *b, uint32_t node, uint32_t node_end,
                 dl_prose_role role)
{
    for (uint32_t p = dl_prose_from(b->doc, node);
         p < b->doc->n_proses && b->doc->proses[p].node < node_end; p++)
        b->roles[p] = (uint8_t)role;
}

dl_span dl_span_trim(const dl_doc *doc, dl_span s)
{
    while (s.start < s.end && dl_is_space(doc->src.p[s.start]))
        s.start++;
    while (s.end > s.start && dl_is_space(doc->src.p[s.end - 1]))
        s.end--;
    return s;
}

bool dl_block_is_silent(const dl_post_builder *b, uint32_t node)
{
    const dl_node *n = &b->doc->nodes[node];
    if (n->kind == DL_NODE_THEMATIC_BREAK)
        return true;
    if (n->kind != DL_NODE_HTML_BLOCK && n->kind != DL_NODE_PARAGRAPH)
        return false;
    const dl_region_set unseen = DL_REGION_BIT(DL_REGION_COMMENT) |
                                 DL_REGION_BIT(DL_REGION_ATTRIBUTES);
    dl_span span = dl_span_trim(b->doc, n->span);
    dl_str text = dl_doc_slice(b->doc, span);
    if (text.n && dl_is_one_of(text.p[0], "<{[%") &&
        !(dl_region_kinds(b->doc, span) & ~unseen))
        return true;
    return n->kind == DL_NODE_PARAGRAPH && b->profile->boilerplate.n &&
           dl_templates_match(&b->profile->boilerplate, text).is_match;
}

uint32_t dl_item_leaf(const dl_doc *doc, uint32_t item)
{
    uint32_t child = item + 1;
    if (child >= doc->nodes[item].end)
        return DL_NONE;
    return doc->nodes[child].kind == DL_NODE_PARAGRAPH ? child : DL_NONE;
}
