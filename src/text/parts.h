/*
 * The parts of a regular expression, as long as it is plain.
 */
#ifndef DL_TEXT_PARTS_H
#define DL_TEXT_PARTS_H

#include "base/vec.h"
#include "digestlint/base.h"

typedef enum dl_part_kind {
    DL_PART_ITEM, /* a character, class or assertion with its quantifier */
    DL_PART_OPEN,
    DL_PART_BAR,
    DL_PART_CLOSE /* with the quantifier of the group */
} dl_part_kind;

typedef struct dl_part {
    uint32_t start, end; /* bytes */
    uint8_t kind;        /* dl_part_kind */
    bool is_quantified;
    bool is_variable;    /* takes now more, now less of the text */
    bool looks, behind;  /* OPEN: (?= (?! and (?<= (?<! */
    bool is_atomic;      /* OPEN: (?> */
    bool is_possessive;  /* a ++ or the like */
    bool refers;         /* ITEM: to what a group matched */
    uint32_t least;      /* times that it matches at least */
    uint32_t copies;     /* CLOSE: that PCRE2 makes of the group */
    uint32_t captures;   /* OPEN: the groups in it that capture, and itself,
                            with the copies of those in it */
    uint32_t cost;       /* to match it once, in units (text/meter.h) */
    uint32_t partner;    /* OPEN and CLOSE: the index of the other one */
} dl_part;

typedef DL_VEC(dl_part) dl_parts;

/* Divides an expression that compiles. False if there is anything in it that is
   not plain: a reference, a condition, a verb, a comment, quoting. */
bool dl_parts_read(dl_parts *out, dl_str expression);

#endif
