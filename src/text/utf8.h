/*
 * UTF-8 (RFC 3629). Callers own all buffers; nothing is allocated.
 */
#ifndef DL_TEXT_UTF8_H
#define DL_TEXT_UTF8_H

#include "digestlint/base.h"

/* The offset of the first byte that is not part of valid UTF-8, or s.n.
   Overlong forms, surrogates and values above U+10FFFF are invalid. */
size_t dl_utf8_valid_up_to(dl_str s);

/*
 * Decodes the code point at byte `i` < s.n of valid UTF-8 and sets `*length`
 * (1 to 4 bytes). Invalid bytes give U+FFFD and length 1.
 */
uint32_t dl_utf8_decode(dl_str s, size_t i, unsigned *length);

/* Decodes the code point that ends before byte `i` > 0. */
uint32_t dl_utf8_decode_before(dl_str s, size_t i, unsigned *length);

/* Writes `c` and returns its length in bytes, 1 to 4. */
unsigned dl_utf8_encode(uint32_t c, char out[4]);

/* The lower case of `c` (Unicode's simple mapping), or `c`. */
uint32_t dl_utf8_lower(uint32_t c);

/* The number of code points in `s`. */
size_t dl_utf8_length(dl_str s);

/* The number of UTF-16 code units in `s`. */
size_t dl_utf8_length_utf16(dl_str s);

#endif
