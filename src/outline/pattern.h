/*
 * What texts have in common, as a template: of `2025-09-13-a.md` and
 * `2025-09-14-bc.md` it is `{date}-{title}.md`. A dl_pattern_maker is made of
 * one text after another; what it keeps is in the arena that it is given.
 */
#ifndef DL_OUTLINE_PATTERN_H
#define DL_OUTLINE_PATTERN_H

#include "base/arena.h"
#include "base/buf.h"

/* Where texts have a date. Texts of different classes have no common
   template. */
typedef enum dl_pattern_class {
    DL_PATTERN_NO_DATE,
    DL_PATTERN_BEGINS, /* with a date */
    DL_PATTERN_HAS_DATE,
    DL_PATTERN_CLASSES
} dl_pattern_class;

/* The texts of one class: how all of them begin and end, with dates as one
   byte each. */
typedef struct dl_pattern_common {
    dl_str first;
    size_t prefix, suffix; /* bytes of `first` */
    size_t shortest;       /* of all, in bytes */
    bool is_equal;         /* all are like it */
    uint32_t n;
    size_t length; /* of all together, in bytes */
} dl_pattern_common;

typedef struct dl_pattern_maker {
    dl_pattern_common classes[DL_PATTERN_CLASSES];
} dl_pattern_maker;

void dl_pattern_add(dl_pattern_maker *maker, dl_arena *arena, dl_str text);

/*
 * Appends the template of the largest class, in which `{any}` stands for what
 * differs, or `{title}` if it is never empty, and returns how many texts match
 * it. What is common ends with whole words.
 * Returns 0 and appends nothing if it would say nothing: it must have a date
 * or, for texts without one, a third of their length in common.
 */
uint32_t dl_pattern_make(const dl_pattern_maker *maker, dl_buf *out);

/* Appends `text` as a template that matches it alone. */
void dl_pattern_add_literal(dl_buf *out, dl_str text);

#endif
