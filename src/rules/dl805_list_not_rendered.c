/* DL805 list-not-rendered: see rules/DL805-list-not-rendered.md. */
#include "base/str.h"
#include "rules/shared/items.h"
#include "rules/shared/reshape.h"
#include "rules_gen.h"
#include "text/utf8.h"

enum { LARGEST_NUMBER = 31 /* of a list that is meant */ };

/* The rows of a block that look like items, one below the other. */
typedef struct group {
    const dl_page *page;
    uint32_t block;
    uint32_t from, to; /* rows */
    dl_item_look first;
    bool is_tight;
    uint32_t seen; /* byte up to which the next two are known; 0: none */
    bool in_tag, in_pre;
} group;

static bool is_letter_at(const dl_page *page, uint32_t at)
{
    char c = page->doc->src.p[at];
    return (unsigned char)c >= 0x80 || dl_is_alpha(c) ||
           dl_is_one_of(c, "*[`");
}

static const dl_row *row_of(const group *g, uint32_t r)
{
    return &g->page->rows[r];
}

/* A row that continues the list that `g->first` begins. */
static bool goes_on(const group *g, uint32_t r, uint32_t number)
{
    dl_item_look look;
    char sign = g->page->doc->src.p[g->first.sign];
    return dl_looks_like_item(g->page, row_of(g, r), &look) &&
           look.is_tight == g->is_tight &&
           g->page->doc->src.p[look.sign] == sign &&
           (look.number > 0) == (g->first.number > 0) &&
           (!g->is_tight || is_letter_at(g->page, look.text)) &&
           (number == 0 || look.number == number);
}

/* The line above ends, so that this one is not its continuation. */
static bool is_after_end(const group *g, uint32_t r)
{
    return dl_looks_like_sentence(
        dl_row_trimmed(g->page, row_of(g, r - 1)));
}

/* The line above is no text that could go on here: a heading, a row of a table,
   a line in bold, of which the page makes nothing, or a picture. */
static bool is_after_title(const group *g, uint32_t r)
{
    dl_str s = dl_row_trimmed(g->page, row_of(g, r - 1));
    return g->first.number == 0 && is_letter_at(g->page, g->first.text) &&
           (dl_str_starts(s, "#") ||
            (dl_str_starts(s, "![") && dl_str_ends(s, ")")) ||
            dl_pipes_in(g->page, row_of(g, r - 1)) > 0 ||
            (dl_str_starts(s, "**") && dl_str_ends(s, "**")));
}

/* Whether the row of a block of HTML begins inside a tag or in <pre>: what was
   found out for the rows before is kept, because they are asked in order. */
static bool is_in_raw(group *g, uint32_t r)
{
    uint32_t to = row_of(g, r)->start;
    const char *p = g->page->doc->src.p;
    if (g->seen == 0)
        g->seen = row_of(g, g->page->blocks[g->block].row)->start;
    for (; g->seen < to; g->seen++) {
        dl_str s = {p + g->seen, to - g->seen};
        if (*s.p == '<')
            g->in_tag = s.n < 2 || dl_is_alpha(s.p[1]) || s.p[1] == '/';
        else if (*s.p == '>')
            g->in_tag = false;
        if (dl_begins_with(s, "<pre"))
            g->in_pre = true;
        else if (dl_begins_with(s, "</pre"))
            g->in_pre = false;
    }
    return g->in_tag || g->in_pre;
}

/* Whether the row ends in `</name>`. */
static bool closes(const group *g, uint32_t r, dl_str name)
{
    dl_str s = dl_row_trimmed(g->page, row_of(g, r));
    if (s.n < name.n + 3)
        return false;
    dl_str tag = dl_str_from(s, s.n - name.n - 3);
    return dl_str_starts(tag, "</") && tag.p[tag.n - 1] == '>' &&
           memcmp(tag.p + 2, name.p, name.n) == 0;
}

/* `<p>`, and below it `1. 글</p>`: all the text of an element, which nothing
   joins. */
static bool is_alone_in_element(const group *g)
{
    const dl_block *b = &g->page->blocks[g->block];
    if (b->kind != DL_BLOCK_HTML || g->from == b->row || g->to > g->from + 1)
        return false;
    dl_str tag = dl_row_trimmed(g->page, row_of(g, g->from - 1));
    size_t n = 1;
    while (n < tag.n && dl_is_alnum(tag.p[n]))
        n++;
    dl_str name = {tag.p + 1, n - 1};
    return n > 1 && tag.p[0] == '<' &&
           memchr(tag.p, '>', tag.n) == tag.p + tag.n - 1 &&
           (closes(g, g->from, name) ||
            (g->to < b->row_end && closes(g, g->to, name)));
}

/* `-d로 실행하면`: an option of a command with a particle begins a sentence. */
static bool is_option_in_text(const dl_page *page, const dl_item_look *look)
{
    const char *p = page->doc->src.p + look->text;
    return page->doc->src.p[look->sign] == '-' && dl_is_lower(p[0]) &&
           (unsigned char)p[1] >= 0x80;
}

/* Whether rows from `r` on are a list that is meant; sets `g->to`. */
static bool find_group(group *g, uint32_t r, uint32_t end)
{
    const dl_block *b = &g->page->blocks[g->block];
    if (!dl_looks_like_item(g->page, row_of(g, r), &g->first) ||
        dl_looks_like_rule(g->page, row_of(g, r)) ||
        g->first.number > LARGEST_NUMBER)
        return false;
    g->is_tight = g->first.is_tight;
    g->from = r;
    g->to = r + 1;
    uint32_t number = g->first.number;
    if (g->is_tight && (!is_letter_at(g->page, g->first.text) ||
                        is_option_in_text(g->page, &g->first)))
        return false;
    char sign = g->page->doc->src.p[g->first.sign];
    bool is_parenthesis =
        sign == ')' && dl_renderer_is_kramdown(g->page->renderer);
    bool may_begin = g->is_tight        ? sign != '*' /* rather emphasis */ &&
                                       (number <= 1 || r == b->row)
                     : is_parenthesis ? number == 1
                                      : r > b->row; /* `**- 글` */
    if (!may_begin)
        return false;
    if (r > b->row && dl_ends_in_break(g->page, row_of(g, r - 1)))
        return false; /* looks like a list */
    if (b->kind == DL_BLOCK_HTML && (sign == '+' || is_in_raw(g, r)))
        return false;
    while (g->to < end && !dl_ends_in_break(g->page, row_of(g, g->to - 1)) &&
           goes_on(g, g->to, number > 0 ? number + (g->to - r) : 0))
        g->to++;
    uint32_t n = g->to - g->from;
    if (is_alone_in_element(g))
        return false;
    if (g->is_tight || (is_parenthesis && r == b->row))
        return n > 1;
    if (is_parenthesis)
        return n > 1 || is_after_end(g, r);
    if (n == 1 && r > b->row && number != 1 && b->kind != DL_BLOCK_HTML &&
        !is_after_end(g, r) && !is_after_title(g, r))
        return false;
    return true;
}

/* ---- the fix ------------------------------------------------------------- */

/* Whether an empty line and less indentation make a list of the rows. */
static bool can_repair(const group *g)
{
    const dl_page *page = g->page;
    const dl_block *b = &page->blocks[g->block];
    bool is_kramdown = dl_renderer_is_kramdown(page->renderer);
    dl_item_look above; /* of which list it is a part, is not known */
    if (g->from > b->row &&
        dl_looks_like_item(page, row_of(g, g->from - 1), &above) &&
        !above.is_tight)
        return false;
    return b->kind == DL_BLOCK_PARAGRAPH && b->parent == 0 &&
           (g->first.number <= 1 || !is_kramdown);
}

/* `-n: 이름`: an option of a command, which a space would spoil. */
static bool is_option(const group *g)
{
    dl_str s = dl_str_from(dl_row_trimmed(g->page, row_of(g, g->from)), 1);
    return g->is_tight && s.n > 1 && dl_is_alpha(s.p[0]) &&
           !dl_is_alnum(s.p[1]) && (unsigned char)s.p[1] < 0x80;
}

static bool has_pipe(const group *g)
{
    uint32_t n = 0;
    for (uint32_t r = g->from; r < g->to; r++)
        n += dl_pipes_in(g->page, row_of(g, r));
    return n > 0;
}

/* Whether an item is an address: after a blank, pages make a link of it. */
static bool has_address(const group *g)
{
    for (uint32_t r = g->from; r < g->to; r++) {
        dl_item_look look;
        dl_looks_like_item(g->page, row_of(g, r), &look);
        if (dl_str_starts(dl_str_from(g->page->doc->src, look.text), "http"))
            return true;
    }
    return false;
}

/* `예) - 하나`, and right below the dash `- 둘`: an empty line would part them. */
static bool is_aligned(const group *g)
{
    enum { LONGEST_LABEL = 10 /* bytes */ };
    if (g->from == g->page->blocks[g->block].row)
        return false;
    dl_str above = dl_row_trimmed(g->page, row_of(g, g->from - 1));
    return dl_str_find(above, DL_STR(" - ")) <= LONGEST_LABEL;
}

/* Whether a list follows that is a single column to the right: below a list,
   nobody can tell whether it is meant to be nested. */
static bool is_above_careless(const group *g)
{
    const dl_page *page = g->page;
    uint32_t next = page->blocks[g->block].end;
    if (next >= page->n_blocks || page->blocks[next].kind != DL_BLOCK_LIST)
        return false;
    uint32_t item = dl_first_item(page, next);
    return item != DL_NONE && dl_column_of(page, page->blocks[item].mark) ==
                                  dl_column_of(page, g->first.mark) + 1;
}

/* How far an item is indented below the first one. */
static uint32_t column_below(const group *g, uint32_t mark)
{
    uint32_t first = dl_column_of(g->page, g->first.mark);
    uint32_t column = dl_column_of(g->page, mark);
    return column > first ? column - first : 0;
}

static void repair(dl_ctx *ctx, dl_diagnostic *d, const group *g)
{
    const dl_page *page = g->page;
    const dl_block *b = &page->blocks[g->block];
    bool is_kramdown = dl_renderer_is_kramdown(page->renderer);
    if (!can_repair(g) || is_option(g) || is_aligned(g) ||
        is_above_careless(g))
        return;
    /* elsewhere the list would begin with 1, an item become a table, or take
       in the text below */
    bool is_sure = g->first.number <= 1 && g->to == b->row_end &&
                   !has_pipe(g) && !(g->is_tight && has_address(g));
    dl_applicability how = is_sure ? DL_FIX_SAFE : DL_FIX_UNSAFE;
    for (uint32_t r = g->from; r < g->to; r++) {
        dl_item_look look;
        dl_looks_like_item(page, row_of(g, r), &look);
        if (r == g->from && r > b->row)
            dl_insert_line_with(ctx, d, how, page, row_of(g, r), look.mark, "");
        else if (look.mark > dl_row_line_start(page, row_of(g, r)))
            dl_indent_line(ctx, d, how, page, row_of(g, r)->line,
                           column_below(g, look.mark));
        if (is_kramdown && page->doc->src.p[look.sign] == ')')
            dl_fix_edit(ctx, d, how,
                        (dl_span){look.sign, look.sign + 1}, DL_STR("."));
        if (g->is_tight)
            dl_fix_edit(ctx, d, how,
                        (dl_span){look.sign + 1, look.sign + 1}, DL_STR(" "));
    }
}

static void report(dl_ctx *ctx, const group *g)
{
    const dl_page *page = g->page;
    dl_span span = dl_rows_span(page, g->from, g->to);
    dl_span marker = {g->first.mark, g->first.sign + 1};
    dl_diagnostic *d =
        dl_report(ctx, DL805_LIST, span, dl_doc_slice(page->doc, marker));
    if (page->renderer->hard_breaks)
        dl_report_severity(ctx, d, DL_SEVERITY_INFO);
    repair(ctx, d, g);
}

/* ---- where --------------------------------------------------------------- */

static bool is_text(const dl_block *b)
{
    return b->kind == DL_BLOCK_PARAGRAPH || b->kind == DL_BLOCK_TERM;
}

/* Lists that are indented below an item are DL806's, unless they lack a
   blank. */
static bool is_others(const dl_page *page, const group *g)
{
    const dl_block *b = &page->blocks[g->block];
    const dl_block *parent = &page->blocks[b->parent];
    return is_text(b) && !g->is_tight && parent->kind == DL_BLOCK_ITEM &&
           dl_column_of(page, g->first.mark) > dl_column_of(page, parent->mark);
}

/* Where the renderer is not known, only what stays text in all of them counts:
   four spaces in a block that is in no other, or no blank after the marker. */
static bool is_lost_everywhere(const dl_page *page, const dl_block *b,
                               const dl_item_look *look)
{
    return page->renderer->name != DL_RENDERER_UNKNOWN || look->is_tight ||
           (b->parent == 0 && dl_column_of(page, look->mark) >= 4 &&
            !dl_is_in_admonition(page, page->rows[b->row].line + 1));
}

static bool is_in_other_text(const dl_doc *doc, uint32_t at)
{
    dl_region_kind kind = dl_region_at(doc, at);
    return kind == DL_REGION_FORMULA || kind == DL_REGION_TEMPLATE ||
           kind == DL_REGION_COMMENT || kind == DL_REGION_CODE;
}

static void on_page(dl_ctx *ctx, const struct dl_post *post)
{
    const dl_page *page = dl_ctx_page(ctx);
    (void)post;
    if (page->renderer->name == DL_RENDERER_NONE)
        return;
    for (uint32_t i = 0; i < page->n_blocks; i++) {
        const dl_block *b = &page->blocks[i];
        group g = {.page = page, .block = i};
        if (b->kind < DL_BLOCK_PARAGRAPH ||
            (!is_text(b) && !dl_is_html_text(page, i)) ||
            dl_is_jsx_text(page, i))
            continue;
        bool is_below = false; /* below what some renderer makes an item of */
        for (uint32_t r = b->row; r < b->row_end; r++) {
            dl_item_look look;
            bool is_item = dl_looks_like_item(page, &page->rows[r], &look);
            if (is_item && !is_lost_everywhere(page, b, &look))
                is_below = true;
            if (!is_item || is_below ||
                is_in_other_text(page->doc, page->rows[r].start) ||
                !find_group(&g, r, b->row_end))
                continue;
            if (!is_others(page, &g))
                report(ctx, &g);
            r = g.to - 1;
        }
    }
}

const dl_check dl_check_dl805 = {.on_page = on_page};
