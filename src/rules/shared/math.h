/*
 * Formulas that are no regions, because they have lost their dollar signs.
 * Nothing is owned.
 */
#ifndef DL_RULES_SHARED_MATH_H
#define DL_RULES_SHARED_MATH_H

#include "text/token.h"

/* Whether the tokens [first, end) are such a formula:
   `\frac{1}{2} \le \sum …`. */
bool dl_math_is_tex(const dl_doc *doc, uint32_t first, uint32_t end);

#endif
