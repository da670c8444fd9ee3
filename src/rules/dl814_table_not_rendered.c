/* DL814 table-not-rendered: see rules/DL814-table-not-rendered.md. */
#include "base/str.h"
#include "page/looks.h"
#include "rules/shared/reshape.h"
#include "rules_gen.h"
#include "text/lines.h"

/* ---- a table that stays text --------------------------------------------- */

/* The rows around delimiter row `at` that have a `|`, as [*from, *to). */
static void find_table(const dl_page *page, const dl_block *b, uint32_t at,
                       uint32_t *from, uint32_t *to)
{
    *from = at > b->row && dl_pipes_in(page, &page->rows[at - 1]) ? at - 1 : at;
    *to = at + 1;
    while (*to < b->row_end && dl_pipes_in(page, &page->rows[*to]))
        ++*to;
}

static dl_str line_text(const dl_page *page, uint32_t line)
{
    const dl_doc *doc = page->doc;
    dl_span span = {doc->line_starts[line],
                    dl_lines_end(doc->line_starts, doc->n_lines, doc->src,
                                 line)};
    return dl_str_trim(dl_doc_slice(doc, span), " \t");
}

/* `{: .table}`, which is the table's if nothing is between them. */
static bool has_attributes(const dl_page *page, uint32_t line)
{
    return dl_str_starts(line_text(page, line), "{:");
}

/* Whether nothing is left of the row after Liquid. */
static bool is_template(const dl_page *page, const dl_row *row)
{
    dl_str s = dl_row_trimmed(page, row);
    bool runs = page->renderer->liquid ||
                page->renderer->name == DL_RENDERER_HUGO;
    return runs && dl_str_starts(s, "{{") && dl_str_ends(s, "}}");
}

/* The code span that begins at byte `i` of the row: its end, or `i`. */
static uint32_t code_end(const dl_page *page, const dl_row *row, uint32_t i)
{
    const char *p = page->doc->src.p;
    uint32_t n = 0;
    while (i + n < row->end && p[i + n] == '`')
        n++;
    for (uint32_t k = i + n; k < row->end; k++) {
        uint32_t m = 0;
        while (k + m < row->end && p[k + m] == '`')
            m++;
        if (m == n && n > 0)
            return k + m;
        k += m > 0 ? m - 1 : 0;
    }
    return i;
}

/* The next code span of the row from byte `*at` on; moves `*at` to its end.
   False: there is none. */
static bool next_code(const dl_page *page, const dl_row *row, uint32_t *at,
                      dl_span *code)
{
    const char *p = page->doc->src.p;
    for (uint32_t i = *at; i < row->end; i++) {
        if (p[i] != '`')
            continue;
        *code = (dl_span){i, code_end(page, row, i)};
        *at = code->end;
        if (code->end > i)
            return true;
        while (i + 1 < row->end && p[i + 1] == '`') /* a run without an end */
            i++;
    }
    return false;
}

static bool is_bar(const dl_page *page, uint32_t at)
{
    return page->doc->src.p[at] == '|' && page->doc->src.p[at - 1] != '\\';
}

/* Whether a table of these rows would lose cells in GFM. */
static bool is_split(const dl_page *page, uint32_t from, uint32_t to)
{
    for (uint32_t r = from; r < to; r++) {
        const dl_row *row = &page->rows[r];
        dl_span code;
        for (uint32_t at = row->start; next_code(page, row, &at, &code);)
            for (uint32_t k = code.start; k < code.end; k++)
                if (is_bar(page, k))
                    return true;
    }
    return false;
}

/* `25. 글` below the table: a list, if it stands apart, whose number is 1. */
static bool is_number(const dl_page *page, uint32_t line)
{
    const dl_doc *doc = page->doc;
    dl_item_look look;
    if (line >= doc->n_lines)
        return false;
    dl_row row = {doc->line_starts[line],
                  dl_lines_end(doc->line_starts, doc->n_lines, doc->src, line),
                  line};
    return dl_looks_like_item(page, &row, &look) && look.number > 1;
}

/* kramdown: a table stands apart from what is before and after it. */
static void set_apart(dl_ctx *ctx, dl_diagnostic *d, const dl_page *page,
                      uint32_t block, uint32_t from, uint32_t to)
{
    const dl_row *first = &page->rows[from], *last = &page->rows[to - 1];
    dl_applicability how =
        is_split(page, from, to) ? DL_FIX_UNSAFE : DL_FIX_SAFE;
    if (!dl_can_insert_line(page, block) || is_number(page, last->line + 1))
        return;
    if (first->line > 0 && !has_attributes(page, first->line - 1) &&
        !dl_is_empty_line(page, first->line - 1))
        dl_insert_line(ctx, d, how, page, first);
    if (last->line + 1 < page->doc->n_lines &&
        !has_attributes(page, last->line + 1) &&
        !dl_is_empty_line(page, last->line + 1)) {
        dl_row next = {0, 0, last->line + 1};
        dl_insert_line(ctx, d, how, page, &next);
    }
}

/* Where no table can be meant. */
static bool is_hidden(const dl_page *page, const dl_row *row)
{
    dl_region_kind kind = dl_region_at(page->doc, row->start);
    return kind == DL_REGION_CODE || kind == DL_REGION_COMMENT;
}

/* The cells of a row. */
static uint32_t cells_in(const dl_page *page, const dl_row *row)
{
    dl_str s = dl_row_trimmed(page, row);
    uint32_t pipes = dl_pipes_in(page, row);
    bool has_first = s.n > 0 && s.p[0] == '|';
    bool has_last = s.n > 1 && s.p[s.n - 1] == '|' && s.p[s.n - 2] != '\\';
    return pipes + 1 - (pipes > 0 && has_first) - (pipes > 0 && has_last);
}

/* goldmark's paragraphs become tables when they are done, so that a lazy line
   may be one's row; and it adds the cells that a head lacks. */
static bool is_goldmark_table(const dl_page *page, const dl_block *b,
                              uint32_t delimiter)
{
    return page->renderer->name == DL_RENDERER_HUGO && delimiter > b->row &&
           cells_in(page, &page->rows[delimiter - 1]) <=
               cells_in(page, &page->rows[delimiter]);
}

static void look_for_table(dl_ctx *ctx, const dl_page *page, uint32_t block)
{
    const dl_block *b = &page->blocks[block];
    for (uint32_t r = b->row; r < b->row_end; r++) {
        uint32_t from, to;
        if (!dl_looks_like_delimiter(page, &page->rows[r]) ||
            is_hidden(page, &page->rows[r]) ||
            is_goldmark_table(page, b, r))
            continue;
        find_table(page, b, r, &from, &to);
        bool ends = to < b->row_end && is_template(page, &page->rows[to]);
        if (to - from < 2 || ends)
            continue;
        dl_diagnostic *d = dl_report(
            ctx, from == r ? DL814_APART : DL814_TABLE,
            dl_rows_span(page, from, to), DL_STR(""));
        if (from < r && dl_renderer_is_kramdown(page->renderer))
            set_apart(ctx, d, page, block, from, to);
        r = to - 1;
    }
}

/* ---- a table that is not as it was meant --------------------------------- */

/* GFM cuts a row into cells before it looks for code. */
static void look_for_split(dl_ctx *ctx, const dl_page *page, const dl_row *row)
{
    const dl_renderer *other = dl_ctx_other_renderer(ctx);
    bool shows_backslash = other && dl_renderer_is_kramdown(other);
    dl_span code;
    for (uint32_t at = row->start; next_code(page, row, &at, &code);) {
        /* what follows in the row is in another cell, or nowhere */
        dl_span lost = {code.start, row->end};
        dl_diagnostic *d = NULL;
        for (uint32_t k = code.start; k < code.end; k++) {
            if (!is_bar(page, k))
                continue;
            if (!d)
                d = dl_report(ctx, DL814_SPLIT, lost,
                              dl_doc_slice(page->doc, code));
            if (!shows_backslash)
                dl_fix_edit(ctx, d, DL_FIX_SAFE, (dl_span){k, k + 1},
                            DL_STR("\\|"));
        }
    }
}

/* Whether a `|` without a backslash is in a cell: a row of one cell; or the row
   is the end of a container (`:::`), which a plug-in reads first. */
static bool has_cells(const dl_page *page, const dl_row *row)
{
    return dl_pipes_in(page, row) > 0 || is_template(page, row) ||
           (page->renderer->name >= DL_RENDERER_MARKDOWN_IT &&
            dl_str_starts(dl_row_trimmed(page, row), ":::"));
}

static void look_at_table(dl_ctx *ctx, const dl_page *page, uint32_t block)
{
    const dl_block *b = &page->blocks[block];
    for (uint32_t r = b->row; r < b->row_end; r++)
        look_for_split(ctx, page, &page->rows[r]);
    uint32_t eaten = b->row_end;
    while (eaten > b->row && !has_cells(page, &page->rows[eaten - 1]))
        eaten--;
    if (eaten == b->row_end || eaten <= b->row + 1 ||
        dl_pipes_in(page, &page->rows[b->row]) == 0)
        return;
    dl_diagnostic *d = dl_report(ctx, DL814_EATEN,
                                 dl_rows_span(page, eaten, b->row_end),
                                 DL_STR(""));
    /* below a row that lacks cells, it is the row's end */
    bool is_row_whole = cells_in(page, &page->rows[eaten - 1]) >=
                        cells_in(page, &page->rows[b->row]);
    if (is_row_whole && dl_can_insert_line(page, block))
        dl_insert_line(ctx, d, DL_FIX_SAFE, page, &page->rows[eaten]);
}

static void on_page(dl_ctx *ctx, const struct dl_post *post)
{
    const dl_page *page = dl_ctx_page(ctx);
    (void)post;
    if (page->renderer->name <= DL_RENDERER_NONE || /* nothing is lost in all */
        dl_str_find(page->doc->src, DL_STR("|")) == SIZE_MAX)
        return;
    for (uint32_t i = 0; i < page->n_blocks; i++) {
        uint8_t kind = page->blocks[i].kind;
        if (kind == DL_BLOCK_PARAGRAPH && !dl_is_jsx_text(page, i))
            look_for_table(ctx, page, i);
        else if (dl_is_goldmark_row(page, i))
            dl_report(ctx, DL814_EATEN,
                      dl_rows_span(page, page->blocks[i].row,
                                   page->blocks[i].row_end),
                      DL_STR(""));
        else if (kind == DL_BLOCK_TABLE &&
                 dl_renderer_is_commonmark(page->renderer))
            look_at_table(ctx, page, i);
    }
}

const dl_check dl_check_dl814 = {.on_page = on_page};
