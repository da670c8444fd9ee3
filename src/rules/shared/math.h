/*
 * Formulas in running text, between dollar signs: no rule on words or marks has
 * a say there. Nothing is owned.
 */
#ifndef DL_RULES_SHARED_MATH_H
#define DL_RULES_SHARED_MATH_H

#include "text/token.h"

/* A walk along the tokens [at, end) of a block, which finds its formulas. */
typedef struct dl_math {
    uint32_t at;    /* no formula that is still to be told begins before it */
    uint32_t end;
    uint32_t close; /* the last sign of the formula that begins at `at`, or 0 */
    bool is_done;   /* no formula begins at or behind `at` */
} dl_math;

/* The walk over a block that begins with token `first`. */
dl_math dl_math_begin(const dl_doc *doc, uint32_t first, uint32_t end);

/*
 * Whether token `i`, not before the one asked for last, is part of a formula:
 * `$…$` with no blank inside the signs, as Pandoc wants it, so that prices are
 * none, or `$$…$$`. All questions about a block together take one walk.
 */
bool dl_math_contains(dl_math *m, const dl_doc *doc, uint32_t i);

/* Whether the tokens [first, end) are a formula that has lost its dollar signs:
   `\frac{1}{2} \le \sum …`. */
bool dl_math_is_tex(const dl_doc *doc, uint32_t first, uint32_t end);

#endif
