/*
 * A tree as text, one node a line: a dot for each level, the kind, `~` if it is
 * approximate, and the source that the span covers, with
 *
 * for a line feed and ← for a carriage return.
 */
#ifndef TESTS_SUPPORT_DUMP_DOCUMENT_H
#define TESTS_SUPPORT_DUMP_DOCUMENT_H

#include "base/buf.h"
#include "text/document.h"

static inline void dump_slice(dl_buf *out, dl_str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] == '\n')
            dl_buf_adds(out, "¶");
        else if (s.p[i] == '\r')
            dl_buf_adds(out, "←");
        else
            dl_buf_addc(out, s.p[i]);
}

/* Dumps the nodes below the document; free the buffer. */
static inline dl_buf dump_document(const dl_doc *doc)
{
    static const char *const kinds[] = {
        "document", "heading", "paragraph", "list",  "item",     "quote",
        "code",     "html",    "break",     "table", "row",      "cell",
        "footnote", "field",   "text",      "soft",  "hard",     "span",
        "tag",      "em",      "strong",    "link",  "image",    "reference"};
    dl_buf out = {0};
    dl_buf_adds(&out, "");
    for (uint32_t i = 1; i < doc->n_nodes; i++) {
        const dl_node *n = &doc->nodes[i];
        for (uint32_t p = n->parent; p != 0; p = doc->nodes[p].parent)
            dl_buf_addc(&out, '.');
        dl_buf_printf(&out, "%s%s ", kinds[n->kind],
                      n->flags & DL_NODE_APPROXIMATE ? "~" : "");
        dump_slice(&out, dl_doc_slice(doc, n->span));
        dl_buf_addc(&out, '\n');
    }
    return out;
}

#endif
