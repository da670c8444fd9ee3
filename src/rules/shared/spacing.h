/*
 * Words whose spacing the 한글 맞춤법 decides by their form: DL512 reports them,
 * and other rules leave them to it. Pure functions on tokens; nothing is owned.
 */
#ifndef DL_RULES_SHARED_SPACING_H
#define DL_RULES_SHARED_SPACING_H

#include "base/arena.h"
#include "text/token.h"

/* The byte where the Hangul word `i`, of a block that ends before token `end`,
   lacks a space before a dependent noun: 할때, 하는것, 학습중. 0: nowhere. */
uint32_t dl_spacing_gap(const dl_doc *doc, uint32_t i, uint32_t end);

/* The byte where the Hangul word `i`, a form of 되다 after 안, lacks a space:
   안된다. 0: nowhere. `*is_sure`: the word before shows that it is not 안되다. */
uint32_t dl_spacing_an(const dl_doc *doc, uint32_t i, bool *is_sure);

/* Whether a word may end before token `i`. */
bool dl_spacing_may_end(const dl_doc *doc, uint32_t i, uint32_t end);

/* Whether the Hangul words `i` and `i` + 1, with a space between, are one: the
   first of them shows it (이 때, 그 중, 현 시점). */
bool dl_spacing_is_compound(const dl_doc *doc, const dl_prose *prose,
                            uint32_t i);

/* The same if the second one shows it: a particle, an ending or a suffix, as in
   할 수 밖에, 할 지 and 네트워크 상에서. */
bool dl_spacing_is_joined(const dl_doc *doc, const dl_prose *prose, uint32_t i);

/* Whether DL512 speaks of the word `token`, or of it and the one after it if
   `is_apart`. */
bool dl_spacing_is_settled(const dl_doc *doc, dl_arena *scratch,
                           uint32_t token, bool is_apart);

#endif
