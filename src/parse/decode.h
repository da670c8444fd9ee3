/*
 * Escapes in Markdown: backslashes and character references (CommonMark 0.29
 * §6.1, §6.2). Nothing is owned.
 */
#ifndef DL_PARSE_DECODE_H
#define DL_PARSE_DECODE_H

#include "digestlint/base.h"

enum {
    DL_DECODE_NO_ESCAPES = 1 /* a backslash is literal, as in <autolinks> */
};

/*
 * The number of bytes of `text`, from byte `at`, that decode to all of
 * `literal`; SIZE_MAX if they do not. Takes O(literal.n).
 */
size_t dl_decode_match(dl_str text, size_t at, dl_str literal, unsigned flags);

#endif
