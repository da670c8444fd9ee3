/*
 * Invariants of every document, whatever its bytes: checked by unit tests, by
 * the specification's examples and by the fuzzers. Independent of the resolver:
 * only spans and bytes are used.
 */
#ifndef TESTS_SUPPORT_CHECK_DOCUMENT_H
#define TESTS_SUPPORT_CHECK_DOCUMENT_H

#include "text/document.h"

static inline bool is_boundary(const dl_doc *doc, uint32_t at)
{
    return at == doc->src.n ||
           ((unsigned char)doc->src.p[at] & 0xC0) != 0x80;
}

static inline bool is_good_span(const dl_doc *doc, dl_span s)
{
    return s.start <= s.end && s.end <= doc->src.n &&
           is_boundary(doc, s.start) && is_boundary(doc, s.end);
}

static inline bool begins(dl_str s, const char *with)
{
    size_t n = strlen(with);
    return s.n >= n && memcmp(s.p, with, n) == 0;
}

static inline bool ends(dl_str s, const char *with)
{
    size_t n = strlen(with);
    return s.n >= n && memcmp(s.p + s.n - n, with, n) == 0;
}

static inline bool is_wrapped(dl_str s, const char *open, const char *close)
{
    return s.n >= strlen(open) + strlen(close) && begins(s, open) &&
           ends(s, close);
}

/* Whether the slice begins and ends with the delimiters of its kind. */
static inline bool has_delimiters(const dl_node *node, dl_str s)
{
    switch ((dl_node_kind)node->kind) {
    case DL_NODE_EMPHASIS:
        return is_wrapped(s, "*", "*") || is_wrapped(s, "_", "_");
    case DL_NODE_STRONG:
        return is_wrapped(s, "**", "**") || is_wrapped(s, "__", "__");
    case DL_NODE_CODE:
        return is_wrapped(s, "`", "`");
    case DL_NODE_HTML:
        return is_wrapped(s, "<", ">");
    case DL_NODE_LINK:
        if (node->flags & DL_NODE_AUTOLINK)
            return is_wrapped(s, "<", ">");
        return is_wrapped(s, "[", ")") || is_wrapped(s, "[", "]");
    case DL_NODE_IMAGE:
        return is_wrapped(s, "![", ")") || is_wrapped(s, "![", "]");
    case DL_NODE_FOOTNOTE_REFERENCE:
        return is_wrapped(s, "[^", "]");
    case DL_NODE_SOFT_BREAK:
    case DL_NODE_HARD_BREAK:
        return ends(s, "\n") || ends(s, "\r");
    case DL_NODE_TEXT:
        return s.n > 0;
    default:
        return true;
    }
}

/* Whether a text without escapes, references and NULs is its source. */
static inline bool is_plain_text_right(const dl_node *node, dl_str s)
{
    if (node->kind != DL_NODE_TEXT || memchr(s.p, '\\', s.n) ||
        memchr(s.p, '&', s.n) || memchr(s.p, '\0', s.n))
        return true;
    return dl_str_eq(s, node->text);
}

/* The violated invariant of node `i`, or NULL. */
static inline const char *check_node(const dl_doc *doc, uint32_t i)
{
    const dl_node *n = &doc->nodes[i];
    if (n->kind >= DL_NODE_KIND_COUNT)
        return "kind";
    if (!is_good_span(doc, n->span))
        return "span";
    if (!is_good_span(doc, n->inner) || !dl_span_contains(n->span, n->inner))
        return "inner";
    if (n->end <= i || n->end > doc->n_nodes)
        return "end";
    if (n->next != DL_NONE && (n->next != n->end || n->next >= doc->n_nodes ||
                               doc->nodes[n->next].parent != n->parent))
        return "next";
    if (i == 0)
        return n->parent == DL_NONE && n->kind == DL_NODE_DOCUMENT ? NULL
                                                                   : "root";
    if (n->parent >= i || doc->nodes[n->parent].end < n->end)
        return "parent";
    if (!dl_span_contains(doc->nodes[n->parent].span, n->span))
        return "span outside of the parent's";
    if (n->flags & DL_NODE_APPROXIMATE)
        return NULL;
    if (!dl_span_contains(n->span, n->url_span) && n->url_span.end != 0)
        return "url span";
    dl_str s = dl_doc_slice(doc, n->span);
    if (!has_delimiters(n, s))
        return "delimiters";
    if (!is_plain_text_right(n, s))
        return "text";
    return NULL;
}

/* The first violated invariant of the document's tree, or NULL; sets
   `*node`. */
static inline const char *check_document(const dl_doc *doc, uint32_t *node)
{
    uint32_t inline_end = 0, last_parent = DL_NONE;
    for (uint32_t i = 0; i < doc->n_nodes; i++) {
        const dl_node *n = &doc->nodes[i];
        const char *wrong = check_node(doc, i);
        *node = i;
        if (wrong)
            return wrong;
        if (n->kind < DL_NODE_TEXT || n->flags & DL_NODE_APPROXIMATE)
            continue;
        /* siblings in their order */
        if (n->parent == last_parent && n->span.start < inline_end)
            return "order";
        last_parent = n->parent;
        inline_end = n->span.end;
    }
    return NULL;
}

#endif
