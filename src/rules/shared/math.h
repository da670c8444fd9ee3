/*
 * Formulas in running text, between dollar signs: rules on words or marks do
 * not apply there. Nothing is owned.
 */
#ifndef DL_RULES_SHARED_MATH_H
#define DL_RULES_SHARED_MATH_H

#include "text/token.h"

/* A walk along the tokens [at, end) of a block, which finds its formulas. */
typedef struct dl_math {
    uint32_t at;    /* all formulas that begin before it are done */
    uint32_t end;
    uint32_t close; /* the last sign of the formula that begins at `at`, or 0 */
    bool is_done;   /* no formula begins at `at` or after it */
} dl_math;

/* The walk over a block that begins with token `first`. */
dl_math dl_math_begin(const dl_doc *doc, uint32_t first, uint32_t end);

/*
 * Whether token `i`, which must not precede the token of the last call, is part
 * of a formula: `$…$` without a space just inside the signs, as in Pandoc, so
 * that prices are excluded; or `$$…$$`. All calls for a block together take one
 * walk.
 */
bool dl_math_contains(dl_math *m, const dl_doc *doc, uint32_t i);

/* Whether the tokens [first, end) are a formula that has lost its dollar signs:
   `\frac{1}{2} \le \sum …`. */
bool dl_math_is_tex(const dl_doc *doc, uint32_t first, uint32_t end);

#endif
