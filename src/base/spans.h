/*
 * Searching sorted spans. Nothing is owned.
 */
#ifndef DL_BASE_SPANS_H
#define DL_BASE_SPANS_H

#include "digestlint/base.h"

/* The index of the first of `n` spans, sorted by start and by end, that ends
   behind byte `at`; `n` when none does. O(log n). */
static inline size_t dl_spans_find(const dl_span *spans, size_t n, uint32_t at)
{
    size_t low = 0, high = n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (spans[middle].end <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

#endif
