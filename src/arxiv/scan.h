/*
 * The parts of the identifier scanner that only src/arxiv uses. Everything is a
 * value or borrowed.
 */
#ifndef DL_ARXIV_SCAN_H
#define DL_ARXIV_SCAN_H

#include "arxiv/id.h"

/* ASCII only, whatever the locale: other scripts have digits, too. */
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
bool dl_begins_with(dl_str s, const char *lower);

/* Fills `id` from exactly one identifier; a refusal leaves a reason, no hint
   and nothing else. */
void dl_arxiv_scan(dl_str s, dl_arxiv_id *id);

/* Explains a refusal of dl_arxiv_scan(): a better reason where there is one,
   and a hint. */
void dl_arxiv_guess(dl_str s, dl_arxiv_id *id);

/* How long the identifier at the start of `s` is, by its shape alone: 0 when
   none can begin there. */
size_t dl_arxiv_shape(dl_str s);

/* How many digits the number of an identifier of the new scheme has. */
static inline size_t dl_arxiv_width(unsigned year)
{
    return year < 2015 ? 4 : 5;
}

/* A short text that is put together on the stack; what does not fit makes it
   `full`, and it is no candidate then. */
typedef struct dl_short {
    char p[96];
    size_t n;
    bool full;
} dl_short;

static inline void dl_short_addc(dl_short *s, char c)
{
    if (s->n < sizeof s->p)
        s->p[s->n++] = c;
    else
        s->full = true;
}

static inline void dl_short_add(dl_short *s, dl_str t)
{
    for (size_t i = 0; i < t.n && !s->full; i++)
        dl_short_addc(s, t.p[i]);
}

static inline dl_str dl_short_str(const dl_short *s)
{
    return (dl_str){s->p, s->n};
}

#endif
