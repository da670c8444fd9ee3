#include "report/line_hash.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "text/utf8.h"

enum {
    BLOCK = 100, /* code units that count, from the line's beginning */
    FACTOR = 37,
    END_MARK = 0xFFFF /* stands behind the last code unit */
};

/* What is hashed: no blanks, and every line end one LF. Owned. */
typedef struct code_units {
    uint16_t *v;
    size_t n;
} code_units;

/* How many bytes at `i` a decoder replaces by one U+FFFD, which is how much of
   them could have begun a sequence (WHATWG Encoding, "UTF-8 decoder"). */
static unsigned bad_length(dl_str s, size_t i)
{
    const unsigned char *p = (const unsigned char *)s.p;
    unsigned char lead = p[i], low = 0x80, high = 0xBF;
    unsigned wanted = lead < 0xC2 || lead > 0xF4 ? 0
                      : lead < 0xE0              ? 1
                      : lead < 0xF0              ? 2
                                                 : 3;
    if (lead == 0xE0)
        low = 0xA0;
    else if (lead == 0xED)
        high = 0x9F;
    else if (lead == 0xF0)
        low = 0x90;
    else if (lead == 0xF4)
        high = 0x8F;
    unsigned n = 1;
    while (n <= wanted && i + n < s.n && p[i + n] >= low && p[i + n] <= high) {
        low = 0x80;
        high = 0xBF;
        n++;
    }
    return n;
}

static void push(code_units *units, uint32_t c)
{
    if (c > 0xFFFF) {
        c -= 0x10000;
        units->v[units->n++] = (uint16_t)(0xD800 + (c >> 10));
        c = 0xDC00 + (c & 0x3FF);
    }
    units->v[units->n++] = (uint16_t)c;
}

/* Reads what is no ASCII at `i`; returns how many bytes that is. */
static unsigned push_sequence(code_units *units, dl_str src, size_t i)
{
    const unsigned char *p = (const unsigned char *)src.p + i;
    unsigned n;
    if (p[0] >= 0xE1 && p[0] <= 0xEC && i + 2 < src.n &&
        (p[1] & 0xC0) == 0x80 && (p[2] & 0xC0) == 0x80) { /* Hangul is here */
        push(units, (uint32_t)(p[0] & 0x0F) << 12 |
                        (uint32_t)(p[1] & 0x3F) << 6 | (p[2] & 0x3F));
        return 3;
    }
    uint32_t c = dl_utf8_decode(src, i, &n);
    push(units, c);
    return c == 0xFFFD && n == 1 ? bad_length(src, i) : n;
}

/* The code units of the first `lines` lines, and those behind them that the
   last one's hash takes in. */
static code_units units_of(dl_str src, size_t lines)
{
    /* No byte gives more than one. */
    code_units units = {dl_xmalloc((src.n + 1) * sizeof *units.v), 0};
    size_t left = lines - 1, end = left == 0 ? BLOCK : SIZE_MAX;
    bool after_cr = false;
    for (size_t i = 0; i < src.n && units.n < end;) {
        unsigned char c = (unsigned char)src.p[i];
        if (c >= 0x80) {
            i += push_sequence(&units, src, i);
            after_cr = false;
            continue;
        }
        i++;
        bool skip = c == ' ' || c == '\t' || (after_cr && c == '\n');
        after_cr = !skip && c == '\r';
        if (skip)
            continue;
        units.v[units.n++] = after_cr ? '\n' : c;
        if ((after_cr || c == '\n') && --left == 0)
            end = units.n + BLOCK;
    }
    units.v[units.n++] = END_MARK;
    return units;
}

/* The units from `start` on as the digits of a number, zeros behind the last.
   Four at a time: each step waits for the one before. */
static uint64_t hash_at(const code_units *units, size_t start)
{
    const uint64_t f = FACTOR;
    const uint16_t *u = units->v + start;
    size_t most = units->n - start, n = most < BLOCK ? most : BLOCK, i = 0;
    uint64_t hash = 0;
    for (; i + 4 <= n; i += 4)
        hash = hash * (f * f * f * f) + u[i] * (f * f * f) +
               u[i + 1] * (f * f) + u[i + 2] * f + u[i + 3];
    for (; i < n; i++)
        hash = hash * f + u[i];
    for (; i < BLOCK; i++)
        hash *= f;
    return hash;
}

typedef struct line {
    uint64_t hash;
    size_t index;
} line;

static int by_hash(const void *a, const void *b)
{
    const line *x = a, *y = b;
    if (x->hash != y->hash)
        return x->hash < y->hash ? -1 : 1;
    return (x->index > y->index) - (x->index < y->index);
}

/* Where each of the first `most` lines begins, and how many there are. */
static size_t find_lines(const code_units *units, size_t most, line *lines)
{
    size_t n = 0;
    for (size_t i = 0; i < units->n && n < most; i++)
        if (i == 0 || units->v[i - 1] == '\n') {
            if (lines)
                lines[n] = (line){hash_at(units, i), n};
            n++;
        }
    return n;
}

dl_line_hash *dl_line_hashes(dl_str src, size_t most, size_t *n)
{
    code_units units = units_of(src, most);
    *n = find_lines(&units, most, NULL);
    line *lines = dl_xmalloc(*n * sizeof *lines);
    find_lines(&units, most, lines);
    free(units.v);
    qsort(lines, *n, sizeof *lines, by_hash);
    dl_line_hash *hashes = dl_xcalloc(*n, sizeof *hashes);
    uint32_t nth = 0;
    for (size_t i = 0; i < *n; i++) {
        bool again = i > 0 && lines[i - 1].hash == lines[i].hash;
        nth = again ? nth + 1 : 1;
        hashes[lines[i].index] = (dl_line_hash){lines[i].hash, nth};
    }
    free(lines);
    return hashes;
}
