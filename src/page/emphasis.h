/*
 * Which `*` and `_` of a text a renderer takes for emphasis, and which stay
 * visible. The runs live in the caller's arena.
 */
#ifndef DL_PAGE_EMPHASIS_H
#define DL_PAGE_EMPHASIS_H

#include "page/page.h"

/* What stands beside a run, seen from it. */
enum {
    DL_RUN_BLANK_BEFORE = 1, /* white space or the edge of the line */
    DL_RUN_BLANK_AFTER = 2
};

/* A run of one sign, of which none is escaped or in code, HTML or an address. */
typedef struct dl_run {
    uint32_t start;   /* byte of its first sign */
    uint16_t length;  /* signs; longer ones count as UINT16_MAX */
    uint16_t visible; /* signs that the page shows */
    uint8_t sides;    /* DL_RUN_… */
    char sign;
    uint16_t part; /* 0: the text; each link's text is a part of its own */
    uint32_t partner; /* the run with which it made the last emphasis, or
                         DL_NONE */
} dl_run;

/*
 * Finds the runs in `pieces`, which are consecutive lines of one text, or parts
 * of lines, and works out what page->renderer makes of them: in the CommonMark
 * family by section 6.2 of its specification (6.4 in 0.29), in kramdown by its
 * parser's emphasis.rb. Returns their number, in order of place. Linear time.
 */
size_t dl_emphasis_find(dl_arena *arena, const dl_page *page,
                        const dl_span *pieces, size_t n, dl_run **runs);

#endif
