/*
 * A text in composed form (NFC, UAX #15), with the source of each byte: what is
 * searched in the form that a reader sees can be located as it is written. A
 * dl_composed owns its bytes; a zeroed one is empty.
 */
#ifndef DL_TEXT_COMPOSE_H
#define DL_TEXT_COMPOSE_H

#include "base/buf.h"
#include "base/vec.h"

/* A part whose source differs from its composed form. */
typedef struct dl_composed_part {
    dl_span here;    /* bytes of the composed text */
    dl_span written; /* bytes of the source text */
} dl_composed_part;

typedef struct dl_composed {
    dl_buf text;
    DL_VEC(dl_composed_part) parts; /* in order of place */
} dl_composed;

/* Appends `text` in NFC, or in NFKC with `compatible` (UAX #15); false when it
   is not UTF-8. */
bool dl_normalize(dl_str text, bool compatible, dl_buf *out);

/* The same in NFKC, without accents and other marks. */
bool dl_normalize_bare(dl_str text, dl_buf *out);

/* Whether `s` contains anything that may need composing: conjoining jamo or
   combining marks from U+0300 to U+036F. */
bool dl_may_compose(dl_str s);

/* Composes `s`, valid UTF-8 shorter than 4 GiB; replaces any earlier result. */
void dl_compose(dl_composed *composed, dl_str s);
void dl_composed_free(dl_composed *composed);

/* The source of the bytes `here` of the composed text; a range that begins or
   ends within a part takes in the whole part. */
dl_span dl_composed_written(const dl_composed *composed, dl_span here);

/* Whether `here` neither begins nor ends within a part. */
bool dl_composed_is_whole(const dl_composed *composed, dl_span here);

#endif
