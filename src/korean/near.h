/*
 * Questions about a token and the one that touches it. Nothing is owned.
 */
#ifndef DL_KOREAN_NEAR_H
#define DL_KOREAN_NEAR_H

#include "base/str.h"
#include "text/token.h"

/* Whether token `i` is one ASCII sign of a set. */
static inline bool dl_is_sign(const dl_doc *doc, uint32_t i, const char *set)
{
    const dl_token *t = &doc->tokens[i];
    return t->end - t->start == 1 && dl_is_one_of(doc->src.p[t->start], set);
}

/* The `(` for the `)` at `close`, or DL_NONE: that of 1) has none. Looks
   back a limited way. */
static inline uint32_t dl_opening_of(const dl_doc *doc, uint32_t first,
                                     uint32_t close)
{
    const uint32_t far = 64; /* tokens */
    uint32_t last = close > first + far ? close - far : first, depth = 0;
    for (uint32_t i = close + 1; i-- > last;) {
        depth += dl_is_sign(doc, i, ")");
        if (dl_is_sign(doc, i, "(") && --depth == 0)
            return i;
    }
    return DL_NONE;
}

/* The kind of the token that directly precedes token `i`, as a bit, or 0; looks
   at no token before `first`. */
static inline uint32_t dl_kind_touching(const dl_doc *doc, uint32_t first,
                                        uint32_t i)
{
    return i > first && dl_token_is_joined(&doc->tokens[i])
               ? UINT32_C(1) << doc->tokens[i - 1].kind
               : 0;
}

#endif
