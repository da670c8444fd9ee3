/*
 * Makes pages: what is a list for the reader, what a table, what stays text.
 * For the family of CommonMark the blocks are those of the tree; kramdown's are
 * read by its own grammar.
 */
#ifndef DL_PAGE_PAGE_H
#define DL_PAGE_PAGE_H

#include "base/arena.h"
#include "page/block.h"

/* The page of `renderer`, which must be complete and outlive it, as the doc
   must. Takes time linear in the bytes, at most some 32 times for containers in
   containers. */
const dl_page *dl_page_new(dl_arena *arena, const dl_doc *doc,
                           const dl_renderer *renderer);

/* Whether `block` is in a block of this kind. */
bool dl_block_is_in(const dl_page *page, uint32_t block, dl_block_kind kind);

#endif
