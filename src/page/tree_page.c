/* The page of the CommonMark family: the blocks of the tree. */
#include "page/tree_page.h"

#include "base/str.h"
#include "text/lines.h"

static dl_block_kind kind_of(const dl_node *node)
{
    switch ((dl_node_kind)node->kind) {
    case DL_NODE_HEADING:
        return DL_BLOCK_HEADING;
    case DL_NODE_LIST:
        return DL_BLOCK_LIST;
    case DL_NODE_ITEM:
        return DL_BLOCK_ITEM;
    case DL_NODE_QUOTE:
        return DL_BLOCK_QUOTE;
    case DL_NODE_CODE_BLOCK:
        return DL_BLOCK_CODE;
    case DL_NODE_HTML_BLOCK:
        return DL_BLOCK_HTML;
    case DL_NODE_THEMATIC_BREAK:
        return DL_BLOCK_RULE;
    case DL_NODE_TABLE:
        return DL_BLOCK_TABLE;
    case DL_NODE_FOOTNOTE:
        return DL_BLOCK_NOTE;
    default:
        return DL_BLOCK_PARAGRAPH;
    }
}

static bool is_block(const dl_node *node)
{
    return node->kind < DL_NODE_TABLE_ROW || node->kind == DL_NODE_FOOTNOTE;
}

/* Where the text of a line begins, after the marks of `quotes` quotes. */
static uint32_t text_start(const dl_doc *doc, uint32_t start, uint32_t end,
                           uint32_t quotes)
{
    uint32_t i = start;
    for (; quotes > 0; quotes--) {
        uint32_t k = i;
        while (k < end && dl_is_blank(doc->src.p[k]))
            k++;
        if (k == end || doc->src.p[k] != '>')
            break;
        i = k + 1;
    }
    return i;
}

static void add_rows(dl_page_builder *b, const dl_node *node, uint32_t quotes)
{
    const dl_doc *doc = b->doc;
    dl_span span = node->span;
    uint32_t line = dl_lines_find(doc->line_starts, doc->n_lines, span.start);
    for (uint32_t start = span.start;; line++) {
        uint32_t end =
            dl_lines_end(doc->line_starts, doc->n_lines, doc->src, line);
        if (end > span.end)
            end = span.end;
        /* the first one begins with the block */
        bool is_first = start == span.start;
        dl_page_add_row(
            b, is_first ? start : text_start(doc, start, end, quotes), end,
            line);
        if (line + 1 == doc->n_lines || doc->line_starts[line + 1] >= span.end)
            break;
        start = doc->line_starts[line + 1];
    }
}

/* The number before an item's text, as written. */
static uint32_t number_at(const dl_doc *doc, uint32_t at)
{
    dl_str rest = dl_str_from(doc->src, at);
    size_t n = dl_digits_at(rest, 0);
    return n > 0 && n < 10 ? (uint32_t)dl_digits_value(rest.p, n) : 0;
}

/* Whether the last line of a fenced block closes it: is the same sign at least
   as often (CommonMark 4.5). */
static bool is_closed(const dl_page_builder *b, const dl_block *block)
{
    const dl_row *first = &b->rows.v[block->row];
    const dl_row *last = &b->rows.v[block->row_end - 1];
    const char *p = b->doc->src.p;
    uint32_t n = 0, m = 0, i = last->start;
    if (first == last)
        return false;
    while (first->start + n < first->end &&
           p[first->start + n] == p[first->start])
        n++;
    while (i < last->end && dl_is_blank(p[i]))
        i++;
    while (i + m < last->end && p[i + m] == p[first->start])
        m++;
    return m >= n && dl_str_skip_blanks(b->doc->src, i + m) >= last->end;
}

static void set_flags(dl_page_builder *b, uint32_t index, const dl_node *node)
{
    dl_block *block = &b->blocks.v[index];
    if (node->flags & DL_NODE_ORDERED)
        block->flags |= DL_BLOCK_ORDERED;
    if (node->flags & DL_NODE_SETEXT)
        block->flags |= DL_BLOCK_SETEXT;
    if (node->kind == DL_NODE_TABLE)
        block->flags |= DL_BLOCK_RULED;
    if (node->flags & DL_NODE_FENCED) {
        block->flags |= DL_BLOCK_FENCED;
        if (!is_closed(b, block))
            block->flags |= DL_BLOCK_OPEN;
    }
    /* a tab before it may count as the item's */
    block->mark =
        (uint32_t)dl_str_skip_blanks(b->doc->src, node->span.start);
    if (block->kind == DL_BLOCK_ITEM)
        block->number = number_at(b->doc, node->span.start);
}

/* A block that is open while the tree is walked. */
typedef struct container {
    uint32_t node_end; /* of its node */
    uint32_t block, quotes;
} container;

void dl_page_from_tree(dl_page_builder *b)
{
    const dl_doc *doc = b->doc;
    DL_VEC(container) open = {0};
    dl_vec_push(&open, (container){doc->n_nodes, 0, 0});
    for (uint32_t i = 1; i < doc->n_nodes;) {
        const dl_node *node = &doc->nodes[i];
        while (open.n > 1 && i >= open.v[open.n - 1].node_end)
            dl_page_close(b, open.v[--open.n].block);
        if (!is_block(node)) {
            i = node->end;
            continue;
        }
        uint32_t quotes = open.v[open.n - 1].quotes;
        dl_block_kind kind = kind_of(node);
        uint32_t block = dl_page_open(b, kind, open.v[open.n - 1].block);
        if (kind >= DL_BLOCK_PARAGRAPH) {
            add_rows(b, node, quotes);
            dl_page_close(b, block);
            set_flags(b, block, node);
            i = node->end;
            continue;
        }
        set_flags(b, block, node);
        dl_vec_push(&open,
                    (container){node->end, block,
                                quotes + (kind == DL_BLOCK_QUOTE)});
        i++;
    }
    while (open.n > 1)
        dl_page_close(b, open.v[--open.n].block);
    dl_vec_free(&open);
}
