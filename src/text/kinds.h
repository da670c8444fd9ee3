/*
 * Sets of kinds of tokens, a bit a kind, as dl_prose.traits has them.
 */
#ifndef DL_TEXT_KINDS_H
#define DL_TEXT_KINDS_H

#include "text/token.h"

/* DL_KINDS(HANGUL, LATIN): the set of DL_TOKEN_HANGUL and DL_TOKEN_LATIN, of at
   most seven kinds; a constant. */
#define DL_KINDS(...)                                                          \
    DL_KINDS_PICK(__VA_ARGS__, 7, 6, 5, 4, 3, 2, 1, 0)(__VA_ARGS__)
#define DL_KINDS_PICK(a, b, c, d, e, f, g, n, ...) DL_KINDS_##n
#define DL_KINDS_1(kind) (UINT32_C(1) << DL_TOKEN_##kind)
#define DL_KINDS_2(kind, ...) (DL_KINDS_1(kind) | DL_KINDS_1(__VA_ARGS__))
#define DL_KINDS_3(kind, ...) (DL_KINDS_1(kind) | DL_KINDS_2(__VA_ARGS__))
#define DL_KINDS_4(kind, ...) (DL_KINDS_1(kind) | DL_KINDS_3(__VA_ARGS__))
#define DL_KINDS_5(kind, ...) (DL_KINDS_1(kind) | DL_KINDS_4(__VA_ARGS__))
#define DL_KINDS_6(kind, ...) (DL_KINDS_1(kind) | DL_KINDS_5(__VA_ARGS__))
#define DL_KINDS_7(kind, ...) (DL_KINDS_1(kind) | DL_KINDS_6(__VA_ARGS__))

static inline bool dl_token_is(const dl_token *t, uint32_t kinds)
{
    return kinds >> t->kind & 1;
}

#endif
