/* Shows blocks of Markdown. Rule pages have no others, and no nested fences. */
#include "report/markdown.h"

#include "base/str.h"
#include "report/ink.h"
#include "report/inline.h"
#include "report/table.h"
#include "report/wrap.h"

enum {
    CODE_INDENT = 4,
    LONGEST_CAPTION = 80 /* bytes of a line that announces an example */
};

typedef struct page {
    dl_buf *out;
    dl_str text;
    size_t at; /* the next line */
    const dl_markdown_style *style;
    bool is_begun; /* there is a block before */
    dl_buf joined; /* the text of a block */
} page;

/* The line at `at`, and where the next one begins. */
static dl_str line_at(const page *p, size_t at, size_t *next)
{
    const char *lf =
        at < p->text.n ? memchr(p->text.p + at, '\n', p->text.n - at) : NULL;
    size_t end = lf ? (size_t)(lf - p->text.p) : p->text.n;
    *next = lf ? end + 1 : end;
    return (dl_str){p->text.p + at, end - at};
}

static size_t indent_of(dl_str line)
{
    size_t n = 0;
    while (n < line.n && line.p[n] == ' ')
        n++;
    return n;
}

/* The number of backticks or tildes of a fence; 0: it is none. */
static size_t fence_of(dl_str line)
{
    size_t n = 0;
    while (n < line.n && line.p[n] == line.p[0] &&
           dl_is_one_of(line.p[n], "`~"))
        n++;
    return n >= 3 ? n : 0;
}

/* The width of the marker of an item, with the space after it, after `indent`
   spaces; 0: the line begins none. */
static size_t marker_of(dl_str line, size_t indent)
{
    dl_str s = dl_str_from(line, indent);
    size_t digits = dl_digits_at(s, 0);
    if (digits > 0 && digits + 1 < s.n && dl_is_one_of(s.p[digits], ".)") &&
        s.p[digits + 1] == ' ')
        return digits + 2;
    return s.n > 2 && dl_is_one_of(s.p[0], "-*+") && s.p[1] == ' ' ? 2 : 0;
}

static size_t heading_of(dl_str line)
{
    size_t n = 0;
    while (n < line.n && line.p[n] == '#')
        n++;
    return n > 0 && n < line.n && line.p[n] == ' ' ? n : 0;
}

static bool is_comment(dl_str line)
{
    return dl_str_starts(line, "<!--");
}

/* Whether a line begins a block, though no empty line is before it. */
static bool interrupts(dl_str line)
{
    return fence_of(line) || marker_of(line, indent_of(line)) ||
           heading_of(line) || is_comment(line) || line.p[0] == '|';
}

/* ---- blocks -------------------------------------------------------------- */

/* Items follow each other without an empty line. */
static void begin_block(page *p, bool is_tight)
{
    if (p->is_begun && !is_tight)
        dl_buf_addc(p->out, '\n');
    p->is_begun = true;
}

/* Joins the line's lines up to an empty one or the next block, without their
   indents. */
static void join(page *p, dl_str first, size_t next)
{
    dl_buf_clear(&p->joined);
    dl_buf_add(&p->joined, first);
    for (p->at = next; p->at < p->text.n; p->at = next) {
        dl_str line = line_at(p, p->at, &next);
        if (dl_str_trim(line, " ").n == 0 || interrupts(line))
            return;
        dl_buf_addc(&p->joined, ' ');
        dl_buf_add(&p->joined, dl_str_trim(line, " "));
    }
}

/* Whether the next block is an example. */
static bool is_before_fence(const page *p)
{
    size_t next = p->at;
    dl_str line = {0};
    do
        line = line_at(p, next, &next);
    while (line.n == 0 && next < p->text.n);
    return fence_of(line) > 0;
}

/* Shows the joined text after `marker`. */
static void show_joined(page *p, size_t indent, dl_str marker, bool is_bold)
{
    bool color = p->style->color;
    dl_buf text = {0};
    dl_buf_adds(&text, dl_ink_on(is_bold && color, DL_INK_BOLD));
    dl_buf_add(&text, marker);
    dl_inline_add(&text, dl_buf_str(&p->joined), color);
    dl_buf_adds(&text, dl_ink_off(is_bold && color));
    dl_wrap_add(p->out, dl_buf_str(&text),
                &(dl_wrap){.width = p->style->width,
                           .indent = (unsigned)indent,
                           .hanging = (unsigned)marker.n});
    dl_buf_addc(p->out, '\n');
    dl_buf_free(&text);
}

static void show_paragraph(page *p, dl_str line, size_t next)
{
    begin_block(p, false);
    join(p, dl_str_trim(line, " "), next);
    dl_str text = dl_buf_str(&p->joined);
    bool is_caption = text.n <= LONGEST_CAPTION && text.p[text.n - 1] == ':' &&
                      is_before_fence(p);
    show_joined(p, 0, DL_STR(""), is_caption);
}

static void show_item(page *p, dl_str line, size_t next, bool is_tight)
{
    size_t indent = indent_of(line), marker = marker_of(line, indent);
    begin_block(p, is_tight);
    join(p, dl_str_from(line, indent + marker), next);
    show_joined(p, indent, (dl_str){line.p + indent, marker}, false);
}

static void show_heading(page *p, dl_str line, size_t next)
{
    begin_block(p, false);
    dl_buf_clear(&p->joined);
    dl_buf_add(&p->joined, dl_str_from(line, heading_of(line) + 1));
    p->at = next;
    show_joined(p, 0, DL_STR(""), true);
}

static void show_code(page *p, dl_str fence, size_t next)
{
    begin_block(p, false);
    dl_wrap wrap = {.width = p->style->wraps_code ? p->style->width : 0,
                    .indent = CODE_INDENT,
                    .hanging = CODE_INDENT};
    for (p->at = next; p->at < p->text.n; p->at = next) {
        dl_str line = line_at(p, p->at, &next);
        if (fence_of(line) >= fence_of(fence) && fence_of(line) == line.n) {
            p->at = next;
            return;
        }
        dl_wrap_add(p->out, line, &wrap);
        dl_buf_addc(p->out, '\n');
    }
}

/* ---- tables -------------------------------------------------------------- */

/* The next cell of a row, whose bar is at `*at`; false at the end of the row. A
   backslash takes its meaning from a bar. */
static bool next_cell(dl_str row, size_t *at, dl_buf *cell)
{
    dl_buf_clear(cell);
    if (*at + 1 >= row.n)
        return false;
    for (++*at; *at < row.n && row.p[*at] != '|'; ++*at) {
        bool is_escape = row.p[*at] == '\\' && *at + 1 < row.n &&
                         row.p[*at + 1] == '|';
        *at += is_escape;
        dl_buf_addc(cell, row.p[*at]);
    }
    return true;
}

static size_t count_cells(dl_str row)
{
    size_t n = 0, at = 0;
    dl_buf cell = {0};
    while (next_cell(row, &at, &cell))
        n++;
    dl_buf_free(&cell);
    return n;
}

/* A row with fewer cells than the head is filled up. */
static void add_row(dl_table *table, dl_str row, bool color)
{
    dl_buf cell = {0}, shown = {0};
    size_t at = 0;
    for (size_t c = 0; c < table->columns; c++) {
        next_cell(row, &at, &cell);
        dl_buf_clear(&shown);
        dl_inline_add(&shown, dl_str_trim(dl_buf_str(&cell), " "), color);
        dl_table_add(table, dl_buf_str(&shown));
    }
    dl_buf_free(&cell);
    dl_buf_free(&shown);
}

static void show_table(page *p, dl_str head, size_t next)
{
    dl_table table = {.columns = count_cells(head)};
    if (table.columns > DL_TABLE_COLUMNS)
        table.columns = DL_TABLE_COLUMNS;
    begin_block(p, false);
    add_row(&table, head, p->style->color);
    for (p->at = next; p->at < p->text.n; p->at = next) {
        dl_str line = line_at(p, p->at, &next);
        if (line.n == 0 || line.p[0] != '|')
            break;
        if (!dl_str_starts(line, "|-") && !dl_str_starts(line, "|:"))
            add_row(&table, line, p->style->color);
    }
    dl_table_show(p->out, &table, p->style->width, p->style->color);
    dl_table_free(&table);
}

void dl_markdown_show(dl_buf *out, dl_str text, const dl_markdown_style *style)
{
    page p = {.out = out, .text = text, .style = style};
    bool after_item = false, is_empty_before = false;
    while (p.at < text.n) {
        size_t next;
        dl_str line = line_at(&p, p.at, &next);
        bool is_item = marker_of(line, indent_of(line)) > 0;
        bool is_tight = after_item && !is_empty_before;
        is_empty_before = dl_str_trim(line, " ").n == 0;
        if (is_empty_before || is_comment(line)) {
            p.at = next;
            continue;
        }
        if (fence_of(line))
            show_code(&p, line, next);
        else if (is_item)
            show_item(&p, line, next, is_tight);
        else if (heading_of(line))
            show_heading(&p, line, next);
        else if (line.p[0] == '|')
            show_table(&p, line, next);
        else
            show_paragraph(&p, line, next);
        after_item = is_item;
    }
    dl_buf_free(&p.joined);
}
