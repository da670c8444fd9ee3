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
