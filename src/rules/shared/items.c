/* Walks lists. */
#include "rules/shared/items.h"

#include "text/lines.h"

/* Lists that people number by hand are shorter; years are longer. */
enum { LARGEST_NUMBER = 31 };

uint32_t dl_first_item(const dl_page *page, uint32_t list)
{
    return list + 1 < page->blocks[list].end ? list + 1 : DL_NONE;
}

uint32_t dl_next_item(const dl_page *page, uint32_t item)
{
    uint32_t next = page->blocks[item].end;
    return next < page->blocks[page->blocks[item].parent].end ? next : DL_NONE;
}

uint32_t dl_block_before(const dl_page *page, uint32_t block)
{
    uint32_t parent = page->blocks[block].parent, i = block - 1;
    if (i == parent)
        return DL_NONE;
    while (page->blocks[i].parent != parent)
        i = page->blocks[i].parent;
    return i;
}

uint32_t dl_item_line(const dl_page *page, uint32_t item)
{
    return dl_lines_find(page->doc->line_starts, page->doc->n_lines,
                         page->blocks[item].mark);
}

enum { LAST_MONTH = 12, YEAR = 1000 };

/* Whether the item is the beginning of a date, `12. 25. 성탄절`, of which
   nothing else is in the item. */
static bool begins_with_list(const dl_page *page, uint32_t item)
{
    enum { BLOCKS = 6 /* item, list, item, perhaps another two, text */ };
    uint32_t inner = item + 1;
    return page->blocks[item].end - item <= BLOCKS &&
           inner < page->blocks[item].end &&
           page->blocks[inner].kind == DL_BLOCK_LIST &&
           page->blocks[inner].flags & DL_BLOCK_ORDERED &&
           page->blocks[item].number <= LAST_MONTH &&
           dl_first_item(page, inner) != DL_NONE &&
           dl_next_item(page, dl_first_item(page, inner)) == DL_NONE &&
           dl_item_line(page, dl_first_item(page, inner)) ==
               dl_item_line(page, item);
}

/* Whether a neighbour has the number that a list would have there. */
static bool is_in_order(const dl_page *page, uint32_t item)
{
    uint32_t before = dl_block_before(page, item);
    uint32_t number = page->blocks[item].number;
    uint32_t next = dl_next_item(page, item);
    return (next != DL_NONE && page->blocks[next].number == number + 1) ||
           (before != DL_NONE && page->blocks[before].number + 1 == number);
}

/* Whether the item begins in the line of the item that it is in. */
static bool follows_marker(const dl_page *page, uint32_t item)
{
    uint32_t outer = page->blocks[page->blocks[item].parent].parent;
    return page->blocks[outer].kind == DL_BLOCK_ITEM &&
           dl_item_line(page, outer) == dl_item_line(page, item);
}

bool dl_item_is_accident(const dl_page *page, uint32_t item)
{
    const dl_block *b = &page->blocks[item];
    if (b->number == 0 || is_in_order(page, item))
        return false;
    if (follows_marker(page, item)) {
        uint32_t outer = page->blocks[b->parent].parent;
        return page->blocks[outer].number > 0 /* the second number of a date */
                   ? dl_item_is_accident(page, outer)
                   : b->number >= YEAR || begins_with_list(page, item);
    }
    return b->number > LARGEST_NUMBER || begins_with_list(page, item);
}
