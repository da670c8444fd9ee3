/* DL804 accidental-list: see rules/DL804-accidental-list.md. */
#include "base/str.h"
#include "rules/shared/items.h"
#include "rules/shared/reshape.h"
#include "rules_gen.h"

enum { YEAR = 1000 /* a number from it on may be one */ };

/* Of a date: the line is reported once, at its first number. */
static bool is_second_number(const dl_page *page, uint32_t item)
{
    uint32_t outer = page->blocks[page->blocks[item].parent].parent;
    return page->blocks[outer].kind == DL_BLOCK_ITEM &&
           page->blocks[outer].number > 0 &&
           dl_item_line(page, outer) == dl_item_line(page, item);
}

/* Reports the marker of an item and escapes its sign. */
static void report(dl_ctx *ctx, const dl_page *page, uint32_t item)
{
    const dl_doc *doc = page->doc;
    uint32_t at = page->blocks[item].mark, sign = at;
    while (dl_is_digit(doc->src.p[sign]))
        sign++;
    uint32_t text = sign + 1; /* the mark is text again, if escaped */
    for (size_t n = 1; n > 0;) { /* so is that of a number after it */
        while (text < doc->src.n && dl_is_blank(doc->src.p[text]))
            text++;
        n = dl_digits_at(doc->src, text);
        if (text + n >= doc->src.n || doc->src.p[text + n] != '.')
            break;
        text += n > 0 ? (uint32_t)n + 1 : 0;
    }
    dl_span marker = {at, sign + 1};
    dl_diagnostic *d = dl_report(ctx, DL804_LIST, ((dl_span){at, text}),
                                 dl_doc_slice(doc, marker));
    if (!dl_renderer_is_kramdown(page->renderer) && sign > at)
        dl_report_severity(ctx, d, DL_SEVERITY_INFO);
    dl_fix_edit(ctx, d, DL_FIX_SAFE, (dl_span){sign, sign}, DL_STR("\\"));
}

static bool begins_with_any(dl_str s, const char *const *list, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (dl_str_starts(s, list[i]))
            return true;
    return false;
}

/* A number with a unit that can be negative or be added. */
static bool is_quantity(dl_str s)
{
    static const char *const units[] = {"%", "℃", "°", "도", "점", "퍼센트",
                                        "포인트", "원", "배"};
    size_t n = dl_digits_at(s, 0);
    if (n > 0 && n + 1 < s.n && s.p[n] == '.')
        n += 1 + dl_digits_at(s, n + 1);
    return n > 0 && begins_with_any(dl_str_from(s, n), units,
                                    sizeof units / sizeof *units);
}

/* The line goes on: a list would come after a noun, a colon or a full stop. */
static bool ends_in_particle(dl_str s)
{
    static const char *const particles[] = {"은", "는", "이", "가", "을", "를",
                                            "에", "로", "와", "과", "보다"};
    for (size_t i = 0; i < sizeof particles / sizeof *particles; i++)
        if (dl_str_ends(s, particles[i]))
            return true;
    return false;
}

/*
 * `… 기온이⏎- 5도까지 내려갔다.`: one item with a number, right below a line
 * that does not end.
 */
static bool is_sign(const dl_page *page, uint32_t list)
{
    const dl_block *b = &page->blocks[list];
    uint32_t item = dl_first_item(page, list);
    if (b->flags & DL_BLOCK_ORDERED || item == DL_NONE ||
        dl_next_item(page, item) != DL_NONE || b->row == 0)
        return false;
    dl_item_look look;
    const dl_row *above = &page->rows[b->row - 1];
    const dl_block *before = &page->blocks[list - 1];
    dl_row line = {page->blocks[item].mark, page->rows[b->row].end, 0};
    return before->kind == DL_BLOCK_PARAGRAPH && before->parent == b->parent &&
           page->blocks[b->parent].kind != DL_BLOCK_ITEM &&
           above->line + 1 == dl_item_line(page, item) &&
           ends_in_particle(dl_row_trimmed(page, above)) &&
           dl_looks_like_item(page, &line, &look) &&
           page->doc->src.p[look.sign] != '*' &&
           dl_looks_like_sentence(dl_row_trimmed(page, &line)) &&
           is_quantity(dl_str_from(page->doc->src, look.text));
}

/* Whether kramdown, with whatever input, reads a list there: not right below
   text, nor below a fence that it does not know. */
static bool is_apart(const dl_page *page, uint32_t item)
{
    uint32_t line = dl_item_line(page, item);
    return line == 0 || dl_is_empty_line(page, line - 1);
}

/* ---- questions of a test ------------------------------------------------- */

enum { MOST_SKIPPED = 10, LAST_DAY = 31 };

static bool rises(uint32_t from, uint32_t to)
{
    return from > 0 && from < to && to - from <= MOST_SKIPPED;
}

static bool is_ordered(const dl_block *b)
{
    return b->kind == DL_BLOCK_LIST && b->flags & DL_BLOCK_ORDERED;
}

static uint32_t last_item(const dl_page *page, uint32_t list)
{
    uint32_t i = page->blocks[list].end - 1;
    while (page->blocks[i].parent != list)
        i = page->blocks[i].parent;
    return i;
}

/* The number before in the same container, or 0. */
static uint32_t number_before(const dl_page *page, uint32_t item)
{
    uint32_t before = dl_block_before(page, item);
    uint32_t list = page->blocks[item].parent;
    while (before == DL_NONE) {
        list = dl_block_before(page, list);
        if (list == DL_NONE)
            return 0;
        if (is_ordered(&page->blocks[list]))
            before = last_item(page, list);
    }
    return page->blocks[before].number;
}

/* The number after in the same container, or 0. */
static uint32_t number_after(const dl_page *page, uint32_t item)
{
    uint32_t next = dl_next_item(page, item);
    uint32_t list = page->blocks[item].parent;
    uint32_t parent = page->blocks[list].parent;
    while (next == DL_NONE) {
        list = page->blocks[list].end;
        if (list >= page->n_blocks || page->blocks[list].parent != parent)
            return 0;
        if (is_ordered(&page->blocks[list]))
            next = dl_first_item(page, list);
    }
    return page->blocks[next].number;
}

/*
 * Whether the number goes on from the one before it, or the next one from it:
 * some are left out, or an answer between them ends the list. In kramdown the
 * number is lost all the same.
 */
static bool is_counted(const dl_page *page, uint32_t item)
{
    uint32_t number = page->blocks[item].number;
    return !dl_renderer_is_kramdown(page->renderer) && number > LAST_DAY &&
           number < YEAR && (rises(number_before(page, item), number) ||
                             rises(number, number_after(page, item)));
}

/* ---- notes with the numbers of pages ------------------------------------- */

/* Whether several lines begin with the number of a page or a verse, which
   CommonMark shows as it is written. */
static bool has_pages(const dl_page *page)
{
    unsigned n = 0;
    for (uint32_t i = 1; i < page->n_blocks && n < 2; i++)
        n += page->blocks[i].kind == DL_BLOCK_ITEM &&
             page->blocks[i].number < YEAR && dl_item_is_accident(page, i) &&
             !is_second_number(page, i) && !is_counted(page, i);
    return n > 1 && dl_renderer_is_commonmark(page->renderer);
}

static void on_page(dl_ctx *ctx, const struct dl_post *post)
{
    const dl_page *page = dl_ctx_page(ctx);
    (void)post;
    if (page->renderer->name == DL_RENDERER_NONE)
        return;
    bool may_be_pages = has_pages(page);
    for (uint32_t i = 1; i < page->n_blocks; i++) {
        const dl_block *b = &page->blocks[i];
        bool is_number = b->kind == DL_BLOCK_ITEM &&
                         dl_item_is_accident(page, i) &&
                         !is_second_number(page, i) && !is_counted(page, i) &&
                         !(may_be_pages && b->number < YEAR);
        bool is_known = page->renderer->name != DL_RENDERER_UNKNOWN;
        bool is_row = dl_is_goldmark_row(page, b->parent);
        if (is_number && !is_row && (is_known || is_apart(page, i)))
            report(ctx, page, i);
        else if (is_known && b->kind == DL_BLOCK_LIST && is_sign(page, i))
            report(ctx, page, dl_first_item(page, i));
    }
}

const dl_check dl_check_dl804 = {.on_page = on_page};
