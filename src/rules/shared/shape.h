/*
 * What each bracket and quotation mark of a block can be, judged by its
 * neighbours alone: the first step of rules/shared/pairs.h. Nothing is owned.
 */
#ifndef DL_RULES_SHARED_SHAPE_H
#define DL_RULES_SHARED_SHAPE_H

#include "rules/shared/enumerator.h"

/* Kinds of pairs. Quotation marks come last. */
typedef enum dl_pair {
    DL_PAIR_PAREN,
    DL_PAIR_SQUARE,
    DL_PAIR_CORNER,
    DL_PAIR_WHITE_CORNER,
    DL_PAIR_DOUBLE_ANGLE,
    DL_PAIR_ANGLE,
    DL_PAIR_LENTICULAR,
    DL_PAIR_CURVED_DOUBLE,
    DL_PAIR_CURVED_SINGLE,
    DL_PAIR_STRAIGHT_DOUBLE,
    DL_PAIR_STRAIGHT_SINGLE,
    DL_PAIR_COUNT
} dl_pair;

typedef enum dl_side { DL_SIDE_OPEN, DL_SIDE_CLOSE, DL_SIDE_EITHER } dl_side;

/* How sure it is that a mark is half of a pair. */
typedef enum dl_half_trust {
    DL_HALF_SURE,
    DL_HALF_WEAK,  /* it pairs like a sure one, but needs no partner */
    DL_HALF_UNSURE /* it is a partner if one is needed */
} dl_half_trust;

/* One mark. The list that it is in belongs to the arena it was made in. */
typedef struct dl_half {
    uint32_t token;
    uint32_t partner;  /* index of the other half, or DL_NONE */
    uint32_t below;    /* index; which, depends on the step */
    uint8_t pair;      /* dl_pair */
    uint8_t side;      /* dl_side; EITHER only in unsure ones */
    uint8_t trust;     /* dl_half_trust */
    bool is_counted;   /* the `)` of an enumerator */
    bool is_named;     /* 괄호 ( */
    bool is_loose;     /* a half without its partner: what DL605 reports */
} dl_half;

static inline bool dl_pair_is_quote(unsigned pair)
{
    return pair >= DL_PAIR_CURVED_DOUBLE;
}

/* The pair that a character is half of, and its side; false: none. A straight
   quotation mark has either side. */
bool dl_shape_of(uint32_t c, dl_half *out);

/* Fills `out` for token `i`; false: it is no mark, or one that is only shown
   (`"("`) or an apostrophe for certain. */
bool dl_shape_read(const dl_block *b, uint32_t i, dl_half *out);

#endif
