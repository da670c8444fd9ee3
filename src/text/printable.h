/*
 * What may be shown as it is. Texts and names come from strangers, and a
 * terminal acts on some characters and hides others: every output escapes
 * these, and this is the only list of them. Nothing is owned.
 */
#ifndef DL_TEXT_PRINTABLE_H
#define DL_TEXT_PRINTABLE_H

#include "base/buf.h"

/* Whether the code point would break the line, move the cursor, change the
   reading direction or be invisible. */
bool dl_is_unprintable(uint32_t c);

/* The length of the character at byte `i` if it is ASCII or one of U+3000 to
   U+CFFF, which include most Hangul, and can be shown; 0: look closer. */
static inline size_t dl_plain_length(dl_str s, size_t i)
{
    const unsigned char *p = (const unsigned char *)s.p;
    if (i >= s.n)
        return 0;
    if (p[i] < 0x80)
        return p[i] >= 0x20 && p[i] < 0x7F;
    return i + 2 < s.n && p[i] >= 0xE3 && p[i] <= 0xEC &&
                   (p[i + 1] & 0xC0) == 0x80 && (p[i + 2] & 0xC0) == 0x80
               ? 3
               : 0;
}

/* What cannot be shown: an unprintable code point, or a byte that is not
   UTF-8. */
typedef struct dl_unprintable {
    size_t start, end;  /* bytes; both are the string's length: none is left */
    uint32_t character; /* the code point, or the byte */
    bool is_byte;
} dl_unprintable;

/* The first of them from byte `i` <= s.n on, where a code point begins. */
dl_unprintable dl_unprintable_from(dl_str s, size_t i);

/* Appends `s`, a name or a message, as one line of valid UTF-8: what cannot be
   shown is escaped as in C (`\n`, `\x1b`, `\u202e`; bytes as `\xff`). */
void dl_printable_add(dl_buf *out, dl_str s);

/* Whether a line, which may be without its end, is white space up to byte `i`
   <= line.n in the eyes of a program that knows all of Unicode's. */
bool dl_is_white_up_to(dl_str line, size_t i);

#endif
