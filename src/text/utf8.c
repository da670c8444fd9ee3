#include "text/utf8.h"

#include <utf8proc.h>

enum { WORD = sizeof(uint64_t) };

static const uint64_t HIGH_BITS = UINT64_C(0x8080808080808080);

/* ASCII goes by words, Hangul (E1–EC, ED 80–9F) by its three bytes, and the
   rest by utf8proc, which knows every exception. */
size_t dl_utf8_valid_up_to(dl_str s)
{
    const unsigned char *p = (const unsigned char *)s.p;
    size_t i = 0;
    while (i < s.n) {
        if (p[i] < 0x80) {
            uint64_t w;
            while (i + WORD <= s.n && (memcpy(&w, p + i, WORD), !(w & HIGH_BITS)))
                i += WORD;
            while (i < s.n && p[i] < 0x80)
                i++;
            continue;
        }
        if (p[i] >= 0xE1 && p[i] <= 0xEC && i + 2 < s.n &&
            (p[i + 1] & 0xC0) == 0x80 && (p[i + 2] & 0xC0) == 0x80) {
            i += 3;
            continue;
        }
        utf8proc_int32_t c;
        utf8proc_ssize_t n =
            utf8proc_iterate(p + i, (utf8proc_ssize_t)(s.n - i), &c);
        if (n < 1)
            return i;
        i += (size_t)n;
    }
    return s.n;
}

uint32_t dl_utf8_decode(dl_str s, size_t i, unsigned *length)
{
    const unsigned char *p = (const unsigned char *)s.p + i;
    if (p[0] < 0x80) {
        *length = 1;
        return p[0];
    }
    utf8proc_int32_t c;
    utf8proc_ssize_t n = utf8proc_iterate(p, (utf8proc_ssize_t)(s.n - i), &c);
    if (n < 1) {
        *length = 1;
        return 0xFFFD;
    }
    *length = (unsigned)n;
    return (uint32_t)c;
}

uint32_t dl_utf8_decode_before(dl_str s, size_t i, unsigned *length)
{
    size_t start = i - 1;
    while (start > 0 && i - start < 4 &&
           ((unsigned char)s.p[start] & 0xC0) == 0x80)
        start--;
    uint32_t c = dl_utf8_decode((dl_str){s.p, i}, start, length);
    if (start + *length == i)
        return c;
    *length = 1;
    return 0xFFFD;
}

unsigned dl_utf8_encode(uint32_t c, char out[4])
{
    return (unsigned)utf8proc_encode_char((utf8proc_int32_t)c,
                                          (utf8proc_uint8_t *)out);
}

/* Counts the bytes that continue a sequence, eight at a time: those whose two
   highest bits are 10. */
size_t dl_utf8_length(dl_str s)
{
    const uint64_t ones = UINT64_C(0x0101010101010101);
    size_t continuations = 0, i = 0;
    for (; i + 8 <= s.n; i += 8) {
        uint64_t bytes;
        memcpy(&bytes, s.p + i, sizeof bytes);
        uint64_t found = (bytes >> 7) & (~bytes >> 6) & ones;
        continuations += (size_t)((found * ones) >> 56);
    }
    for (; i < s.n; i++)
        continuations += ((unsigned char)s.p[i] & 0xC0) == 0x80;
    return s.n - continuations;
}
