/*
 * The tree that the quick parser had a part in, against the one that cmark-gfm
 * makes alone: every field of every node.
 */
#ifndef DL_TEST_SAME_TREE_H
#define DL_TEST_SAME_TREE_H

#include "base/arena.h"
#include "parse/markdown.h"

static inline bool is_same_span(dl_span a, dl_span b)
{
    return a.start == b.start && a.end == b.end;
}

/* The first field in which two nodes differ, or NULL. */
static inline const char *compare_nodes(const dl_node *a, const dl_node *b)
{
    if (a->kind != b->kind)
        return "kind";
    if (a->level != b->level)
        return "level";
    if (a->flags != b->flags)
        return "flags";
    if (a->parent != b->parent || a->next != b->next || a->end != b->end)
        return "place in the tree";
    if (!is_same_span(a->span, b->span))
        return "span";
    if (!is_same_span(a->inner, b->inner))
        return "inner";
    if (!dl_str_eq(a->text, b->text))
        return "text";
    if (!dl_str_eq(a->url, b->url))
        return "url";
    if (!is_same_span(a->url_span, b->url_span))
        return "url span";
    return a->prose != b->prose ? "prose" : NULL;
}

/* Parses the document twice more, for its own tree lost what is in regions.
   Returns what differs first and sets `*node`; NULL: nothing does. */
static inline const char *compare_trees(const dl_doc *doc, uint32_t *node)
{
    dl_doc quick = *doc, slow = *doc;
    quick.arena = slow.arena = dl_arena_new();
    dl_markdown_parse(&quick);
    dl_markdown_parse_slowly(&slow);
    const char *wrong = NULL;
    uint32_t n = quick.n_nodes, i = 0;
    for (; !wrong && i < n && i < slow.n_nodes; i += !wrong)
        wrong = compare_nodes(&quick.nodes[i], &slow.nodes[i]);
    if (!wrong && n != slow.n_nodes)
        wrong = n < slow.n_nodes ? "a node too few" : "a node too many";
    dl_arena_free(slow.arena);
    *node = i;
    return wrong;
}

#endif
