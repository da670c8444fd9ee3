/*
 * Hashes lines in the same way as CodeQL's action, by their UTF-16 units, but
 * only the requested ones.
 */
#include "report/line_hash.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "base/search.h"
#include "base/str.h"
#include "text/utf8.h"

enum {
    BLOCK = 100, /* code units that are hashed, from the line's beginning */
    KEY = 8,     /* of them, those that distinguish most lines */
    FACTOR = 37,
    END_MARK = 0xFFFF /* follows the last code unit */
};

/* How many bytes at `i` a decoder replaces with one U+FFFD: as many as could
   have begun a sequence (WHATWG Encoding, "UTF-8 decoder"). */
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

/* Writes `c` to `u`; returns the number of code units. */
static unsigned put(uint16_t *u, uint32_t c)
{
    if (c <= 0xFFFF) {
        u[0] = (uint16_t)c;
        return 1;
    }
    c -= 0x10000;
    u[0] = (uint16_t)(0xD800 + (c >> 10));
    u[1] = (uint16_t)(0xDC00 + (c & 0x3FF));
    return 2;
}

/* Most Hangul is in here, and no exception of UTF-8. */
static bool is_common(const unsigned char *p, size_t left)
{
    return p[0] >= 0xE1 && p[0] <= 0xEC && left > 2 &&
           dl_is_continuation((char)p[1]) && dl_is_continuation((char)p[2]);
}

/*
 * Writes what is hashed from byte `i` on, at most `most` code units, and
 * returns how many: no spaces, every line end as one LF, and the mark after the
 * last. `units` has room for one more. The branches are in the order of how
 * often they are taken.
 */
static size_t units_at(dl_str src, size_t i, uint16_t *units, size_t most)
{
    const unsigned char *p = (const unsigned char *)src.p;
    size_t n = 0;
    while (i < src.n && n < most) {
        unsigned c = p[i];
        if (is_common(p + i, src.n - i)) {
            units[n++] = (uint16_t)((c & 0x0F) << 12 | (p[i + 1] & 0x3Fu) << 6 |
                                    (p[i + 2] & 0x3Fu));
            i += 3;
        } else if (c > ' ' && c < 0x80) {
            units[n++] = (uint16_t)c;
            i++;
        } else if (c >= 0x80) {
            unsigned length;
            uint32_t point = dl_utf8_decode(src, i, &length);
            n += put(units + n, point);
            i += point == 0xFFFD && length == 1 ? bad_length(src, i) : length;
        } else {
            i += c == '\r' && i + 1 < src.n && p[i + 1] == '\n' ? 2 : 1;
            if (c != ' ' && c != '\t')
                units[n++] = (uint16_t)(c == '\r' ? '\n' : c);
        }
    }
    if (n < most)
        units[n++] = END_MARK;
    return n < most ? n : most;
}

/* The BLOCK units from byte `i` on as the digits of a number, padded with
   zeros. Four at a time: each step depends on the one before. */
static uint64_t hash_at(dl_str src, size_t start)
{
    const uint64_t f = FACTOR;
    uint16_t u[BLOCK + 1];
    size_t n = units_at(src, start, u, BLOCK), i = 0;
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

/* Lines with different keys have different hashes. */
static unsigned key_at(dl_str src, size_t start)
{
    uint16_t units[KEY + 1];
    size_t n = units_at(src, start, units, KEY);
    uint32_t key = 0;
    for (size_t i = 0; i < n; i++)
        key = (key ^ units[i]) * UINT32_C(0x9E3779B1);
    return key >> 24;
}

/* A requested hash, and how often it has occurred. */
typedef struct counter {
    uint64_t hash;
    uint32_t met;
} counter;

static int by_hash(const void *a, const void *b)
{
    const counter *x = a, *y = b;
    return DL_ORDER(x->hash, y->hash);
}

/* Counts a line with `hash` and returns the count, or 0 if it is not requested.
   If several counters are equal, the first one counts. */
static uint32_t count(counter *counters, size_t n, uint64_t hash)
{
    size_t i;
    DL_LOWER_BOUND(i, 0, n, counters[i].hash < hash);
    return i < n && counters[i].hash == hash ? ++counters[i].met : 0;
}

dl_line_hash *dl_line_hashes(dl_str src, const uint32_t *starts,
                             uint32_t n_starts, const uint32_t *lines, size_t n)
{
    dl_line_hash *wanted = dl_xcalloc(n, sizeof *wanted);
    counter *counters = dl_xcalloc(n, sizeof *counters);
    uint64_t keys[4] = {0}; /* bits: those of the requested lines */
    for (size_t i = 0; i < n; i++) {
        size_t start = starts[(lines[i] < n_starts ? lines[i] : n_starts) - 1];
        unsigned key = key_at(src, start);
        keys[key / 64] |= UINT64_C(1) << key % 64;
        wanted[i].hash = counters[i].hash =
            i > 0 && lines[i] == lines[i - 1] ? wanted[i - 1].hash
                                              : hash_at(src, start);
    }
    dl_sort(counters, n, by_hash);
    uint32_t nth = 0;
    for (uint32_t line = 1, i = 0; line <= n_starts && i < n; line++) {
        unsigned key = key_at(src, starts[line - 1]);
        if (keys[key / 64] >> key % 64 & 1)
            nth = count(counters, n, hash_at(src, starts[line - 1]));
        for (; i < n && (lines[i] == line || line == n_starts); i++)
            wanted[i].nth = nth;
    }
    dl_free(counters);
    return wanted;
}
