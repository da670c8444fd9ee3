/* DL806 nesting-lost: see rules/DL806-nesting-lost.md. */
#include "base/str.h"
#include "page/looks.h"
#include "rules/shared/items.h"
#include "rules/shared/reshape.h"
#include "rules_gen.h"
#include "text/lines.h"

typedef struct place {
    const dl_page *page;
    uint32_t item;   /* the one above */
    uint32_t line;   /* of the lost one, from 0 */
    uint32_t column; /* of its marker */
    bool is_torn;    /* from the item by a block that is not indented */
} place;

/* What the lists are like, looked at when a single column is in doubt. */
typedef struct habits {
    bool are_known;
    bool begins_late; /* lists at the margin are one column off it */
    bool nests;       /* bullets are nested as they should be */
    bool is_flat;     /* bullets stand beside the numbers above them */
} habits;

typedef struct scan {
    dl_ctx *ctx;
    const dl_page *page;
    habits habits;
} scan;

/* ---- the fix ------------------------------------------------------------- */

/* The column of an item's text: up to four blanks after the marker belong to
   it. */
static uint32_t text_column(const place *p, uint32_t marker)
{
    enum { MOST = 4 };
    dl_str src = p->page->doc->src;
    uint32_t text = (uint32_t)dl_str_skip_blanks(src, marker);
    uint32_t from = dl_column_of(p->page, marker);
    uint32_t to = dl_column_of(p->page, text);
    bool is_text = text < src.n && !dl_is_white(src.p[text]);
    return is_text && to - from <= MOST ? to : from + 1;
}

/* Where a child must begin: below the text of the item, and in column 4 below a
   number, which all renderers take. */
static uint32_t wanted_column(const place *p)
{
    const dl_block *b = &p->page->blocks[p->item];
    dl_str src = p->page->doc->src;
    uint32_t own = dl_column_of(p->page, b->mark), end = b->mark;
    while (end < src.n && dl_is_digit(src.p[end]))
        end++;
    bool is_digit = end == b->mark + 1 && src.p[end] == '.';
    uint32_t text = text_column(p, end + 1); /* kramdown knows no `1)` */
    return is_digit && text < own + 4 ? own + 4 : text;
}

static uint32_t own_column(const place *p)
{
    return dl_column_of(p->page, p->page->blocks[p->item].mark);
}

/* The column of the first sign of a line, in a quotation after its marks;
   DL_NONE if it is empty. */
static uint32_t column_of_line(const dl_page *page, uint32_t line,
                               bool is_quoted)
{
    const dl_doc *doc = page->doc;
    uint32_t i = doc->line_starts[line];
    uint32_t end = dl_lines_end(doc->line_starts, doc->n_lines, doc->src, line);
    while (i < end && (dl_is_blank(doc->src.p[i]) ||
                       (is_quoted && doc->src.p[i] == '>')))
        i++;
    return i < end ? dl_column_of(page, i) : DL_NONE;
}

/* `- 9. 하나`: the second marker of a line says nothing of columns. */
static bool follows_other(const dl_page *page, uint32_t item)
{
    uint32_t line = dl_item_line(page, item);
    bool is_quoted = dl_block_is_in(page, item, DL_BLOCK_QUOTE);
    return column_of_line(page, line, is_quoted) !=
           dl_column_of(page, page->blocks[item].mark);
}

/* Whether the line is `1) 글`, which is text in kramdown. */
static bool is_no_item(const dl_page *page, uint32_t line)
{
    const dl_doc *doc = page->doc;
    uint32_t i = doc->line_starts[line];
    if (!dl_renderer_is_kramdown(page->renderer))
        return false;
    while (i < doc->src.n && dl_is_blank(doc->src.p[i]))
        i++;
    while (i < doc->src.n && dl_is_digit(doc->src.p[i]))
        i++;
    return i < doc->src.n && doc->src.p[i] == ')';
}

/* Whether no place makes it nested: it is no item, or what is above is none. */
static bool is_beside_text(const place *p)
{
    return is_no_item(p->page, p->line) ||
           (p->line > 0 && is_no_item(p->page, p->line - 1));
}

/* Whether a line below the lost item is indented less than it is, by more than
   carelessness, but more than the item above: where that belongs would change
   with the lost one. */
static bool is_above_other(const place *p)
{
    for (uint32_t line = p->line + 1; line < p->page->doc->n_lines; line++) {
        uint32_t column = column_of_line(p->page, line, false);
        if (column == DL_NONE || column <= own_column(p))
            return false;
        if (column + 1 < p->column)
            return true;
    }
    return false;
}

/* kramdown counts a tab after other indentation as it pleases. */
static bool is_beyond_tab(dl_ctx *ctx, const place *p)
{
    const dl_renderer *other = dl_ctx_other_renderer(ctx);
    const dl_doc *doc = p->page->doc;
    uint32_t i = doc->line_starts[dl_item_line(p->page, p->item)];
    if (!dl_renderer_is_kramdown(p->page->renderer) &&
        !(other && dl_renderer_is_kramdown(other)))
        return false;
    while (i < doc->src.n && doc->src.p[i] == ' ')
        i++;
    return i < doc->src.n && doc->src.p[i] == '\t';
}

/* `- 하나` and, in its text, ` - 둘`: whether it is in it or beside it, only a
   person knows. */
static bool is_unclear(const place *p)
{
    const dl_block *b = &p->page->blocks[p->item];
    return b->number == 0 && p->column == own_column(p) + 1 &&
           b->row_end > b->row &&
           p->line <= p->page->rows[b->row_end - 1].line;
}

/* Moves the lost item with all that is indented as far as it is. */
static void repair(dl_ctx *ctx, dl_diagnostic *d, const place *p)
{
    uint32_t wanted = wanted_column(p);
    if (wanted == p->column || p->is_torn || is_beside_text(p) ||
        is_unclear(p) ||
        !dl_can_insert_line(p->page, p->item) || is_beyond_tab(ctx, p) ||
        follows_other(p->page, p->item) || is_above_other(p))
        return;
    for (uint32_t line = p->line; line < p->page->doc->n_lines; line++) {
        uint32_t column = column_of_line(p->page, line, false);
        bool is_apart = column == DL_NONE; /* by empty lines */
        while (column == DL_NONE && ++line < p->page->doc->n_lines)
            column = column_of_line(p->page, line, false);
        if (column == DL_NONE || column <= own_column(p) ||
            (is_apart && column < p->column))
            break;
        dl_indent_line(ctx, d, DL_FIX_SAFE, p->page, line,
                       column < p->column ? wanted
                                          : wanted + (column - p->column));
    }
}

/* The end of the lines from the lost item on that are indented as far. */
static uint32_t group_end(const place *p)
{
    const dl_doc *doc = p->page->doc;
    uint32_t line = p->line;
    bool is_quoted = dl_block_is_in(p->page, p->item, DL_BLOCK_QUOTE);
    uint32_t least = p->is_torn ? p->column : own_column(p) + 1;
    for (uint32_t next = line + 1; next < doc->n_lines; next++) {
        uint32_t column = column_of_line(p->page, next, is_quoted);
        bool is_apart = next > line + 1; /* by empty lines */
        if (column == DL_NONE)
            continue;
        if (column < (is_apart && p->column > least ? p->column : least))
            break;
        line = next;
    }
    return dl_doc_line(doc, line + 1).end;
}

static void report(dl_ctx *ctx, const place *p, uint32_t mark, unsigned message)
{
    uint32_t end = message == DL806_LOST
                       ? group_end(p)
                       : dl_doc_line(p->page->doc, p->line + 1).end;
    dl_span span = {mark, end > mark ? end : mark};
    dl_diagnostic *d = dl_report(ctx, message, span, DL_STR(""));
    if (message == DL806_LOST)
        repair(ctx, d, p);
}

/* ---- where --------------------------------------------------------------- */

/* The last line of an item's own text, without blocks of its own after it. */
static uint32_t last_line(const dl_page *page, uint32_t item)
{
    const dl_block *b = &page->blocks[item];
    return b->row_end > b->row ? page->rows[b->row_end - 1].line
                               : dl_item_line(page, item);
}

static bool is_inside(const dl_page *page, uint32_t block, uint32_t item)
{
    return block > item && block < page->blocks[item].end;
}

/* Whether only empty lines are between two lines. */
static bool is_next(const dl_page *page, uint32_t above, uint32_t line,
                    bool is_quoted)
{
    while (++above < line)
        if (column_of_line(page, above, is_quoted) != DL_NONE)
            return false;
    return true;
}

/* Numbers right below a bullet are mostly meant to be in it; where a bullet of
   the same column follows, they are its equals. */
static bool is_between_bullets(const dl_page *page, uint32_t item)
{
    uint32_t next = page->blocks[item].end;
    while (next < page->n_blocks && page->blocks[next].kind != DL_BLOCK_ITEM)
        next++;
    return next < page->n_blocks && page->blocks[next].number == 0 &&
           dl_column_of(page, page->blocks[next].mark) ==
               dl_column_of(page, page->blocks[item].mark);
}

/* What an item's outermost list is in: a quotation, a footnote, the page. */
static uint32_t container_of(const dl_page *page, uint32_t block)
{
    do
        block = page->blocks[block].parent;
    while (block != DL_NONE && (page->blocks[block].kind == DL_BLOCK_LIST ||
                                page->blocks[block].kind == DL_BLOCK_ITEM));
    return block;
}

/* Whether an item is in one whose marker is further to the right. */
static bool is_in_deeper(const dl_page *page, uint32_t item)
{
    uint32_t column = dl_column_of(page, page->blocks[item].mark);
    uint32_t line = dl_item_line(page, item);
    for (uint32_t i = page->blocks[item].parent; i != DL_NONE;
         i = page->blocks[i].parent)
        if (page->blocks[i].kind == DL_BLOCK_ITEM &&
            dl_column_of(page, page->blocks[i].mark) > column &&
            dl_item_line(page, i) < line)
            return true;
    return false;
}

/* Code; a quotation may be the title of what is below it. */
static bool is_between_items(const dl_page *page, uint32_t block)
{
    const dl_block *b = &page->blocks[block];
    return b->kind == DL_BLOCK_CODE && b->flags & DL_BLOCK_FENCED;
}

/* Whether code that is not indented ends the list in which
   `item`, the first of its own list, was to be nested. */
static bool is_torn(const dl_page *page, uint32_t above, uint32_t item)
{
    enum { LEAST = 2 /* columns of what is nested */ };
    const dl_block *a = &page->blocks[above], *b = &page->blocks[item];
    uint32_t from = dl_column_of(page, a->mark);
    uint32_t to = dl_column_of(page, b->mark), list = b->parent;
    bool is_less = to == from ? b->depth < a->depth : b->depth <= a->depth;
    if (to < LEAST || to < from || !is_less || b->number > 1 ||
        dl_first_item(page, list) != item)
        return false;
    uint32_t before = dl_block_before(page, list);
    while (before != DL_NONE && is_between_items(page, before))
        before = dl_block_before(page, before);
    return before != DL_NONE && dl_block_before(page, list) != before &&
           page->blocks[before].kind == DL_BLOCK_LIST &&
           is_inside(page, above, before);
}

/* Whether the line begins with the mark of a quotation, which kramdown also
   continues without it. */
static bool has_quote_mark(const dl_page *page, uint32_t line)
{
    const dl_doc *doc = page->doc;
    size_t i = dl_str_skip_blanks(doc->src, doc->line_starts[line]);
    return i < doc->src.n && doc->src.p[i] == '>';
}

/* Whether a list of bullets that is in nothing begins in the second column. */
static bool begins_late(const dl_page *page)
{
    for (uint32_t i = 1; i < page->n_blocks; i = page->blocks[i].end) {
        uint32_t item = dl_first_item(page, i), before;
        if (page->blocks[i].kind != DL_BLOCK_LIST || item == DL_NONE ||
            page->blocks[item].number > 0 ||
            dl_column_of(page, page->blocks[item].mark) != 1)
            continue;
        before = dl_block_before(page, i);
        if (before == DL_NONE || page->blocks[before].kind != DL_BLOCK_LIST)
            return true;
    }
    return false;
}

/* `1. 하나`, and in the same column below it `- 가`: whoever writes so does not
   nest bullets below numbers. */
static bool is_flat(const dl_page *page)
{
    for (uint32_t i = 1; i < page->n_blocks; i++) {
        if (page->blocks[i].kind != DL_BLOCK_LIST)
            continue;
        uint32_t item = dl_first_item(page, i);
        uint32_t before = dl_block_before(page, i);
        if (item == DL_NONE || before == DL_NONE ||
            page->blocks[before].kind != DL_BLOCK_LIST)
            continue;
        uint32_t above = dl_first_item(page, before);
        const dl_block *a = &page->blocks[above], *b = &page->blocks[item];
        if (a->number > 0 && b->number == 0 &&
            dl_column_of(page, a->mark) == dl_column_of(page, b->mark) &&
            !dl_item_is_accident(page, above))
            return true;
    }
    return false;
}

/* Whether an item of bullets is nested in another one as it should be. */
static bool nests(const dl_page *page)
{
    for (uint32_t i = 1; i < page->n_blocks; i++) {
        const dl_block *b = &page->blocks[i];
        if (b->kind != DL_BLOCK_ITEM || b->number > 0 || b->depth < 2)
            continue;
        uint32_t outer = page->blocks[b->parent].parent;
        if (outer != DL_NONE && page->blocks[outer].kind == DL_BLOCK_ITEM &&
            page->blocks[outer].number == 0 &&
            dl_column_of(page, b->mark) >
                dl_column_of(page, page->blocks[outer].mark) + 1)
            return true;
    }
    return false;
}

static const habits *habits_of(scan *s)
{
    if (!s->habits.are_known)
        s->habits = (habits){true, begins_late(s->page), nests(s->page),
                             is_flat(s->page)};
    return &s->habits;
}

/* `1. 하나`, ` 1. 둘`, `1. 셋`: who writes the same number everywhere. */
static bool is_repeated(const dl_page *page, uint32_t above, uint32_t item)
{
    const dl_block *a = &page->blocks[above];
    uint32_t next = dl_next_item(page, item);
    return a->number > 0 && page->blocks[item].number == a->number &&
           next != DL_NONE && page->blocks[next].number == a->number &&
           dl_column_of(page, page->blocks[next].mark) ==
               dl_column_of(page, a->mark);
}

/* Whether two items have the same bullet. */
static bool are_alike(const dl_page *page, uint32_t a, uint32_t b)
{
    const char *p = page->doc->src.p;
    return page->blocks[a].number == 0 &&
           p[page->blocks[a].mark] == p[page->blocks[b].mark];
}

/* `- 하나`, ` - 둘`, and `- 셋` after them, or nothing else at all: what is a
   column off below the same bullet is meant to be nested. Of more lines that
   do not come back, the first begins a column before its equals. */
static bool is_alone_or_returns(const dl_page *page, uint32_t above,
                                uint32_t item)
{
    const dl_block *a = &page->blocks[above], *b = &page->blocks[item];
    uint32_t next = dl_next_item(page, item);
    if (next == DL_NONE)
        return dl_first_item(page, b->parent) == above &&
               a->row_end - a->row == 1 && b->row_end - b->row == 1;
    uint32_t column = dl_column_of(page, a->mark);
    for (; next != DL_NONE; next = dl_next_item(page, next))
        if (dl_column_of(page, page->blocks[next].mark) <= column)
            return true;
    return false;
}

/* Whether lines of the item's own text are not indented: what is below belongs
   to them. */
static bool has_lazy_lines(const dl_page *page, uint32_t item)
{
    const dl_block *b = &page->blocks[item];
    uint32_t column = dl_column_of(page, b->mark);
    for (uint32_t r = b->row + 1; r < b->row_end; r++)
        if (dl_column_of(page, page->rows[r].start) <= column)
            return true;
    return false;
}

/* `* 제목 *`: what was meant is emphasis. */
static bool is_emphasis(const dl_page *page, uint32_t item)
{
    const dl_block *b = &page->blocks[item];
    char sign = page->doc->src.p[b->mark];
    if (b->row == b->row_end || !dl_is_one_of(sign, "*_"))
        return false;
    dl_str text = dl_row_trimmed(page, &page->rows[b->row]);
    return text.n > 1 && text.p[text.n - 1] == sign &&
           dl_is_blank(text.p[text.n - 2]);
}

/* `1. 하나  2. 둘`: what is below belongs to all of them. */
static bool counts_on(const dl_page *page, uint32_t item)
{
    const dl_block *b = &page->blocks[item];
    if (b->number == 0 || b->row == b->row_end)
        return false;
    dl_str s = dl_row_text(page, &page->rows[b->row]);
    for (size_t i = 1; i < s.n; i++) {
        size_t n = s.p[i - 1] == ' ' ? dl_digits_at(s, i) : 0;
        if (n > 0 && n < 10 && dl_str_starts(dl_str_from(s, i + n), ". ") &&
            (uint32_t)dl_digits_value(s.p + i, n) == b->number + 1)
            return true;
    }
    return false;
}

/* A single column below a bullet, after an empty line, is more often a slip
   than nesting; so it is below a number, if all bullets are there, or others
   stand beside numbers, and below the same bullet of whoever nests otherwise
   elsewhere. */
static bool is_careless(scan *s, uint32_t above, uint32_t item)
{
    const dl_page *page = s->page;
    if (dl_column_of(page, page->blocks[item].mark) !=
        dl_column_of(page, page->blocks[above].mark) + 1)
        return false;
    const habits *h = habits_of(s);
    return is_repeated(page, above, item) || has_lazy_lines(page, above) ||
           (are_alike(page, above, item) &&
            !is_alone_or_returns(page, above, item)) ||
           (h->nests && are_alike(page, above, item) &&
            dl_next_item(page, item) == DL_NONE) ||
           (h->is_flat && page->blocks[above].number > 0) ||
           ((page->blocks[above].number == 0 || h->begins_late) &&
            last_line(page, above) + 1 < dl_item_line(page, item));
}

/* After an item further to the right, a single column is a slip. */
static bool is_one_off(const dl_page *page, uint32_t above, uint32_t item)
{
    return dl_column_of(page, page->blocks[item].mark) ==
           dl_column_of(page, page->blocks[above].mark) + 1;
}

/* The item of a list around `above` below which `item` was to be nested, but is
   not; DL_NONE if its marker is below that of such an item. */
static uint32_t lost_parent(const dl_page *page, uint32_t above, uint32_t item)
{
    const dl_block *blocks = page->blocks;
    uint32_t column = dl_column_of(page, blocks[item].mark);
    for (uint32_t i = above; i != DL_NONE; i = blocks[i].parent) {
        if (blocks[i].kind != DL_BLOCK_ITEM ||
            dl_column_of(page, blocks[i].mark) > column)
            continue;
        bool is_lost = dl_column_of(page, blocks[i].mark) < column &&
                       blocks[item].depth <= blocks[i].depth;
        return is_lost ? i : DL_NONE;
    }
    return DL_NONE;
}

/* Whether nothing, such as a heading, is between the list of `above` and that
   of `item`. */
static bool goes_on(const dl_page *page, uint32_t above, uint32_t item)
{
    uint32_t list = page->blocks[item].parent;
    if (dl_first_item(page, list) != item)
        return true;
    uint32_t before = dl_block_before(page, list);
    return before != DL_NONE && page->blocks[before].kind == DL_BLOCK_LIST &&
           is_inside(page, above, before);
}

/* Two items whose markers are one below the other. */
static void compare(scan *s, uint32_t above, uint32_t item)
{
    dl_ctx *ctx = s->ctx;
    const dl_page *page = s->page;
    const dl_block *a = &page->blocks[above], *b = &page->blocks[item];
    uint32_t from = dl_column_of(page, a->mark);
    uint32_t to = dl_column_of(page, b->mark);
    /* `  2. 둘` goes on with a list further up */
    bool is_lost = to > from && b->depth <= a->depth && b->number <= 1;
    bool is_gained = to == from && a->number == 0 && b->number > 0;
    if (page->renderer->name != DL_RENDERER_UNKNOWN &&
        is_torn(page, above, item)) {
        place torn = {page, above, dl_item_line(page, item), to, true};
        report(ctx, &torn, b->mark, DL806_LOST);
        return;
    }
    if (is_lost && (b->end == item + 1 /* no text */ ||
                    is_careless(s, above, item) || is_emphasis(page, above) ||
                    counts_on(page, above)))
        return;
    /* in kramdown, one of another kind is nested by a single space */
    if (page->renderer->name == DL_RENDERER_UNKNOWN &&
        page->doc->src.p[a->mark] != page->doc->src.p[b->mark])
        return;
    if ((!is_lost && !is_gained && to >= from) ||
        container_of(page, above) != container_of(page, item) ||
        has_quote_mark(page, dl_item_line(page, above)) !=
            has_quote_mark(page, dl_item_line(page, item)))
        return;
    place p = {page, above, dl_item_line(page, item), to, false};
    if (to < from) {
        if (page->renderer->name != DL_RENDERER_UNKNOWN &&
            is_in_deeper(page, item))
            report(ctx, &p, b->mark, DL806_GAINED);
        p.item = goes_on(page, above, item) ? lost_parent(page, above, item)
                                            : DL_NONE;
        if (p.item != DL_NONE && b->number <= 1 && b->end > item + 1 &&
            page->renderer->name != DL_RENDERER_UNKNOWN &&
            !is_one_off(page, p.item, item) && !follows_other(page, p.item))
            report(ctx, &p, b->mark, DL806_LOST);
        return;
    }
    if (p.line <= dl_item_line(page, above) ||
        !is_next(page, last_line(page, above), p.line,
                 dl_block_is_in(page, above, DL_BLOCK_QUOTE)) ||
        follows_other(page, above))
        return;
    /* below a number, renderers differ */
    if (a->number > 0 && page->renderer->name == DL_RENDERER_UNKNOWN)
        return;
    if (is_lost)
        report(ctx, &p, b->mark, DL806_LOST);
    else if (is_between_bullets(page, item) && is_inside(page, item, above))
        report(ctx, &p, b->mark, DL806_GAINED);
}

/* A row of an item's text that looks like an item of its own. */
static void look_in_text(dl_ctx *ctx, const dl_page *page, uint32_t block)
{
    const dl_block *b = &page->blocks[block];
    uint32_t item = b->parent;
    if (dl_is_jsx_text(page, block))
        return;
    for (uint32_t r = b->row + 1; r < b->row_end; r++) {
        dl_item_look look;
        const dl_row *row = &page->rows[r];
        if (!dl_looks_like_item(page, row, &look) || look.is_tight ||
            look.number > 1 ||
            dl_region_at(page->doc, look.mark) == DL_REGION_FORMULA)
            continue;
        place p = {page, item, row->line, dl_column_of(page, look.mark), false};
        if (p.column > dl_column_of(page, page->blocks[item].mark)) {
            report(ctx, &p, look.mark, DL806_LOST);
            return;
        }
    }
}

static void on_page(dl_ctx *ctx, const struct dl_post *post)
{
    const dl_page *page = dl_ctx_page(ctx);
    uint32_t above = DL_NONE;
    (void)post;
    if (page->renderer->name == DL_RENDERER_NONE)
        return;
    scan s = {.ctx = ctx, .page = page};
    for (uint32_t i = 1; i < page->n_blocks; i++) {
        const dl_block *b = &page->blocks[i];
        if (b->kind == DL_BLOCK_PARAGRAPH &&
            page->blocks[b->parent].kind == DL_BLOCK_ITEM)
            look_in_text(ctx, page, i);
        if (b->kind != DL_BLOCK_ITEM || dl_item_is_accident(page, i))
            continue;
        if (above != DL_NONE)
            compare(&s, above, i);
        above = i;
    }
}

const dl_check dl_check_dl806 = {.on_page = on_page};
