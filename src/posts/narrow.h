/*
 * Which posts can share a paper at all, judging by their bytes: parsing every
 * post of a blog to lint one would take longer than linting it. Both types own
 * their memory.
 */
#ifndef DL_POSTS_NARROW_H
#define DL_POSTS_NARROW_H

#include "base/vec.h"
#include "digestlint/base.h"

/* Anything that looks like an arXiv identifier, as a number. */
typedef struct dl_candidates {
    DL_VEC(uint32_t) keys;
    bool is_open; /* some characters are escaped: there may be more */
} dl_candidates;

/* Adds all those in `bytes`. A superset: only the parser can determine whether
   they are identifiers, and of the post's papers. */
void dl_candidates_find(dl_candidates *out, dl_str bytes);

typedef struct dl_narrowing dl_narrowing;

/* For `n` files, of which the first `n_asking` ask whether others have one of
   their papers. Add each file with dl_narrowing_add(). */
dl_narrowing *dl_narrowing_new(size_t n, size_t n_asking);
void dl_narrowing_add(dl_narrowing *narrowing, size_t file,
                      const dl_candidates *candidates);
void dl_narrowing_finish(dl_narrowing *narrowing); /* once all are added */
void dl_narrowing_free(dl_narrowing *narrowing);

/* Whether `file` may have a paper that another file asks for. */
bool dl_narrowing_has(const dl_narrowing *narrowing, size_t file);

#endif
