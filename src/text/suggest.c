/* Spelling suggestions by edit distance. */
#include "text/suggest.h"

#include "text/utf8.h"

enum { LONGEST = 64, FARTHEST = 3 };

/* Decodes at most LONGEST code points of `s`, ASCII in lower case; returns
   their number, or LONGEST + 1 when there are more. */
static unsigned decode(dl_str s, uint32_t out[LONGEST])
{
    unsigned n = 0, length;
    for (size_t i = 0; i < s.n; i += length) {
        if (n == LONGEST)
            return LONGEST + 1;
        uint32_t c = (unsigned char)s.p[i];
        length = 1;
        if (c >= 0x80)
            c = dl_utf8_decode(s, i, &length);
        out[n++] = c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
    }
    return n;
}

static unsigned least(unsigned a, unsigned b)
{
    return a < b ? a : b;
}

/* One word of a comparison. */
typedef struct word {
    uint32_t c[LONGEST];
    unsigned n; /* LONGEST + 1: too long */
} word;

/*
 * Row by row, and in each row only the cells within `limit` of the diagonal;
 * stops once two rows in succession, from which the next is made, are entirely
 * above the limit.
 */
static unsigned distance(const word *x, const word *y, unsigned limit)
{
    unsigned rows[3][LONGEST + 2]; /* the row before last, the last, this */
    unsigned *before = rows[0], *last = rows[1], *row = rows[2];
    const unsigned far = limit + 1;
    unsigned last_nearest = 0;
    if (x->n > LONGEST || y->n > LONGEST ||
        (x->n > y->n ? x->n - y->n : y->n - x->n) > limit)
        return far;
    for (unsigned j = 0; j <= y->n; j++)
        before[j] = last[j] = j;
    for (unsigned i = 1; i <= x->n; i++) {
        unsigned first = i > limit ? i - limit : 1;
        unsigned end = least(y->n, i + limit);
        unsigned nearest = row[first - 1] = first == 1 ? i : far;
        for (unsigned j = first; j <= end; j++) {
            unsigned d = last[j - 1] + (x->c[i - 1] != y->c[j - 1]);
            d = least(d, least(last[j], row[j - 1]) + 1);
            if (i > 1 && j > 1 && x->c[i - 1] == y->c[j - 2] &&
                x->c[i - 2] == y->c[j - 1])
                d = least(d, before[j - 2] + 1);
            row[j] = d;
            nearest = least(nearest, d);
        }
        row[end + 1] = far;
        if (nearest >= far && last_nearest >= far)
            return far;
        last_nearest = nearest;
        unsigned *oldest = before;
        before = last;
        last = row;
        row = oldest;
    }
    return least(last[y->n], far);
}

unsigned dl_edit_distance(dl_str a, dl_str b, unsigned limit)
{
    word x, y;
    x.n = decode(a, x.c);
    y.n = decode(b, y.c);
    return distance(&x, &y, least(limit, LONGEST));
}

size_t dl_suggest(dl_str misspelt, const dl_str *candidates, size_t n)
{
    word x, y;
    x.n = decode(misspelt, x.c);
    if (x.n == 0 || x.n > LONGEST)
        return DL_SUGGEST_NONE;
    unsigned limit = least(x.n / 3, FARTHEST);
    int nearest = (int)limit; /* no candidate may exceed it */
    size_t found = DL_SUGGEST_NONE;
    for (size_t i = 0; i < n; i++) {
        /* between one and four bytes a code point */
        if (candidates[i].n + limit < x.n ||
            candidates[i].n > 4 * ((size_t)x.n + limit))
            continue;
        y.n = decode(candidates[i], y.c);
        int d = (int)distance(&x, &y, limit);
        if (d > nearest)
            continue;
        bool is_tie = found != DL_SUGGEST_NONE && d == nearest;
        if (is_tie && dl_str_eq(candidates[found], candidates[i]))
            continue;
        found = is_tie ? DL_SUGGEST_NONE : i;
        nearest = is_tie ? d - 1 : d;
    }
    return found;
}

bool dl_is_near_miss(dl_str misspelt, dl_str right)
{
    enum { LONG = 6 }; /* letters: LLM and VLM are two words */
    unsigned d = dl_edit_distance(misspelt, right, 1);
    return d == 0 || (d == 1 && dl_utf8_length(misspelt) >= LONG);
}
