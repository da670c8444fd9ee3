/* Reads the beginnings of lines. */
#include "page/looks.h"

#include "base/str.h"
#include "text/region.h"
#include "text/utf8.h"

dl_str dl_row_trimmed(const dl_page *page, const dl_row *row)
{
    const char *p = page->doc->src.p;
    uint32_t start = row->start, end = row->end;
    while (start < end && (dl_is_blank(p[start]) || p[start] == '\r'))
        start++;
    while (end > start && (dl_is_blank(p[end - 1]) || p[end - 1] == '\r'))
        end--;
    return dl_doc_slice(page->doc, (dl_span){start, end});
}

bool dl_looks_like_item(const dl_page *page, const dl_row *row,
                        dl_item_look *out)
{
    const char *p = page->doc->src.p;
    uint32_t i = row->start, digits = 0;
    while (i < row->end && dl_is_blank(p[i]))
        i++;
    *out = (dl_item_look){.mark = i};
    while (i < row->end && dl_is_digit(p[i]) && digits < 10)
        i++, digits++;
    if (i == row->end || digits > 9 ||
        !dl_is_one_of(p[i], digits > 0 ? ".)" : "-*+"))
        return false;
    if (digits > 0)
        out->number =
            (uint32_t)dl_digits_value(p + out->mark, digits);
    out->sign = i++;
    out->is_tight = i < row->end && !dl_is_blank(p[i]);
    while (i < row->end && dl_is_blank(p[i]))
        i++;
    out->text = i;
    return i < row->end;
}

char dl_looks_like_rule(const dl_page *page, const dl_row *row)
{
    dl_str s = dl_row_trimmed(page, row);
    size_t n = 0;
    if (s.n == 0 || !dl_is_one_of(s.p[0], "-*_="))
        return 0;
    for (size_t i = 0; i < s.n; i++) {
        n += s.p[i] == s.p[0];
        if (s.p[i] != s.p[0] && !dl_is_blank(s.p[i]))
            return 0;
    }
    /* `--- ---` divides columns, `- - -` is a rule */
    bool is_whole = n == s.n || n == (s.n + 1) / 2;
    return n >= 3 && is_whole ? s.p[0] : 0;
}

/* `:--`, `---:` */
static bool is_delimiter_cell(dl_str cell)
{
    cell = dl_str_trim(cell, " \t");
    if (cell.n > 0 && cell.p[0] == ':')
        cell = dl_str_from(cell, 1);
    if (cell.n > 0 && cell.p[cell.n - 1] == ':')
        cell.n--;
    for (size_t i = 0; i < cell.n; i++)
        if (cell.p[i] != '-')
            return false;
    return cell.n > 0;
}

bool dl_looks_like_delimiter(const dl_page *page, const dl_row *row)
{
    dl_str s = dl_row_trimmed(page, row);
    bool has_pipe = false, has_cell = false;
    if (s.n > 0 && s.p[0] == '|') {
        s = dl_str_from(s, 1);
        has_pipe = true;
    }
    while (s.n > 0) {
        const char *pipe = memchr(s.p, '|', s.n);
        dl_str cell = {s.p, pipe ? (size_t)(pipe - s.p) : s.n};
        if (!is_delimiter_cell(cell))
            return false;
        has_cell = true;
        has_pipe |= pipe != NULL;
        s = dl_str_from(s, cell.n + (pipe != NULL));
        if (!pipe)
            return has_pipe;
    }
    return has_pipe && has_cell;
}

uint32_t dl_pipes_in(const dl_page *page, const dl_row *row)
{
    const char *p = page->doc->src.p;
    uint32_t n = 0;
    for (uint32_t i = row->start; i < row->end; i++)
        n += p[i] == '|' && (i == row->start || p[i - 1] != '\\');
    return n;
}

bool dl_looks_like_sentence(dl_str text)
{
    static const uint32_t endings[] = {0xB2E4 /* 다 */, 0xC694 /* 요 */,
                                       0xAE4C /* 까 */, 0xC8E0 /* 죠 */};
    unsigned length;
    text = dl_str_trim_end(text, " \t\r*_~\"')");
    if (text.n == 0)
        return false;
    if (dl_is_one_of(text.p[text.n - 1], ".!?,:;"))
        return true;
    uint32_t c = dl_utf8_decode_before(text, text.n, &length);
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (c == endings[i])
            return true;
    return false;
}

uint32_t dl_column_of(const dl_page *page, uint32_t at)
{
    const char *p = page->doc->src.p;
    uint32_t start = at, column = 0;
    while (start > 0 && p[start - 1] != '\n' && p[start - 1] != '\r')
        start--;
    for (; start < at; start++)
        column = p[start] == '\t' ? (column / 4 + 1) * 4 : column + 1;
    return column;
}

/* kramdown's own dialect takes two for a break. */
static bool has_backslash_breaks(const dl_renderer *r, dl_str line)
{
    return !dl_renderer_is_kramdown(r) || r->input != DL_KRAMDOWN_OWN ||
           (line.n > 1 && line.p[line.n - 2] == '\\');
}

bool dl_ends_in_break(const dl_page *page, const dl_row *row)
{
    dl_str s = dl_row_text(page, row);
    const char *br = "<br";
    dl_str trimmed = dl_str_trim_end(s, " \t\r");
    size_t n = trimmed.n;
    bool ends_in_tag = n > 4 && trimmed.p[n - 1] == '>' &&
                       page->renderer->raw_html &&
                       dl_str_find(dl_str_from(trimmed, n - 6 < n ? n - 6 : 0),
                                   dl_str_of(br)) != SIZE_MAX;
    bool has_backslash = n > 0 && trimmed.p[n - 1] == '\\' &&
                         has_backslash_breaks(page->renderer, trimmed);
    /* the span of a block ends before its last blanks, not before others' */
    dl_str rest = dl_str_from(page->doc->src, row->end);
    bool has_blanks =
        (s.n >= n + 2 && s.p[n] == ' ' && s.p[n + 1] == ' ') ||
        dl_str_starts(rest, "  ");
    return has_blanks || ends_in_tag || has_backslash;
}

static bool is_component(dl_str tag)
{
    size_t i = dl_str_starts(tag, "</") ? 2 : 1;
    return tag.n > i && tag.p[0] == '<' && tag.p[i] >= 'A' && tag.p[i] <= 'Z';
}

/* Below a list, goldmark and markdown-it take a tag of a line (`<br>`) for the
   last item's text; cmark-gfm, whose tree it is, for HTML. */
static bool may_be_item(const dl_page *page, uint32_t block)
{
    const dl_block *b = &page->blocks[block];
    int name = page->renderer->name;
    return (name == DL_RENDERER_HUGO || name == DL_RENDERER_MARKDOWN_IT) &&
           block > 0 && page->blocks[block - 1].depth > b->depth &&
           b->row > 0 &&
           page->rows[b->row - 1].line + 1 == page->rows[b->row].line;
}

bool dl_is_html_text(const dl_page *page, uint32_t block)
{
    static const char *const others[] = {"<pre", "<script", "<style", "<!",
                                         "<svg", "<code", "<math", "<textarea"};
    const dl_block *b = &page->blocks[block];
    if (b->kind != DL_BLOCK_HTML || !page->renderer->raw_html ||
        page->renderer->name == DL_RENDERER_MDX || may_be_item(page, block))
        return false;
    const dl_row *first = &page->rows[b->row];
    dl_region_kind kind = dl_region_at(page->doc, first->start);
    dl_str tag = dl_row_trimmed(page, first);
    if (kind == DL_REGION_CODE || kind == DL_REGION_TEMPLATE ||
        (page->renderer->name == DL_RENDERER_REMARK && is_component(tag)))
        return false;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (dl_begins_with(tag, others[i]))
            return false;
    return true;
}

bool dl_is_jsx_text(const dl_page *page, uint32_t block)
{
    const dl_block *b = &page->blocks[block];
    return page->renderer->name == DL_RENDERER_MDX &&
           b->kind == DL_BLOCK_PARAGRAPH &&
           dl_str_starts(dl_row_trimmed(page, &page->rows[b->row]), "<");
}

bool dl_looks_like_fence(const dl_page *page, const dl_row *row)
{
    char first = dl_row_first(page, row);
    if (first != '`' && first != '~')
        return false;
    dl_str s = dl_row_trimmed(page, row);
    return dl_str_starts(s, "```") || dl_str_starts(s, "~~~");
}

bool dl_is_in_admonition(const dl_page *page, uint32_t line)
{
    enum { MOST_LINES = 200 };
    static const char *const marks[] = {"!!!", "???", "===", "///"};
    const dl_doc *doc = page->doc;
    for (unsigned n = 0; n < MOST_LINES && line > 0; n++) {
        dl_str s = dl_str_from(doc->src, doc->line_starts[--line]);
        if (s.n == 0 || dl_is_white(s.p[0]))
            continue;
        for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
            if (dl_str_starts(s, marks[i]))
                return true;
        return false;
    }
    return false;
}
