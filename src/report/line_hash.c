#include "report/line_hash.h"

#include "base/vec.h"
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

/* Writes `c` to `u`; returns how many code units that took. */
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

static bool is_continuation(unsigned char c)
{
    return (c & 0xC0) == 0x80;
}

/* Hangul is mostly here, and no exception of UTF-8. */
static bool is_common(const unsigned char *p, size_t left)
{
    return p[0] >= 0xE1 && p[0] <= 0xEC && left > 2 && is_continuation(p[1]) &&
           is_continuation(p[2]);
}

/* The code units of the first `lines` lines, and those behind them that the
   last one's hash takes in. The branches stand in the order of how often they
   are taken. */
static code_units units_of(dl_str src, size_t lines)
{
    const unsigned char *p = (const unsigned char *)src.p;
    /* No byte gives more than one unit. */
    uint16_t *units = dl_xmalloc((src.n + 1) * sizeof *units);
    size_t n = 0, i = 0, end = lines == 1 ? BLOCK : SIZE_MAX;
    bool after_cr = false;
    while (i < src.n && n < end) {
        unsigned c = p[i];
        bool was_cr = after_cr;
        after_cr = false;
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
            i++;
            after_cr = c == '\r';
            if (c == ' ' || c == '\t' || (c == '\n' && was_cr))
                continue;
            units[n++] = (uint16_t)(after_cr ? '\n' : c);
            if (units[n - 1] == '\n' && --lines == 1)
                end = n + BLOCK;
        }
    }
    units[n++] = END_MARK;
    return (code_units){units, n};
}

/* The BLOCK units from `start` on as the digits of a number, zeros behind the
   last. Four at a time: each step waits for the one before. */
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

/* 37 to the power of BLOCK, modulo 2 to the power of 64. */
static uint64_t first_factor(void)
{
    uint64_t factor = 1;
    for (int i = 0; i < BLOCK; i++)
        factor *= FACTOR;
    return factor;
}

/* `hash`, of the units from `from` on, moved on to those from `to` on. */
static uint64_t hash_moved(const code_units *units, uint64_t hash, size_t from,
                           size_t to, uint64_t factor)
{
    for (size_t i = from; i < to; i++) {
        uint16_t next = i + BLOCK < units->n ? units->v[i + BLOCK] : 0;
        hash = hash * FACTOR + (next - factor * units->v[i]);
    }
    return hash;
}

/* A hash that is asked for, and how often it was met. */
typedef struct counter {
    uint64_t hash;
    uint32_t met;
} counter;

static int by_hash(const void *a, const void *b)
{
    const counter *x = a, *y = b;
    return (x->hash > y->hash) - (x->hash < y->hash);
}

/* Counts a line with `hash` and returns the count, or 0 when nobody asks. Equal
   counters may be many: the first of them counts. */
static uint32_t count(counter *counters, size_t n, uint64_t hash)
{
    size_t low = 0, high = n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (counters[middle].hash < hash)
            low = middle + 1;
        else
            high = middle;
    }
    return low < n && counters[low].hash == hash ? ++counters[low].met : 0;
}

/* The hashes of the first `most` lines; `*n` is how many there are. That of a
   short line goes over into the next one's. */
static uint64_t *hash_lines(const code_units *units, size_t most, size_t *n)
{
    enum { SHORT = BLOCK / 3 };
    const uint64_t factor = first_factor();
    DL_VEC(uint64_t) hashes = {0};
    size_t start = 0;
    dl_vec_push(&hashes, hash_at(units, 0));
    for (size_t i = 0; i < units->n && hashes.n < most; i++) {
        if (units->v[i] != '\n')
            continue;
        uint64_t before = hashes.v[hashes.n - 1];
        dl_vec_push(&hashes,
                    i - start < SHORT
                        ? hash_moved(units, before, start, i + 1, factor)
                        : hash_at(units, i + 1));
        start = i + 1;
    }
    *n = hashes.n;
    return hashes.v;
}

dl_line_hash *dl_line_hashes(dl_str src, const uint32_t *lines, size_t n)
{
    size_t n_hashes;
    uint32_t last = lines[n - 1];
    code_units units = units_of(src, last);
    uint64_t *hashes = hash_lines(&units, last, &n_hashes);
    free(units.v);
    dl_line_hash *wanted = dl_xcalloc(n, sizeof *wanted);
    counter *counters = dl_xcalloc(n, sizeof *counters);
    for (size_t i = 0; i < n; i++) {
        size_t line = lines[i] < n_hashes ? lines[i] : n_hashes;
        wanted[i].hash = counters[i].hash = hashes[line - 1];
    }
    qsort(counters, n, sizeof *counters, by_hash);
    for (size_t line = 1, i = 0; line <= n_hashes; line++) {
        uint32_t nth = count(counters, n, hashes[line - 1]);
        for (; i < n && (lines[i] == line || line == n_hashes); i++)
            wanted[i].nth = nth;
    }
    free(counters);
    free(hashes);
    return wanted;
}
