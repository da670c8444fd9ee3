/*
 * The regular expression that finds the words of a list as words. The
 * caller owns the buffer.
 */
#ifndef DL_PATTERNS_WORDS_H
#define DL_PATTERNS_WORDS_H

#include "base/buf.h"

/*
 * Appends it; it has no groups. `words` are sorted, so that of two that begin
 * alike the longer one is found. Each is NFC and neither empty nor begins or
 * ends with a blank.
 *
 * In Latin letters and digits a word does not stand inside a longer one. In
 * Hangul nothing may stand before it, and behind it only what goes with a
 * noun: particles, forms of 이다 and, behind two syllables, of 하다, 되다 and
 * 시키다. A blank in a word stands for any number of them and one line break.
 */
void dl_pattern_words_add(dl_buf *out, dl_str *words, size_t n);

#endif
