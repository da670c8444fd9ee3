/* UTF-8: validation, decoding, encoding, lengths. */
#include "text/utf8.h"

#include "base/str.h"

#include <utf8proc.h>

#ifdef __SSE2__
#include <emmintrin.h>

enum { BLOCK = 64 };

/* Which bytes of a block are of which kind; the first byte is the lowest
   bit. */
typedef struct masks {
    uint64_t not_ascii, continuation, lead3;
    bool has_rare; /* C0, C1, E0, F0 to FF: not distinguished here; and what may
                      be a surrogate, ED before A0 or more */
} masks;

static __m128i at_least(__m128i v, unsigned char c)
{
    return _mm_cmpeq_epi8(_mm_max_epu8(v, _mm_set1_epi8((char)c)), v);
}

static __m128i equal(__m128i v, unsigned char c)
{
    return _mm_cmpeq_epi8(v, _mm_set1_epi8((char)c));
}

static uint64_t bits(__m128i v, int shift)
{
    return (uint64_t)(unsigned)_mm_movemask_epi8(v) << shift;
}

/* Looks at a block and the byte after it. */
static masks classify(const unsigned char *p)
{
    masks m = {0};
    __m128i rare = _mm_setzero_si128();
    for (int k = 0; k < BLOCK; k += 16) {
        const __m128i *at = (const __m128i *)(const void *)(p + k);
        const __m128i *after = (const __m128i *)(const void *)(p + k + 1);
        __m128i v = _mm_loadu_si128(at), next = _mm_loadu_si128(after);
        __m128i odd = _mm_and_si128(v, _mm_set1_epi8((char)0xFE));
        __m128i surrogate =
            _mm_and_si128(equal(v, 0xED), at_least(next, 0xA0));
        m.not_ascii |= bits(v, k);
        m.continuation |= bits(_mm_cmplt_epi8(v, _mm_set1_epi8(-64)), k);
        m.lead3 |= bits(at_least(v, 0xE0), k);
        rare = _mm_or_si128(_mm_or_si128(rare, surrogate),
                            _mm_or_si128(_mm_or_si128(equal(odd, 0xC0),
                                                      equal(v, 0xE0)),
                                         at_least(v, 0xF0)));
    }
    m.has_rare = bits(rare, 0) != 0;
    return m;
}

/*
 * How far `s` is valid from byte `i`, the start of a code point, looking only
 * at whole blocks of ASCII and two- and three-byte sequences: continuation
 * bytes must be exactly where the lead bytes before them need them. Returns the
 * start of a code point.
 */
static size_t common_up_to(const unsigned char *p, size_t i, size_t n)
{
    uint64_t wanted = 0; /* from the block before */
    unsigned open = 0;   /* trailing bytes of an open sequence */
    while (n - i > BLOCK) {
        masks m = classify(p + i);
        uint64_t lead = m.not_ascii & ~m.continuation;
        if (m.has_rare ||
            (lead << 1 | m.lead3 << 2 | wanted) != m.continuation)
            break;
        wanted = lead >> 63 | m.lead3 >> 62;
        open = lead >> 63 ? 1 : m.lead3 >> 62 ? 2 : 0;
        i += BLOCK;
    }
    return i - open;
}
#else
static size_t common_up_to(const unsigned char *p, size_t i, size_t n)
{
    (void)p;
    (void)n;
    return i;
}
#endif

/* Whether three bytes that need no further look, as those of most Hangul, are
   at byte `i`: E1 to EC and two that continue it. */
static inline bool are_three(const unsigned char *p, size_t i, size_t n)
{
    return p[i] >= 0xE1 && p[i] <= 0xEC && n - i > 2 &&
           (p[i + 1] & 0xC0) == 0x80 && (p[i + 2] & 0xC0) == 0x80;
}

/* Most text is validated in blocks; Hangul (E1 to EC) by its three bytes; the
   rest by utf8proc, which knows all the exceptions. */
size_t dl_utf8_valid_up_to(dl_str s)
{
    const unsigned char *p = (const unsigned char *)s.p;
    size_t i = 0, by_blocks = 0;
    while (i < s.n) {
        if (i >= by_blocks) {
            i = common_up_to(p, i, s.n);
            by_blocks = i + 64;
            if (i == s.n)
                break;
        }
        if (p[i] < 0x80) {
            i++;
            continue;
        }
        if (are_three(p, i, s.n)) {
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
    if (are_three(p, 0, s.n - i)) {
        *length = 3;
        return (uint32_t)(p[0] & 0x0F) << 12 | (uint32_t)(p[1] & 0x3F) << 6 |
               (uint32_t)(p[2] & 0x3F);
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
    while (start > 0 && i - start < 4 && dl_is_continuation(s.p[start]))
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

static const uint64_t ONES = UINT64_C(0x0101010101010101);

/* A one in each of the eight bytes whose highest bits are those shown on the
   right. */
static uint64_t continuing(uint64_t eight) /* 10 */
{
    return (eight >> 7) & (~eight >> 6) & ONES;
}

static uint64_t leading_four(uint64_t eight) /* 1111 */
{
    return (eight >> 7) & (eight >> 6) & (eight >> 5) & (eight >> 4) & ONES;
}

#ifdef __SSE2__
/* Takes 1 from each byte of `counts` whose byte at `p` continues. */
static inline __m128i less_continuing(__m128i counts, const char *p)
{
    __m128i v = _mm_loadu_si128((const __m128i *)(const void *)p);
    return _mm_add_epi8(counts, _mm_cmplt_epi8(v, _mm_set1_epi8(-64)));
}
#endif

/* Continuation bytes are not code points. 64 or 16 bytes at a time, or eight,
   so that each sum of bytes stays below 256. */
size_t dl_utf8_length(dl_str s)
{
    size_t n = s.n, i = 0;
#ifdef __SSE2__
    const __m128i zero = _mm_setzero_si128();
    __m128i sums = zero; /* one for each half */
    for (; i + 64 <= s.n; i += 64) {
        __m128i counts = less_continuing(zero, s.p + i);
        counts = less_continuing(counts, s.p + i + 16);
        counts = less_continuing(counts, s.p + i + 32);
        counts = less_continuing(counts, s.p + i + 48);
        counts = _mm_sub_epi8(zero, counts);
        sums = _mm_add_epi64(sums, _mm_sad_epu8(counts, zero));
    }
    for (; i + 16 <= s.n; i += 16) {
        __m128i counts = _mm_sub_epi8(zero, less_continuing(zero, s.p + i));
        sums = _mm_add_epi64(sums, _mm_sad_epu8(counts, zero));
    }
    n -= (size_t)_mm_cvtsi128_si64(sums) +
         (size_t)_mm_cvtsi128_si64(_mm_unpackhi_epi64(sums, sums));
#endif
    for (; i + 8 <= s.n; i += 8) {
        uint64_t eight;
        memcpy(&eight, s.p + i, sizeof eight);
        n -= (size_t)((continuing(eight) * ONES) >> 56);
    }
    for (; i < s.n; i++)
        n -= dl_is_continuation(s.p[i]);
    return n;
}

/* A lead byte of four adds a second UTF-16 code unit. */
size_t dl_utf8_length_utf16(dl_str s)
{
    size_t n = dl_utf8_length(s), i = 0;
    for (; i + 8 <= s.n; i += 8) {
        uint64_t eight;
        memcpy(&eight, s.p + i, sizeof eight);
        n += (size_t)((leading_four(eight) * ONES) >> 56);
    }
    for (; i < s.n; i++)
        n += (unsigned char)s.p[i] >= 0xF0;
    return n;
}

uint32_t dl_utf8_lower(uint32_t c)
{
    return (uint32_t)utf8proc_tolower((utf8proc_int32_t)c);
}
