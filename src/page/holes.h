/*
 * The stretches of a document in which no inline mark is read: code, HTML,
 * formulas, templates and what is a link already. They live in the caller's
 * arena.
 */
#ifndef DL_PAGE_HOLES_H
#define DL_PAGE_HOLES_H

#include "page/page.h"

/* Sorted and disjoint. */
typedef struct dl_holes {
    const dl_span *v;
    size_t n;
} dl_holes;

/* Finds them once for all texts of the page. A byte that any renderer takes for
   code is in a hole: what is not sure is left alone. O(n log n). */
dl_holes dl_holes_find(dl_arena *arena, const dl_page *page);

/* The end of the hole that contains byte `at`, or `at`. Takes `*next`, which
   begins at 0, along for places that only grow. */
uint32_t dl_holes_end(const dl_holes *holes, size_t *next, uint32_t at);

/* Whether byte `at` is in a hole. O(log n). */
bool dl_holes_have(const dl_holes *holes, uint32_t at);

#endif
