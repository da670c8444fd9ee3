#include "report/line_hash.h"

#include "base/vec.h"
#include "text/utf8.h"

enum {
    BLOCK = 100, /* code units that count, from the line's beginning */
    FACTOR = 37,
    END_MARK = 0xFFFF /* stands behind the last code unit */
};

typedef DL_VEC(uint16_t) code_units;

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

static void push_utf16(code_units *units, uint32_t c)
{
    if (c > 0xFFFF) {
        c -= 0x10000;
        dl_vec_push(units, (uint16_t)(0xD800 + (c >> 10)));
        c = 0xDC00 + (c & 0x3FF);
    }
    dl_vec_push(units, (uint16_t)c);
}

/* What is hashed: no blanks, and every line end one LF. */
static code_units units_of(dl_str src)
{
    code_units units = {0};
    bool after_cr = false;
    unsigned n;
    for (size_t i = 0; i < src.n; i += n) {
        uint32_t c = dl_utf8_decode(src, i, &n);
        if (c == 0xFFFD && n == 1)
            n = bad_length(src, i);
        bool skip = c == ' ' || c == '\t' || (after_cr && c == '\n');
        after_cr = !skip && c == '\r';
        if (!skip)
            push_utf16(&units, after_cr ? '\n' : c);
    }
    dl_vec_push(&units, END_MARK);
    return units;
}

static uint64_t hash_at(const code_units *units, size_t start)
{
    uint64_t hash = 0;
    for (size_t i = start; i < start + BLOCK; i++)
        hash = hash * FACTOR + (i < units->n ? units->v[i] : 0);
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

dl_line_hash *dl_line_hashes(dl_str src, size_t *n)
{
    code_units units = units_of(src);
    DL_VEC(line) lines = {0};
    for (size_t i = 0; i < units.n; i++) {
        size_t index = lines.n;
        if (i == 0 || units.v[i - 1] == '\n')
            dl_vec_push(&lines, (line){hash_at(&units, i), index});
    }
    dl_vec_free(&units);
    qsort(lines.v, lines.n, sizeof *lines.v, by_hash);
    dl_line_hash *hashes = dl_xcalloc(lines.n, sizeof *hashes);
    uint32_t nth = 0;
    for (size_t i = 0; i < lines.n; i++) {
        bool again = i > 0 && lines.v[i - 1].hash == lines.v[i].hash;
        nth = again ? nth + 1 : 1;
        hashes[lines.v[i].index] = (dl_line_hash){lines.v[i].hash, nth};
    }
    *n = lines.n;
    dl_vec_free(&lines);
    return hashes;
}
