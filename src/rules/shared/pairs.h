/*
 * The brackets and quotation marks of a block, each with its partner: one
 * reading for all rules, so that they never contradict each other.
 *
 * It is made in three steps. A table says what each mark can be, by its
 * neighbours alone. Those that are half of a pair are matched on one stack, so
 * that a bracket inside of quotation marks is not closed outside of them. What
 * may be something else (an enumerator, an apostrophe, a mouth) is resolved
 * last: it is a partner if one is needed, and otherwise nothing.
 */
#ifndef DL_RULES_SHARED_PAIRS_H
#define DL_RULES_SHARED_PAIRS_H

#include "base/arena.h"
#include "rules/shared/shape.h"

typedef struct dl_pairs {
    dl_half *v; /* in order of place */
    uint32_t n;
} dl_pairs;

/* Whether all marks of the block have partners at first sight, which is so in
   nearly all blocks: then there is nothing to judge. */
bool dl_pairs_balance(const dl_block *b);

dl_pairs dl_pairs_read(const dl_block *b, dl_arena *arena);

/* The mark at a token, or NULL. */
const dl_half *dl_pairs_at(const dl_pairs *pairs, uint32_t token);

#endif
