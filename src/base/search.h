/*
 * Sorting arrays and searching sorted ones. Nothing is owned.
 */
#ifndef DL_BASE_SEARCH_H
#define DL_BASE_SEARCH_H

#include <stddef.h>
#include <stdlib.h>

/*
 * Sets `i`, a variable of type size_t, to the first index in [from, to) for
 * which `is_before`, an expression over `i`, is false, or to `to`. It must be
 * true of a first part of the indices and false of the rest. A macro, so that
 * the comparison is compiled into the loop. O(log n).
 */
#define DL_LOWER_BOUND(i, from, to, is_before)                                 \
    do {                                                                       \
        size_t low_ = (from), high_ = (to);                                    \
        while (low_ < high_) {                                                 \
            (i) = low_ + (high_ - low_) / 2;                                   \
            if (is_before)                                                     \
                low_ = (i) + 1;                                                \
            else                                                               \
                high_ = (i);                                                   \
        }                                                                      \
        (i) = low_;                                                            \
    } while (0)

/* As qsort() and bsearch(), for which `v` may not be NULL even if n is 0. */
typedef int dl_compare(const void *, const void *);

static inline void dl_sort_bytes(void *v, size_t n, size_t size,
                                 dl_compare *compare)
{
    if (n > 1)
        qsort(v, n, size, compare);
}

static inline void *dl_find_bytes(const void *key, const void *v, size_t n,
                                  size_t size, dl_compare *compare)
{
    return n > 0 ? bsearch(key, v, n, size, compare) : NULL;
}

/* Of numbers: negative, zero or positive, as a comparison says it. */
#define DL_ORDER(a, b) (((a) > (b)) - ((a) < (b)))

/* Sorts `n` elements at `v`; not stable. */
#define dl_sort(v, n, compare) dl_sort_bytes((v), (n), sizeof *(v), (compare))

/* One of the sorted elements that compare equal to `key`, which comes first in
   the comparison, or NULL. */
#define dl_find(key, v, n, compare)                                            \
    dl_find_bytes((key), (v), (n), sizeof *(v), (compare))

/* dl_sort() of a DL_VEC. */
#define dl_vec_sort(vec, compare) dl_sort((vec)->v, (vec)->n, (compare))

#endif
