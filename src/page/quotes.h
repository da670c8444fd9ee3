/*
 * Which way the typographers of kramdown and Hugo turn a straight quotation
 * mark. Nothing is owned.
 */
#ifndef DL_PAGE_QUOTES_H
#define DL_PAGE_QUOTES_H

#include "page/page.h"

typedef enum dl_quote_turn {
    DL_QUOTE_STRAIGHT, /* as written, or not known */
    DL_QUOTE_LEFT,     /* “ ‘ */
    DL_QUOTE_RIGHT     /* ” ’ */
} dl_quote_turn;

/* A mark in a text. */
typedef struct dl_quote_place {
    dl_span piece; /* its line, or the part of it that is in the text */
    bool is_first; /* the text begins with that piece */
    uint32_t at;
    uint32_t opened; /* marks before it that were turned left and have no
                        partner yet */
} dl_quote_place;

/* What page->renderer makes of the `"` at a place. */
dl_quote_turn dl_quote_turned(const dl_page *page, const dl_quote_place *place);

#endif
