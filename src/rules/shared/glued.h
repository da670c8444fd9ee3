/*
 * The part of DL512 on Hangul beside Latin words, numbers and hyphens, which
 * reports its messages: a noun without its space (heatmap함수, 12%향상), a hyphen
 * in place of one (인코더-기반), and a suffix with a space too many (fetch 하는).
 * Nothing is owned.
 */
#ifndef DL_RULES_SHARED_GLUED_H
#define DL_RULES_SHARED_GLUED_H

#include "rules/shared/korean.h"
#include "rules/shared/places.h"

/* Reports what is written as one in the whole post. */
void dl_glued_check(dl_ctx *ctx, const dl_post *post);

/* Reports the suffixes that are written apart in the whole post. */
void dl_loose_check(dl_ctx *ctx, const dl_post *post);

/* Reports the first of `n` places with one of two messages, at level info. */
dl_diagnostic *dl_glued_report(dl_ctx *ctx, const dl_place *place, size_t n,
                               unsigned one, unsigned several);

/* Whether the Hangul word is a loanword that 하다 belongs to: 캐싱, 커밋. */
bool dl_loose_is_loan(const dl_lexicon *lexicon, dl_str word);

#endif
