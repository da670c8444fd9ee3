/* DL816 numbers-restart: see rules/DL816-numbers-restart.md. */
#include "base/str.h"
#include "page/looks.h"
#include "rules/shared/items.h"
#include "rules/shared/reshape.h"
#include "rules_gen.h"

enum {
    LARGEST_NUMBER = 999,
    INDENT = 3,       /* of what belongs to an item */
    MOST_BETWEEN = 32 /* blocks between two parts of a list */
};

/* The list before `list` in the same container that ends in the number before
   its first; DL_NONE: there is none. */
static uint32_t list_before(const dl_page *page, uint32_t list,
                            uint32_t number)
{
    uint32_t found = dl_block_before(page, list);
    for (unsigned n = 0; found != DL_NONE; n++) {
        const dl_block *b = &page->blocks[found];
        if (b->kind == DL_BLOCK_LIST && b->flags & DL_BLOCK_ORDERED)
            break;
        if (b->kind == DL_BLOCK_HEADING || n == MOST_BETWEEN)
            return DL_NONE;
        found = dl_block_before(page, found);
    }
    if (found == DL_NONE)
        return DL_NONE;
    uint32_t item = page->blocks[found].end - 1; /* in the last one */
    while (item > found && page->blocks[item].parent != found)
        item = page->blocks[item].parent;
    uint32_t last = page->blocks[item].number;
    return last + 1 == number ? found : DL_NONE;
}

/* Indents what stands between two parts of a list: code, pictures, text. */
static void repair(dl_ctx *ctx, dl_diagnostic *d, const dl_page *page,
                   uint32_t before, uint32_t list)
{
    if (page->blocks[list].parent != 0)
        return;
    for (uint32_t i = page->blocks[before].end; i < list; i++) {
        const dl_block *b = &page->blocks[i];
        if (b->kind < DL_BLOCK_PARAGRAPH)
            return; /* lists and quotations: not by a number of spaces */
    }
    for (uint32_t i = page->blocks[before].end; i < list; i++) {
        const dl_block *b = &page->blocks[i];
        for (uint32_t r = b->row; r < b->row_end; r++)
            if (page->rows[r].end > page->rows[r].start)
                dl_fix_edit(ctx, d, DL_FIX_UNSAFE,
                            (dl_span){page->rows[r].start,
                                      page->rows[r].start},
                            dl_ctx_printf(ctx, "%*s", INDENT, ""));
    }
}

/* Whether a block is the item `number` in a column, or has a line of text that
   was to be it. */
static bool has_number(const dl_page *page, const dl_block *b, uint32_t number,
                       uint32_t column)
{
    if (b->kind == DL_BLOCK_ITEM)
        return b->number == number && dl_column_of(page, b->mark) == column;
    for (uint32_t r = b->row; b->kind == DL_BLOCK_PARAGRAPH && r < b->row_end;
         r++) {
        dl_item_look look;
        if (dl_looks_like_item(page, &page->rows[r], &look) &&
            !look.is_tight && look.number == number &&
            dl_column_of(page, look.mark) == column)
            return true;
    }
    return false;
}

/* Whether a number beside the item's own is near, in this list or, as kramdown
   nests what is not indented and needs empty lines, in another or in text. */
static bool is_in_order(const dl_page *page, uint32_t item)
{
    const dl_block *b = &page->blocks[item];
    uint32_t column = dl_column_of(page, b->mark), n = 0;
    for (uint32_t i = item + 1; i < page->n_blocks && n < MOST_BETWEEN; i++) {
        if (page->blocks[i].kind == DL_BLOCK_HEADING)
            break;
        if (has_number(page, &page->blocks[i], b->number + 1, column))
            return true;
        n += page->blocks[i].kind != DL_BLOCK_ITEM;
    }
    bool is_below = false; /* a heading: then only an item counts */
    n = 0;
    for (uint32_t i = item; i-- > 1 && n < MOST_BETWEEN; n++) {
        const dl_block *other = &page->blocks[i];
        is_below |= other->kind == DL_BLOCK_HEADING;
        if ((!is_below || other->kind == DL_BLOCK_ITEM) &&
            has_number(page, other, b->number - 1, column))
            return true;
    }
    return false;
}

/* `- 2. 둘`: a bullet before the number. */
static bool follows_bullet(const dl_page *page, uint32_t list)
{
    uint32_t parent = page->blocks[list].parent;
    return page->blocks[parent].kind == DL_BLOCK_ITEM &&
           page->blocks[parent].number == 0 &&
           dl_item_line(page, parent) ==
               dl_item_line(page, dl_first_item(page, list));
}

static void look_at(dl_ctx *ctx, const dl_page *page, uint32_t list)
{
    uint32_t item = dl_first_item(page, list);
    uint32_t number = item == DL_NONE ? 1 : page->blocks[item].number;
    if (number == 1 || number > LARGEST_NUMBER ||
        dl_item_is_accident(page, item))
        return;
    const dl_doc *doc = page->doc;
    uint32_t at = page->blocks[item].mark, end = at;
    while (dl_is_digit(doc->src.p[end]))
        end++;
    dl_span span = {at, end + 1};
    uint32_t before = list_before(page, list, number);
    /* one item alone is hardly a list with numbers */
    if (before == DL_NONE && !follows_bullet(page, list) &&
        !is_in_order(page, item))
        return;
    dl_diagnostic *d = dl_report(
        ctx, before == DL_NONE ? DL816_START : DL816_RESTART, span,
        dl_doc_slice(doc, span));
    if (before != DL_NONE)
        repair(ctx, d, page, before, list);
}

static void on_page(dl_ctx *ctx, const struct dl_post *post)
{
    (void)post;
    if (!dl_renderer_is_kramdown(dl_ctx_renderer(ctx)))
        return;
    const dl_page *page = dl_ctx_page(ctx);
    for (uint32_t i = 1; i < page->n_blocks; i++)
        if (page->blocks[i].kind == DL_BLOCK_LIST &&
            page->blocks[i].flags & DL_BLOCK_ORDERED)
            look_at(ctx, page, i);
}

const dl_check dl_check_dl816 = {.on_page = on_page};
