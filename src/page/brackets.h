/* The pairs of brackets in the running texts of a page. Nothing is owned. */
#ifndef DL_PAGE_BRACKETS_H
#define DL_PAGE_BRACKETS_H

#include "page/holes.h"

typedef struct dl_bracket {
    uint32_t open, close; /* of `[` and `]`; DL_NONE: no `[` is in the text */
    dl_span line;         /* the line, or the cell, that has `]` */
    uint32_t text_start;  /* of the whole text … */
    uint32_t text_end;    /* … which may have several lines */
} dl_bracket;

typedef void (*dl_on_bracket)(void *user, const dl_bracket *bracket);

/* Calls `on_bracket` for each pair, and each `]` without one, outside of holes
   and without a backslash, in order of their ends. Linear time. */
void dl_page_each_bracket(const dl_page *page, const dl_holes *holes,
                          dl_on_bracket on_bracket, void *user);

#endif
