/*
 * The part of DL512 on terms of the lexicon that differ from the right ones in
 * spaces: 하지않는, 지난 번. Nothing is owned.
 */
#ifndef DL_RULES_SHARED_JOINED_H
#define DL_RULES_SHARED_JOINED_H

#include "model/post.h"
#include "rules/rule.h"

/* Reports the words that have such terms, each once, with whatever else
   dl_spacing_gap() and dl_spacing_an() find in it: 볼수있을것이다. */
void dl_joined_check(dl_ctx *ctx, const dl_post *post);

/* Reports the Hangul word `token`, which has no such term, with what
   dl_spacing_gap() and dl_spacing_an() find in it. */
void dl_joined_report(dl_ctx *ctx, const dl_doc *doc, uint32_t token);

/* Whether dl_joined_check() reports the Hangul word `token`. */
bool dl_joined_has(dl_ctx *ctx, const dl_post *post, uint32_t token);

/* Whether the word `token` has a misspelling, so that DL519 speaks of it. */
bool dl_word_is_misspelt(dl_ctx *ctx, uint32_t token);

#endif
