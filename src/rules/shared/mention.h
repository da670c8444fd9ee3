/*
 * Brackets that a text mentions instead of using: `여는 괄호 ( 가 나오면`. One
 * look at a block finds all of them, because whether a bracket has a partner
 * decides too.
 */
#ifndef DL_RULES_SHARED_MENTION_H
#define DL_RULES_SHARED_MENTION_H

#include "base/arena.h"
#include "rules/shared/enumerator.h"

/* The mentioned brackets of a block, tokens in order. Lives in the arena that
   it was made in. */
typedef struct dl_mentions {
    uint32_t *tokens;
    uint32_t n;
} dl_mentions;

/* Parentheses and square brackets. Most blocks have none that are mentioned,
   and then nothing is allocated. */
dl_mentions dl_mentions_find(const dl_block *b, dl_arena *arena);

bool dl_mentions_has(const dl_mentions *m, uint32_t token);

/* Whether the name of a mark is next to token `i`, which has spaces around it:
   쉼표 , or , 콤마로. */
bool dl_is_named_mark(const dl_block *b, uint32_t i);

#endif
