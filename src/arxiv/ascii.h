/*
 * ASCII letters and digits, whatever the locale: other scripts have digits,
 * too. Everything is a value or borrowed.
 */
#ifndef DL_ARXIV_ASCII_H
#define DL_ARXIV_ASCII_H

#include "digestlint/base.h"

static inline bool dl_is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static inline bool dl_is_lower(char c)
{
    return c >= 'a' && c <= 'z';
}

static inline bool dl_is_alpha(char c)
{
    return dl_is_lower(c) || (c >= 'A' && c <= 'Z');
}

static inline char dl_to_lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}

static inline dl_str dl_str_from(dl_str s, size_t i)
{
    return (dl_str){s.p + i, s.n - i};
}

/* How many ASCII digits stand at byte `i` <= s.n. */
static inline size_t dl_digits_at(dl_str s, size_t i)
{
    size_t n = 0;
    while (i + n < s.n && dl_is_digit(s.p[i + n]))
        n++;
    return n;
}

/* Whether `s` begins with `lower`, which is in lower case; letter case does
   not count. */
static inline bool dl_begins_with(dl_str s, const char *lower)
{
    size_t i = 0;
    while (i < s.n && lower[i] && dl_to_lower(s.p[i]) == lower[i])
        i++;
    return !lower[i];
}

#endif
