/*
 * "Did you mean": the one candidate that a misspelt word may have meant.
 * Borrows everything, allocates nothing.
 */
#ifndef DL_TEXT_SUGGEST_H
#define DL_TEXT_SUGGEST_H

#include "digestlint/base.h"

#define DL_SUGGEST_NONE SIZE_MAX

/* Who looks for what many words of a post meant does without if these are more
   pairs: a suggestion only helps, and a pair may take a microsecond. */
enum { DL_SUGGEST_MOST_PAIRS = 1 << 20 };

/*
 * The number of insertions, deletions, substitutions and swaps of neighbours
 * that turn `a` into `b` (optimal string alignment), in code points; ASCII
 * letters are compared without case. `limit` + 1 if it exceeds `limit`, or if a
 * word is longer than 64 code points.
 */
unsigned dl_edit_distance(dl_str a, dl_str b, unsigned limit);

/*
 * The index of the candidate nearest to `misspelt`, or DL_SUGGEST_NONE if none
 * is near (within a third of its code points, at most three) or two are equally
 * near. A candidate that differs only in case is near.
 */
size_t dl_suggest(dl_str misspelt, const dl_str *candidates, size_t n);

/* Whether `misspelt` can only be a slip for `right`: not more than their case
   differs, or one letter of a word that is long enough. */
bool dl_is_near_miss(dl_str misspelt, dl_str right);

#endif
