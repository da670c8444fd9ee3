/*
 * The running texts of a page: what inline marks are read in, one text at a
 * time. Nothing is owned.
 */
#ifndef DL_PAGE_TEXTS_H
#define DL_PAGE_TEXTS_H

#include "page/block.h"

/* A text in consecutive pieces, a line or a part of a line each; valid in the
   call. */
typedef void (*dl_on_text)(void *user, uint32_t block, const dl_span *pieces,
                           size_t n);

/* Calls `on_text` for each paragraph, heading and term, without underlines, and
   for each cell of a table, in order of place; but not for blocks that have
   none of `parts`, at most four strings that end with NULL. What rules look for
   is rare: they pass nearly all blocks. */
void dl_page_each_text(const dl_page *page, const char *const *parts,
                       dl_on_text on_text, void *user);

#endif
