/*
 * A text composed (NFC, UAX #15), and where each of its bytes came from: what
 * is searched as a reader sees it is found again as it is written. A
 * dl_composed owns its bytes; a zeroed one is empty.
 */
#ifndef DL_TEXT_COMPOSE_H
#define DL_TEXT_COMPOSE_H

#include "base/buf.h"
#include "base/vec.h"

/* A part that was written otherwise. */
typedef struct dl_composed_part {
    dl_span here;    /* bytes of the composed text */
    dl_span written; /* bytes of the text as it was */
} dl_composed_part;

typedef struct dl_composed {
    dl_buf text;
    DL_VEC(dl_composed_part) parts; /* by place; the rest is the same */
} dl_composed;

/* Appends `text` in NFC, or in NFKC with `compatible` (UAX #15); false when it
   is not UTF-8. */
bool dl_normalize(dl_str text, bool compatible, dl_buf *out);

/* Whether `s` holds what may have to be composed: conjoining jamo or combining
   marks of U+0300 to U+036F. */
bool dl_may_compose(dl_str s);

/* Composes `s`, valid UTF-8 of less than 4 GiB; replaces what was there. */
void dl_compose(dl_composed *composed, dl_str s);
void dl_composed_free(dl_composed *composed);

/* Where the bytes `here` of the composed text are written; what begins or ends
   within a part counts as the whole part. */
dl_span dl_composed_written(const dl_composed *composed, dl_span here);

/* Whether `here` neither begins nor ends within a part. */
bool dl_composed_is_whole(const dl_composed *composed, dl_span here);

#endif
