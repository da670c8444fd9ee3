/*
 * Fixes that replace a word. Nothing is owned.
 */
#ifndef DL_RULES_SHARED_WORD_FIX_H
#define DL_RULES_SHARED_WORD_FIX_H

#include "rules/rule.h"

/*
 * Adds a fix of `d` that writes `right` in place of the word at `span`. The
 * particle that is joined to the word fits it afterwards, whether or not it did
 * before: 컨셉을 becomes 콘셉트를.
 */
void dl_fix_word(dl_ctx *ctx, dl_diagnostic *d, dl_applicability applicability,
                 dl_span span, dl_str right);

#endif
