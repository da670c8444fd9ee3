/*
 * Generated look-up of the built-in terms by their first two syllables (six
 * bytes of UTF-8): a filter that is wrong now and then, then a perfect hash.
 */
#ifndef DL_TEXT_TERMS_KEY_H
#define DL_TEXT_TERMS_KEY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct dl_term_key {
    const char *name;    /* the six bytes */
    uint16_t first, end; /* of dl_builtin_terms.terms */
} dl_term_key;

enum { DL_TERM_FILTER_LOG = 14, DL_TERM_FILTER_BITS = 1 << DL_TERM_FILTER_LOG };

extern const uint8_t dl_term_filter[DL_TERM_FILTER_BITS / 8];

/* The bit of two syllables at `p` (six bytes): the highest ones of a product,
   which depend on all of them. Written so that a compiler makes two loads of
   the six. */
static inline uint32_t dl_term_filter_bit(const char *p)
{
    const unsigned char *u = (const unsigned char *)p;
    uint32_t four = (uint32_t)u[0] << 24 | (uint32_t)u[1] << 16 |
                    (uint32_t)u[2] << 8 | u[3];
    uint32_t two = (uint32_t)u[4] << 8 | u[5];
    uint64_t product =
        ((uint64_t)four << 16 | two) * UINT64_C(0x9E3779B97F4A7C15);
    return (uint32_t)(product >> (64 - DL_TERM_FILTER_LOG));
}

/* False: no built-in term begins with these two syllables. */
static inline bool dl_term_key_may_be(const char *p)
{
    uint32_t bit = dl_term_filter_bit(p);
    return dl_term_filter[bit >> 3] >> (bit & 7) & 1;
}

const dl_term_key *dl_term_key_find(const char *key, size_t length);

#endif
