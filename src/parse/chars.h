/*
 * Classes of bytes, as cmark-gfm has them.
 */
#ifndef DL_PARSE_CHARS_H
#define DL_PARSE_CHARS_H

#include "digestlint/base.h"

/* What it trims; other than for CommonMark, neither a vertical tab nor a form
   feed is one. */
static inline bool dl_is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* What its scanners pass over: around link destinations, behind a `|`. */
static inline bool dl_is_scanned_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* What can indent. */
static inline bool dl_is_indent(char c)
{
    return c == ' ' || c == '\t';
}

static inline bool dl_is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* ASCII punctuation: what a backslash can escape. */
static inline bool dl_is_punctuation(char c)
{
    return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') ||
           (c >= '[' && c <= '`') || (c >= '{' && c <= '~');
}

#endif
