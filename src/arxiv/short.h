/*
 * A short text built on the stack: a candidate for an identifier. Nothing is
 * allocated.
 */
#ifndef DL_ARXIV_SHORT_H
#define DL_ARXIV_SHORT_H

#include "digestlint/base.h"

/* If something does not fit it is `full`, and not a candidate. */
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
