/*
 * Classes of bytes, whatever the locale, and cutting strings by them. Other
 * scripts have digits, letters and spaces too: these are the ASCII ones.
 * Nothing is owned; what is returned borrows from what was passed.
 */
#ifndef DL_BASE_STR_H
#define DL_BASE_STR_H

#include "digestlint/base.h"

/* U+FEFF in UTF-8: dl_str_starts(s, DL_BOM). */
#define DL_BOM "\xEF\xBB\xBF"

/* ---- bytes --------------------------------------------------------------- */

/* What can indent. */
static inline bool dl_is_blank(char c)
{
    return c == ' ' || c == '\t';
}

/* What stands between words: a blank or a part of a line end. */
static inline bool dl_is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* As isspace() of the C locale: with vertical tabs and form feeds. */
static inline bool dl_is_white(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static inline bool dl_is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* The value of a hexadecimal digit, or -1. */
static inline int dl_hex_value(char c)
{
    if (dl_is_digit(c))
        return c - '0';
    c = (char)(c | 0x20);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static inline bool dl_is_lower(char c)
{
    return c >= 'a' && c <= 'z';
}

static inline bool dl_is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}

static inline bool dl_is_alpha(char c)
{
    return dl_is_lower(c) || dl_is_upper(c);
}

static inline bool dl_is_alnum(char c)
{
    return dl_is_alpha(c) || dl_is_digit(c);
}

/* What a backslash of Markdown can escape. */
static inline bool dl_is_punctuation(char c)
{
    return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') ||
           (c >= '[' && c <= '`') || (c >= '{' && c <= '~');
}

/* Whether the byte continues a character of UTF-8. */
static inline bool dl_is_continuation(char c)
{
    return ((unsigned char)c & 0xC0) == 0x80;
}

/* Whether a byte is one of a set; NUL is in none. */
static inline bool dl_is_one_of(char c, const char *set)
{
    return c && strchr(set, c);
}

static inline char dl_to_lower(char c)
{
    return dl_is_upper(c) ? (char)(c + ('a' - 'A')) : c;
}

/* ---- strings ------------------------------------------------------------- */

/* From byte `i` <= s.n on. Nothing may be added to NULL, not even 0. */
static inline dl_str dl_str_from(dl_str s, size_t i)
{
    return (dl_str){i > 0 ? s.p + i : s.p, s.n - i};
}

static inline bool dl_str_has_prefix(dl_str s, dl_str prefix)
{
    return s.n >= prefix.n && memcmp(s.p, prefix.p, prefix.n) == 0;
}

static inline bool dl_str_has_suffix(dl_str s, dl_str suffix)
{
    return s.n >= suffix.n &&
           memcmp(s.p + s.n - suffix.n, suffix.p, suffix.n) == 0;
}

/* Takes the first line from `s`, its end included, and returns it without. */
static inline dl_str dl_str_take_line(dl_str *s)
{
    const char *end = s->n ? memchr(s->p, '\n', s->n) : NULL;
    dl_str line = {s->p, end ? (size_t)(end - s->p) : s->n};
    *s = dl_str_from(*s, line.n + (end != NULL));
    return line;
}

/* FNV-1a; the upper bits are the better ones. */
static inline uint64_t dl_str_hash(dl_str s)
{
    uint64_t hash = UINT64_C(0xCBF29CE484222325);
    for (size_t i = 0; i < s.n; i++)
        hash = (hash ^ (unsigned char)s.p[i]) * UINT64_C(0x100000001B3);
    return hash;
}

/* Whether `s` is one of the `n` strings at `list`. */
static inline bool dl_str_is_in(dl_str s, const dl_str *list, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (dl_str_eq(list[i], s))
            return true;
    return false;
}

/* By their length, then by their bytes, capitals of ASCII as small letters. */
static inline int dl_str_compare_folded(dl_str a, dl_str b)
{
    if (a.n != b.n)
        return a.n < b.n ? -1 : 1;
    for (size_t i = 0; i < a.n; i++)
        if (dl_to_lower(a.p[i]) != dl_to_lower(b.p[i]))
            return dl_to_lower(a.p[i]) < dl_to_lower(b.p[i]) ? -1 : 1;
    return 0;
}

/* Where `part` is first in `s`, or SIZE_MAX. Goes from one byte like its first
   to the next, so it is quick where these are rare; memmem() looks at every
   byte for so short a part as two or three. */
static inline size_t dl_str_find(dl_str s, dl_str part)
{
    size_t i = 0;
    while (part.n > 0 && part.n <= s.n - i) {
        const char *first = memchr(s.p + i, part.p[0], s.n - i - part.n + 1);
        if (!first)
            return SIZE_MAX;
        i = (size_t)(first - s.p);
        if (memcmp(first, part.p, part.n) == 0)
            return i;
        i++;
    }
    return part.n > 0 ? SIZE_MAX : 0;
}

/* Past the blanks at byte `i` <= s.n. */
static inline size_t dl_str_skip_blanks(dl_str s, size_t i)
{
    while (i < s.n && dl_is_blank(s.p[i]))
        i++;
    return i;
}

/* Past the white space at byte `i` <= s.n. */
static inline size_t dl_str_skip_white(dl_str s, size_t i)
{
    while (i < s.n && dl_is_white(s.p[i]))
        i++;
    return i;
}

/* Without the bytes of `set` at its end. */
static inline dl_str dl_str_trim_end(dl_str s, const char *set)
{
    while (s.n > 0 && dl_is_one_of(s.p[s.n - 1], set))
        s.n--;
    return s;
}

/* Without the bytes of `set` at both ends. */
static inline dl_str dl_str_trim(dl_str s, const char *set)
{
    while (s.n > 0 && dl_is_one_of(s.p[0], set))
        s = dl_str_from(s, 1);
    return dl_str_trim_end(s, set);
}

/* How many digits there are at byte `i` <= s.n. */
static inline size_t dl_digits_at(dl_str s, size_t i)
{
    size_t n = 0;
    while (i + n < s.n && dl_is_digit(s.p[i + n]))
        n++;
    return n;
}

/* The number that the `n` <= 9 digits at `p` are. */
static inline int dl_digits_value(const char *p, size_t n)
{
    int value = 0;
    for (size_t i = 0; i < n; i++)
        value = value * 10 + (p[i] - '0');
    return value;
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
