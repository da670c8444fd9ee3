/*
 * Search in sorted spans. Nothing is owned.
 */
#ifndef DL_BASE_SPANS_H
#define DL_BASE_SPANS_H

#include "base/search.h"
#include "digestlint/base.h"

/* The index of the first of `n` spans, sorted by start and by end, that ends
   after byte `at`; `n` if none does. O(log n). */
static inline size_t dl_spans_find(const dl_span *spans, size_t n, uint32_t at)
{
    size_t i;
    DL_LOWER_BOUND(i, 0, n, spans[i].end <= at);
    return i;
}

#endif
