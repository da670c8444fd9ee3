/* DL610 trailing-space: see rules/DL610-trailing-space.md. */
#include "base/str.h"
#include "model/post.h"
#include "rules_gen.h"

/* The spaces at the end of a line. */
static dl_span trailing(const dl_doc *doc, dl_span line)
{
    uint32_t start = line.end;
    while (start > line.start && dl_is_blank(doc->src.p[start - 1]))
        start--;
    return (dl_span){start, line.end};
}

/* The next node from `*i` on whose spaces are significant and that ends after
   `offset`, or NULL. */
static const dl_node *next_keeper(const dl_doc *doc, uint32_t *i,
                                  uint32_t offset)
{
    for (; *i < doc->n_nodes; ++*i) {
        const dl_node *node = &doc->nodes[*i];
        if ((node->kind == DL_NODE_HARD_BREAK ||
             node->kind == DL_NODE_CODE_BLOCK ||
             node->kind == DL_NODE_HTML_BLOCK || node->kind == DL_NODE_CODE) &&
            node->span.end > offset)
            return node;
    }
    return NULL;
}

/* A backslash and a space are a space of TeX; the backslash alone would be a
   hard line break. */
static bool is_escaped(const dl_doc *doc, uint32_t at)
{
    return at > 0 && doc->src.p[at - 1] == '\\';
}

/* An item without text; kramdown needs the space after its marker. */
static bool is_marker(const dl_doc *doc, dl_span text)
{
    dl_str s = dl_str_trim(dl_doc_slice(doc, text), " \t>0123456789");
    return dl_str_is(s, "-") || dl_str_is(s, "*") || dl_str_is(s, "+") ||
           dl_str_is(s, ".") || dl_str_is(s, ")") || dl_str_is(s, ":");
}

/* Lines and nodes are walked in parallel, each once. */
static void on_post(dl_ctx *ctx, const dl_post *post)
{
    const dl_doc *doc = post->doc;
    uint32_t node = 1;
    uint32_t first = dl_doc_position(doc, doc->body, DL_UNIT_BYTE).line;
    for (uint32_t n = first; n <= doc->n_lines; n++) {
        dl_span line = dl_doc_line(doc, n);
        dl_span blanks = trailing(doc, line);
        if (dl_span_is_empty(blanks))
            continue;
        const dl_node *keeper = next_keeper(doc, &node, blanks.start);
        if (keeper && keeper->span.start <= blanks.start)
            continue;
        dl_diagnostic *d =
            dl_report(ctx, DL610_BLANKS, blanks,
                      dl_ctx_printf(ctx, "%u", blanks.end - blanks.start));
        if (!is_escaped(doc, blanks.start) &&
            !is_marker(doc, (dl_span){line.start, blanks.start}))
            dl_fix_edit(ctx, d, DL_FIX_SAFE, blanks, DL_STR(""));
    }
}

const dl_check dl_check_dl610 = {.on_post = on_post};
