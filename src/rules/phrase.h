/*
 * Phrases that tell a model's or a prompt's words: a small language for lists
 * in options. Borrows everything.
 *
 *   ^      at the start, only the text's first byte
 *   blank  any number of blanks, also none: `외부 지식` finds `외부지식`
 *   #      one digit or more
 *   …      anything up to the next piece, at most 120 bytes
 *
 * ASCII letters compare without case.
 */
#ifndef DL_RULES_PHRASE_H
#define DL_RULES_PHRASE_H

#include "digestlint/base.h"

/* How many bytes of `text` from byte `at` the phrase covers; 0: it is not
   there. `is_start`: whether `at` is the start that `^` means. */
size_t dl_phrase_match(dl_str phrase, dl_str text, size_t at, bool is_start);

#endif
