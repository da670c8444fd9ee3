/*
 * Enumerators before a closing parenthesis, `1)` and `가)`, and helpers for the
 * tokens of a block. Nothing is owned.
 */
#ifndef DL_RULES_SHARED_ENUMERATOR_H
#define DL_RULES_SHARED_ENUMERATOR_H

#include "text/token.h"

/* The tokens [first, end) of one block. */
typedef struct dl_block {
    const dl_doc *doc;
    uint32_t first, end;
} dl_block;

/* Token `i`, or NULL if it is not in the block. */
static inline const dl_token *dl_block_at(const dl_block *b, uint32_t i)
{
    return i >= b->first && i < b->end ? &b->doc->tokens[i] : NULL;
}

/* The only byte of a token; NUL if there is no token or it is longer. */
static inline char dl_block_char(const dl_block *b, const dl_token *t)
{
    return t && t->end - t->start == 1 ? b->doc->src.p[t->start] : '\0';
}

/* Whether there is a token, with nothing between it and the one before. */
static inline bool dl_is_joined(const dl_token *t)
{
    return t && dl_token_is_joined(t);
}

/* Kinds of enumerators. */
typedef enum dl_series {
    DL_SERIES_DIGITS,
    DL_SERIES_ROMAN,
    DL_SERIES_LOWER,
    DL_SERIES_UPPER,
    DL_SERIES_COUNT
} dl_series;

/* The position of a word in a series of enumerators, from 1 to 31, and the
   series; 0: it is not in one. */
unsigned dl_series_value(const dl_block *b, const dl_token *t, dl_series *out);

/*
 * Whether the `)` at token `i` may belong to an enumerator (1, 2.3, a, iv, 가,
 * 예) or to a label at the start of a line or sentence (참고, 역자 추가,
 * 1단계). Not if a particle or a mark follows; but a colon may follow a label.
 */
bool dl_is_enumerator(const dl_block *b, uint32_t i);

/* Whether the `)` at token `i` may belong to a label inside a parenthesis that
   continues: `(예) 첫째 자리)`. */
bool dl_is_label_aside(const dl_block *b, uint32_t i);

#endif
