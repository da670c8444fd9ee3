/*
 * Which words of a group of terms an entry uses: DL508 reports where they vary,
 * and DL523 leaves that to it. Nothing is owned here.
 */
#ifndef DL_RULES_SHARED_MIXED_H
#define DL_RULES_SHARED_MIXED_H

#include "korean/term.h"

/* Members of a group that differ only in spaces and hyphens are one word. */
bool dl_mixed_is_same(dl_str a, dl_str b);

/* Whether hits[i] of `n` is also English in Hangul that has a settled word. */
bool dl_mixed_is_english(const dl_term_hit *hits, size_t i, size_t n);

/* Whether the hits [from, to) have another word of the glossary's group of
   hits[at] than this one, in O(to - from). */
bool dl_mixed_varies(const dl_term_hit *hits, size_t from, size_t to,
                     size_t at);

#endif
