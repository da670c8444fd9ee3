/*
 * The regular expression that finds words of a list as whole words. The caller
 * owns the buffer.
 */
#ifndef DL_PATTERNS_WORDS_H
#define DL_PATTERNS_WORDS_H

#include "base/buf.h"

/*
 * Appends it; it has no groups. `words` are sorted, so that of two with the
 * same beginning the longer one is found. Each is NFC, not empty, and does not
 * begin or end with a space.
 *
 * In Latin letters and digits a word is not matched inside a longer one. In
 * Hangul nothing may precede it, and only what is attached to nouns may follow:
 * particles, forms of 이다 and, after two syllables, of 하다, 되다 and 시키다.
 * A space in a word matches any number of spaces and at most one line break.
 */
void dl_pattern_words_add(dl_buf *out, dl_str *words, size_t n);

#endif
