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
        uint32_t c = dl_utf8_decode(s, i, &length);
        out[n++] = c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
    }
    return n;
}

static unsigned least(unsigned a, unsigned b)
{
    return a < b ? a : b;
}

unsigned dl_edit_distance(dl_str a, dl_str b, unsigned limit)
{
    uint32_t x[LONGEST], y[LONGEST];
    unsigned n = decode(a, x), m = decode(b, y);
    if (n > LONGEST || m > LONGEST || (n > m ? n - m : m - n) > limit)
        return limit + 1;
    unsigned rows[3][LONGEST + 1]; /* the row before last, the last, this */
    unsigned *before = rows[0], *last = rows[1], *row = rows[2];
    for (unsigned j = 0; j <= m; j++)
        last[j] = j;
    for (unsigned i = 1; i <= n; i++) {
        row[0] = i;
        for (unsigned j = 1; j <= m; j++) {
            unsigned cost = x[i - 1] != y[j - 1];
            row[j] = least(least(last[j], row[j - 1]) + 1, last[j - 1] + cost);
            if (i > 1 && j > 1 && x[i - 1] == y[j - 2] && x[i - 2] == y[j - 1])
                row[j] = least(row[j], before[j - 2] + 1);
        }
        unsigned *oldest = before;
        before = last;
        last = row;
        row = oldest;
    }
    return last[m] > limit ? limit + 1 : last[m];
}

size_t dl_suggest(dl_str word, const dl_str *candidates, size_t n)
{
    size_t length = dl_utf8_length(word);
    if (length == 0 || length > LONGEST)
        return DL_SUGGEST_NONE;
    unsigned limit = least((unsigned)length / 3, FARTHEST);
    int nearest = (int)limit; /* what a candidate must reach to count */
    size_t found = DL_SUGGEST_NONE;
    for (size_t i = 0; i < n; i++) {
        int d = (int)dl_edit_distance(word, candidates[i], limit);
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
