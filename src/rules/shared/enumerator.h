/*
 * Enumerators and labels before a closing parenthesis, `1)`, `가)` and `참고)`,
 * and helpers for the tokens of a block. Nothing is owned.
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

/* Whether the token ends a line: a break, or the tag `<br>`. */
bool dl_is_line_end(const dl_block *b, const dl_token *t);

/* The token before or after token `i` as a reader sees them: delimiters of
   emphasis and links, and tags, are passed over. DL_NONE: a space or the edge
   of the block comes first. */
uint32_t dl_seen_before(const dl_block *b, uint32_t i);
uint32_t dl_seen_after(const dl_block *b, uint32_t i);

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
 * Whether the `)` at token `i` may belong to an enumerator (1, 2.3, 4-3-1, c,d,
 * 7d, iv, 가, Q1) or to one of the labels that may be anywhere (예, e.g.),
 * whatever follows: people refer to enumerators (`앞의 1)과 2)를`).
 */
bool dl_is_enumerator(const dl_block *b, uint32_t i);

/* Whether the `)` at token `i` may belong to a label that begins a line or a
   sentence, perhaps after signs: `참고)`, `1 단계)`, `→ 단점)`, `+)`. */
bool dl_is_label(const dl_block *b, uint32_t i);

/* The same if nothing follows: it may as well be the end of a parenthesis of
   another block. */
bool dl_is_lone_label(const dl_block *b, uint32_t i);

#endif
