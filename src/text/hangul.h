/*
 * Hangul syllables by arithmetic (Unicode, section 3.12), without a table.
 */
#ifndef DL_TEXT_HANGUL_H
#define DL_TEXT_HANGUL_H

#include "text/token.h"

static inline bool dl_hangul_is_syllable(uint32_t c)
{
    return c >= 0xAC00 && c <= 0xD7A3;
}

/* The number of a syllable's final consonant, from 0 (none) to 27 (ㅎ). */
static inline uint32_t dl_hangul_final_number(uint32_t syllable)
{
    return (syllable - 0xAC00) % 28;
}

/* The final consonant of a code point, as particles distinguish it. */
static inline dl_final dl_hangul_final(uint32_t c)
{
    if (!dl_hangul_is_syllable(c))
        return DL_FINAL_UNKNOWN;
    uint32_t final = dl_hangul_final_number(c);
    /* A sum, because a branch on the final consonant would be mispredicted
       about half the time. */
    return (dl_final)(DL_FINAL_NONE + (final != 0) +
                      ((final != 0) & (final != 8)));
}

/* Whether a character has three bytes, by its first one: syllables do. */
static inline bool dl_is_of_three_bytes(char first)
{
    return ((unsigned char)first & 0xF0) == 0xE0;
}

/* The code point of the three bytes at `p`, which must be a syllable. */
static inline uint32_t dl_hangul_at(const char *p)
{
    const unsigned char *u = (const unsigned char *)p;
    return (uint32_t)(u[0] & 0x0F) << 12 | (uint32_t)(u[1] & 0x3F) << 6 |
           (u[2] & 0x3F);
}

/* The same of bytes that are certainly a character of three: in fewer
   instructions, but for other bytes the result may be above U+FFFF. */
static inline uint32_t dl_three_bytes_at(const char *p)
{
    const unsigned char *u = (const unsigned char *)p;
    return (uint32_t)u[0] * 0x1000 + (uint32_t)u[1] * 0x40 + u[2] -
           (0xE0 * 0x1000 + 0x80 * 0x40 + 0x80);
}

/* Writes the three bytes of a syllable to `p`. */
static inline void dl_hangul_put(uint32_t syllable, char *p)
{
    p[0] = (char)(0xE0 | syllable >> 12);
    p[1] = (char)(0x80 | (syllable >> 6 & 0x3F));
    p[2] = (char)(0x80 | (syllable & 0x3F));
}

/* Whether a text of whole characters has a syllable. */
static inline bool dl_has_hangul(dl_str text)
{
    for (size_t i = 0; i + 3 <= text.n; i++)
        if ((unsigned char)(text.p[i] - 0xEA) < 4 &&
            dl_hangul_is_syllable(dl_hangul_at(text.p + i)))
            return true;
    return false;
}

/* The syllables of `src` from byte `start` on, at most a few, which is enough
   for any ending. */
static inline dl_str dl_syllables_at(dl_str src, size_t start)
{
    enum { SYLLABLE = 3 /* bytes */, MOST = 16 * SYLLABLE };
    size_t n = 0;
    while (n < MOST && start + n + SYLLABLE <= src.n &&
           ((unsigned char)src.p[start + n] & 0xF0) == 0xE0 &&
           dl_hangul_is_syllable(dl_hangul_at(src.p + start + n)))
        n += SYLLABLE;
    return (dl_str){src.p + start, n};
}

#endif
