/* The bare addresses in the running texts of a page. Nothing is owned. */
#ifndef DL_PAGE_ADDRESSES_H
#define DL_PAGE_ADDRESSES_H

#include "page/holes.h"
#include "page/linkify.h"

/* An address in the line, or in the cell, `text`. */
typedef void (*dl_on_bare)(void *user, dl_span text, const dl_bare *bare);

/* Calls `on_bare` for each address outside of holes and definitions, in order
   of place. Linear time. */
void dl_page_each_bare(const dl_page *page, const dl_holes *holes,
                       dl_on_bare on_bare, void *user);

#endif
