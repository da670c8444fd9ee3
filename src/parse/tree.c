/* Adds nodes and texts to a tree under construction. */
#include "parse/tree.h"

uint32_t dl_tree_add(dl_tree *tree, dl_node_kind kind, uint32_t parent)
{
    uint32_t index = (uint32_t)tree->nodes.n;
    dl_vec_push(&tree->nodes, (dl_node){.kind = (uint8_t)kind,
                                        .parent = parent,
                                        .next = DL_NONE,
                                        .prose = DL_NONE});
    return index;
}

dl_str dl_tree_keep(dl_tree *tree, dl_span span, dl_str literal)
{
    dl_str written = {tree->fed.src.p + span.start, span.end - span.start};
    if (dl_str_eq(written, literal))
        return dl_doc_slice(tree->doc, span);
    dl_str copy = dl_arena_str(tree->doc->arena, literal);
    if (tree->unmask)
        for (size_t i = 0; i < copy.n; i++)
            ((char *)copy.p)[i] =
                (char)tree->unmask[(unsigned char)copy.p[i]];
    return copy;
}

void dl_tree_approximate(dl_tree *tree, uint32_t node, dl_span span)
{
    dl_node *n = &tree->nodes.v[node];
    n->flags |= DL_NODE_APPROXIMATE;
    n->span = n->inner = span;
    n->url_span = (dl_span){span.start, span.start};
}
