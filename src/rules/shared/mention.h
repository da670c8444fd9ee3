/*
 * Brackets and marks that a text mentions instead of using: `여는 괄호 ( 가
 * 나오면`. What the neighbours say is judged here; whether a bracket has a
 * partner decides, too (rules/shared/pairs.h). Nothing is owned.
 */
#ifndef DL_RULES_SHARED_MENTION_H
#define DL_RULES_SHARED_MENTION_H

#include "rules/shared/enumerator.h"

/* What speaks for a mention, from nothing to certain. In `모델 ( LM ) 을` both
   halves are APART, and the second is before a particle; it is used. */
typedef enum dl_mention {
    DL_MENTION_USED,
    DL_MENTION_APART,    /* spaces on both sides */
    DL_MENTION_PARTICLE, /* a particle follows, as only a word has */
    DL_MENTION_NAMED     /* 괄호 (, or between commas */
} dl_mention;

/* What the neighbours of the bracket at token `i` say. */
dl_mention dl_mention_at(const dl_block *b, uint32_t i, bool is_open);

/* Whether a particle follows the quotation mark at token `i`, which has a space
   before it: `"를 쓰지 않으면`. */
bool dl_is_mentioned_quote(const dl_block *b, uint32_t i);

/* Whether the name of a mark is next to token `i`, which has spaces around it:
   쉼표 , or , 콤마로. */
bool dl_is_named_mark(const dl_block *b, uint32_t i);

#endif
