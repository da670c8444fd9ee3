/*
 * The places of blocks. cmark-gfm reports correctly in which line and column
 * (in bytes, from 1) a block starts, except for paragraphs after link
 * definitions and around tables; for the end it often reports the line after
 * it. So ends are computed here: from the text, the children, or the number of
 * lines.
 */
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>

#include "base/str.h"
#include "parse/tree.h"
#include "text/lines.h"

/* ---- lines of the source (from 1, as cmark-gfm counts) ------------------ */

static uint32_t line_start(const dl_tree *t, uint32_t line)
{
    if (line == 0)
        line = 1;
    return line > t->fed.n_lines ? (uint32_t)t->fed.src.n
                                 : t->fed.line_starts[line - 1];
}

static uint32_t line_end(const dl_tree *t, uint32_t line)
{
    if (line == 0 || line > t->fed.n_lines)
        return line_start(t, line);
    return dl_lines_end(t->fed.line_starts, t->fed.n_lines, t->fed.src,
                        line - 1);
}

/* The end of the last byte of line `line` that is not a space. */
static uint32_t text_end(const dl_tree *t, uint32_t line)
{
    uint32_t start = line_start(t, line), end = line_end(t, line);
    while (end > start && dl_is_space(t->fed.src.p[end - 1]))
        end--;
    return end;
}

/* The last line of [first, last] that is not blank, or `first`. */
static uint32_t last_text_line(const dl_tree *t, uint32_t first, uint32_t last)
{
    while (last > first && text_end(t, last) == line_start(t, last))
        last--;
    return last;
}

static uint32_t skip(const dl_tree *t, uint32_t i, uint32_t end, char c)
{
    while (i < end && (t->fed.src.p[i] == c ||
                       (c == ' ' && t->fed.src.p[i] == '\t')))
        i++;
    return i;
}

static uint32_t start_line_of(cmark_node *block)
{
    return (uint32_t)cmark_node_get_start_line(block);
}

static uint32_t start_of(const dl_tree *t, cmark_node *block)
{
    uint32_t line = start_line_of(block);
    uint32_t column = (uint32_t)cmark_node_get_start_column(block);
    uint32_t end = line_end(t, line);
    uint32_t start = line_start(t, line);
    if (column == 0 || column - 1 > end - start)
        return column == 0 ? start : end;
    return start + column - 1;
}

static uint32_t count_lines(dl_str s)
{
    uint32_t lines = 0;
    const char *p = s.p, *end = s.p + s.n;
    while (p < end && (p = memchr(p, '\n', (size_t)(end - p))) != NULL) {
        lines++;
        p++;
    }
    return lines;
}

/* ---- paragraphs and headings ------------------------------------------- */

static void place_lines(dl_tree *t, dl_node *node, uint32_t first,
                        uint32_t lines)
{
    uint32_t last = first + (lines > 0 ? lines - 1 : 0);
    node->span = (dl_span){line_start(t, first), text_end(t, last)};
    node->inner = node->span;
    node->flags |= DL_NODE_APPROXIMATE;
    t->content.pieces.n = 0;
}

/* Maps the content to the lines from `first` on, and makes the node's span
   cover it. */
static bool map_text(dl_tree *t, dl_node *node, uint32_t first, bool has_pipes)
{
    if (first == 0 ||
        !dl_content_map_lines(&t->content, &t->fed, first - 1, has_pipes) ||
        t->content.pieces.n == 0)
        return false;
    uint32_t n = (uint32_t)t->content.text.n;
    node->span.start = dl_content_start(&t->content, 0);
    node->span.end = dl_content_end(&t->content, n);
    node->inner = node->span;
    return true;
}

/* Link definitions before the text are missing from the content but not from
   the lines; then the text is found from its end. */
static void enter_paragraph(dl_tree *t, dl_node *node, cmark_node *block)
{
    uint32_t first = start_line_of(block);
    uint32_t lines = dl_content_lines(&t->content);
    bool is_split_off = first == 0;
    if (is_split_off && cmark_node_next(block))
        first = start_line_of(cmark_node_next(block));
    else if (t->fed.src.p[start_of(t, block)] == '[') {
        uint32_t last = (uint32_t)cmark_node_get_end_line(block);
        if (last + 1 >= first + lines)
            first = last + 1 - lines;
    }
    if (!map_text(t, node, first, is_split_off))
        place_lines(t, node, first, lines);
}

/* Whether line `line` ends in the underline of a setext heading. */
static bool is_underline(const dl_tree *t, uint32_t line)
{
    uint32_t start = line_start(t, line), end = text_end(t, line);
    if (line > t->fed.n_lines || end == start)
        return false;
    char c = t->fed.src.p[end - 1];
    uint32_t i = end;
    while (i > start && t->fed.src.p[i - 1] == c)
        i--;
    return (c == '=' || c == '-') &&
           (i == start || dl_is_space(t->fed.src.p[i - 1]) ||
            t->fed.src.p[i - 1] == '>');
}

static void enter_setext(dl_tree *t, dl_node *node, cmark_node *block)
{
    uint32_t first = start_line_of(block);
    uint32_t lines = dl_content_lines(&t->content);
    uint32_t last = (uint32_t)cmark_node_get_end_line(block);
    node->flags |= DL_NODE_SETEXT;
    bool found = false;
    if (t->fed.src.p[start_of(t, block)] != '[')
        found = is_underline(t, first + lines) &&
                map_text(t, node, first, false);
    /* cmark-gfm's end is the underline or, more often, the line after it. */
    for (uint32_t under = last; !found && under + 1 >= last && under > lines;
         under--) {
        first = under - lines;
        found = first >= start_line_of(block) && is_underline(t, under) &&
                map_text(t, node, first, false);
    }
    if (!found)
        place_lines(t, node, start_line_of(block), lines + 1);
    else
        node->span.end = text_end(t, first + lines);
}

/* `#{1,6}`, then a space or the line's end. */
static bool is_atx(const dl_tree *t, uint32_t start, uint32_t end)
{
    uint32_t i = skip(t, start, end, '#');
    return i > start && i - start <= 6 &&
           (i == end || dl_is_space(t->fed.src.p[i]));
}

static void enter_heading(dl_tree *t, dl_node *node, cmark_node *block)
{
    uint32_t line = start_line_of(block);
    uint32_t start = start_of(t, block), end = text_end(t, line);
    node->level = (uint8_t)cmark_node_get_heading_level(block);
    if (!is_atx(t, start, end)) {
        enter_setext(t, node, block);
        return;
    }
    node->span = (dl_span){start, end};
    uint32_t text = skip(t, skip(t, start, end, '#'), end, ' ');
    node->inner = (dl_span){text, text};
    if (t->content.text.n == 0)
        return;
    node->inner.end =
        dl_content_map_prefix(&t->content, &t->fed, text, end, false);
    if (node->inner.end == DL_NONE)
        place_lines(t, node, line, 1);
}

/* ---- code and HTML ----------------------------------------------------- */

/* Where the content of a literal block begins: its first line is the tail of
   source line `line`, except that tabs may have become spaces. */
static uint32_t literal_start(const dl_tree *t, dl_str literal, uint32_t line)
{
    const char *newline =
        literal.n ? memchr(literal.p, '\n', literal.n) : NULL;
    size_t n = newline ? (size_t)(newline - literal.p) : literal.n;
    uint32_t start = line_start(t, line), end = line_end(t, line);
    return n <= end - start ? end - (uint32_t)n : start;
}

/* The literal and its place; its lines are [first, first + lines). */
static void place_literal(dl_tree *t, dl_node *node, cmark_node *block,
                          uint32_t first, uint32_t lines)
{
    dl_str literal = dl_str_of(cmark_node_get_literal(block));
    uint32_t start = literal_start(t, literal, first);
    dl_span whole = {start, start};
    if (literal.n <= t->fed.src.n - start)
        whole.end = start + (uint32_t)literal.n;
    node->text = dl_tree_keep(t, whole, literal);
    node->inner = (dl_span){start, start};
    if (lines > 0) {
        node->inner.end = line_end(t, first + lines - 1);
        if (node->inner.end < start)
            node->inner.end = start;
    }
}

static void enter_fenced(dl_tree *t, dl_node *node, cmark_node *block,
                         char fence)
{
    uint32_t first = start_line_of(block);
    uint32_t lines =
        count_lines(dl_str_of(cmark_node_get_literal(block)));
    uint32_t last = (uint32_t)cmark_node_get_end_line(block);
    cmark_node *parent = cmark_node_parent(block);
    /* If the container ends first, cmark-gfm's end is the line after it. */
    if (parent && cmark_node_get_type(parent) != CMARK_NODE_DOCUMENT &&
        (uint32_t)cmark_node_get_end_line(parent) < last)
        last = (uint32_t)cmark_node_get_end_line(parent);
    uint32_t closing = first + lines + 1;
    uint32_t end = closing <= t->fed.n_lines ? text_end(t, closing) : 0;
    node->flags |= DL_NODE_FENCED;
    place_literal(t, node, block, first + 1, lines);
    if (closing <= last && end > line_start(t, closing) &&
        t->fed.src.p[end - 1] == fence)
        node->span.end = end;
    else
        node->span.end = text_end(t, last_text_line(t, first, first + lines));
}

static void enter_literal(dl_tree *t, dl_node *node, cmark_node *block)
{
    int length, offset;
    char fence;
    uint32_t first = start_line_of(block);
    node->span.start = start_of(t, block);
    if (node->kind == DL_NODE_CODE_BLOCK &&
        cmark_node_get_fenced(block, &length, &offset, &fence)) {
        enter_fenced(t, node, block, fence);
        return;
    }
    uint32_t lines =
        count_lines(dl_str_of(cmark_node_get_literal(block)));
    place_literal(t, node, block, first, lines);
    uint32_t last = last_text_line(t, first, first + (lines ? lines - 1 : 0));
    node->span.end = text_end(t, last);
    if (node->kind == DL_NODE_HTML_BLOCK)
        node->inner = node->span;
}

/* ---- tables ------------------------------------------------------------ */

static uint32_t row_line(cmark_node *row)
{
    cmark_node *table = cmark_node_parent(row);
    cmark_node *before = cmark_node_previous(table);
    uint32_t line = start_line_of(row);
    if (cmark_node_previous(row) || !before ||
        cmark_node_get_type(before) != CMARK_NODE_PARAGRAPH ||
        cmark_node_get_start_line(before) != 0)
        return line;
    /* The header is below the lines that were split off. */
    dl_content split = {0};
    dl_content_set(&split, cmark_node_get_string_content(before));
    return line + dl_content_lines(&split);
}

/* Skips the spaces and `>` of containers before a row. */
static uint32_t row_start(const dl_tree *t, cmark_node *row, uint32_t line)
{
    uint32_t end = text_end(t, line);
    if (!cmark_node_previous(row) && line == start_line_of(row))
        return start_of(t, row);
    uint32_t i = skip(t, line_start(t, line), end, ' ');
    for (uint32_t q = 0; q < t->quotes && i < end; q++) {
        if (t->fed.src.p[i] != '>')
            break;
        i = skip(t, i + 1, end, ' ');
    }
    return i;
}

static uint32_t skip_blanks(const dl_tree *t, uint32_t i, uint32_t end)
{
    while (i < end && dl_is_white(t->fed.src.p[i]))
        i++;
    return i;
}

/* Divides a row into cells as the extension does: a `|` after a backslash never
   separates cells, not even after two. */
static void cut_cells(dl_tree *t, dl_span row)
{
    const char *p = t->fed.src.p;
    uint32_t i = row.start;
    t->cells.n = t->cell = 0;
    if (i < row.end && p[i] == '|')
        i = skip_blanks(t, i + 1, row.end);
    while (i < row.end) {
        uint32_t start = i;
        while (i < row.end &&
               (p[i] != '|' || (i > start && p[i - 1] == '\\')))
            i++;
        uint32_t end = i;
        while (end > start && dl_is_space(p[end - 1]))
            end--;
        dl_vec_push(&t->cells, (dl_span){start, end});
        if (i == row.end)
            break;
        i = skip_blanks(t, i + 1, row.end);
    }
}

static void enter_row(dl_tree *t, dl_node *node, cmark_node *block)
{
    uint32_t line = row_line(block);
    node->span = (dl_span){row_start(t, block, line), text_end(t, line)};
    node->inner = node->span;
    cut_cells(t, node->span);
}

static bool enter_cell(dl_tree *t, dl_node *node)
{
    if (t->cell >= t->cells.n)
        return false;
    dl_span span = t->cells.v[t->cell++];
    while (span.start < span.end && dl_is_space(t->fed.src.p[span.start]))
        span.start++;
    node->span = node->inner = span;
    if (dl_content_map_prefix(&t->content, &t->fed, span.start, span.end,
                              true) != span.end) {
        t->content.pieces.n = 0;
        node->flags |= DL_NODE_APPROXIMATE;
    }
    return true;
}

static void enter_table(dl_tree *t, dl_node *node, cmark_node *block)
{
    cmark_node *header = cmark_node_first_child(block);
    uint32_t line = header ? row_line(header) : start_line_of(block);
    node->span.start =
        header ? row_start(t, header, line) : start_of(t, block);
    /* The delimiter row is not a row, but is part of the table. */
    node->span.end = text_end(t, line + 1);
    node->inner = node->span;
}

/* ---- containers -------------------------------------------------------- */

/* cmark-gfm's start is after the marker `[^label]:`. */
static uint32_t footnote_start(const dl_tree *t, cmark_node *block)
{
    const char *p = t->fed.src.p;
    uint32_t start = start_of(t, block);
    uint32_t first = line_start(t, start_line_of(block));
    uint32_t i = start;
    while (i > first && dl_is_blank(p[i - 1]))
        i--;
    if (i < first + 2 || p[i - 1] != ':' || p[i - 2] != ']')
        return start;
    i -= 2;
    uint32_t found = start;
    while (i > first && p[i - 1] != ']' && !dl_is_space(p[i - 1])) {
        i--;
        if (p[i] == '[' && p[i + 1] == '^')
            found = i;
    }
    return found;
}

static void enter_container(dl_tree *t, dl_node *node, cmark_node *block)
{
    uint32_t line = start_line_of(block);
    node->span.start = node->kind == DL_NODE_FOOTNOTE
                           ? footnote_start(t, block)
                           : start_of(t, block);
    if (node->kind == DL_NODE_LIST &&
        cmark_node_get_list_type(block) == CMARK_ORDERED_LIST)
        node->flags |= DL_NODE_ORDERED;
    bool has_child = cmark_node_first_child(block) != NULL;
    node->span.end = has_child ? node->span.start : text_end(t, line);
    if (node->kind == DL_NODE_THEMATIC_BREAK || !has_child)
        node->span.end = text_end(t, line);
    node->inner = node->span;
}

/* Blank lines and odd whitespace (a form feed counts as blank, but does not
   indent) can put an end before its start. */
static void tidy(dl_node *node)
{
    dl_span *span = &node->span, *inner = &node->inner;
    if (span->end < span->start)
        span->end = span->start;
    if (inner->start < span->start || inner->start > span->end)
        inner->start = inner->start < span->start ? span->start : span->end;
    if (inner->end > span->end)
        inner->end = span->end;
    if (inner->end < inner->start)
        inner->end = inner->start;
}

/* The string of an empty block is not initialized: it may be read only if the
   block has inlines. */
static void read_content(dl_tree *t, cmark_node *block)
{
    dl_content_set(&t->content, cmark_node_first_child(block)
                                    ? cmark_node_get_string_content(block)
                                    : NULL);
}

static bool place(dl_tree *tree, dl_node *node, cmark_node *block)
{
    switch ((dl_node_kind)node->kind) {
    case DL_NODE_PARAGRAPH:
        read_content(tree, block);
        enter_paragraph(tree, node, block);
        return true;
    case DL_NODE_HEADING:
        read_content(tree, block);
        enter_heading(tree, node, block);
        return true;
    case DL_NODE_TABLE_CELL:
        read_content(tree, block);
        return enter_cell(tree, node);
    case DL_NODE_TABLE_ROW:
        enter_row(tree, node, block);
        return true;
    case DL_NODE_TABLE:
        enter_table(tree, node, block);
        return true;
    case DL_NODE_CODE_BLOCK:
    case DL_NODE_HTML_BLOCK:
        enter_literal(tree, node, block);
        return true;
    default:
        enter_container(tree, node, block);
        return true;
    }
}

bool dl_block_enter(dl_tree *tree, uint32_t index, cmark_node *block)
{
    dl_node *node = &tree->nodes.v[index];
    bool is_there = place(tree, node, block);
    tidy(node);
    return is_there;
}

/* A quote can continue below its text, in lines that consist of `>`. */
static void leave_quote(const dl_tree *t, dl_node *node, cmark_node *block)
{
    uint32_t last =
        last_text_line(t, start_line_of(block),
                       (uint32_t)cmark_node_get_end_line(block));
    uint32_t end = text_end(t, last);
    if (end > node->span.end)
        node->span.end = end;
}

void dl_block_leave(dl_tree *tree, uint32_t index, cmark_node *block)
{
    dl_node *node = &tree->nodes.v[index];
    dl_node_kind kind = (dl_node_kind)node->kind;
    if (kind == DL_NODE_QUOTE)
        leave_quote(tree, node, block);
    if (kind == DL_NODE_TABLE) {
        node->inner = node->span;
    } else if (kind == DL_NODE_QUOTE || kind == DL_NODE_LIST ||
               kind == DL_NODE_ITEM || kind == DL_NODE_FOOTNOTE) {
        bool has_child = index + 1 < tree->nodes.n;
        uint32_t start = has_child ? tree->nodes.v[index + 1].span.start
                                   : node->span.end;
        node->inner = (dl_span){start, node->span.end};
    }
    tidy(node);
}
