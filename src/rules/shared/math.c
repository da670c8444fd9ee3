/* Finds formulas without their signs. */
#include "rules/shared/math.h"

bool dl_math_is_tex(const dl_doc *doc, uint32_t first, uint32_t end)
{
    enum { FEW = 3 }; /* commands */
    uint32_t n = 0;
    dl_marked walk =
        dl_marked_in(doc, DL_MARK_OTHER, first, end - (first < end));
    for (uint32_t i; n < FEW && dl_marked_next(&walk, &i);)
        n += doc->tokens[i].kind == DL_TOKEN_SYMBOL &&
             doc->src.p[doc->tokens[i].start] == '\\' &&
             doc->tokens[i + 1].kind == DL_TOKEN_LATIN &&
             dl_token_is_joined(&doc->tokens[i + 1]);
    return n == FEW;
}
