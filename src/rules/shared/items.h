/*
 * List items of a page and what their writer meant by their numbers.
 */
#ifndef DL_RULES_SHARED_ITEMS_H
#define DL_RULES_SHARED_ITEMS_H

#include "page/looks.h"
#include "rules/rule.h"

/* The first item of a list, and the one after an item; DL_NONE: none. */
uint32_t dl_first_item(const dl_page *page, uint32_t list);
uint32_t dl_next_item(const dl_page *page, uint32_t item);

/* The block before `block` in the same container; DL_NONE: it is the first. */
uint32_t dl_block_before(const dl_page *page, uint32_t block);

/* Whether an item with a number is none: a year or a date begins a line
   (`2024. 5월`, `12. 25.`). */
bool dl_item_is_accident(const dl_page *page, uint32_t item);

/* The line on which an item's marker is. */
uint32_t dl_item_line(const dl_page *page, uint32_t item);

#endif
