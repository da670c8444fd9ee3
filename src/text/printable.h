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
