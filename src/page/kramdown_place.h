/*
 * Where kramdown's parser is in a container: what was before decides what may
 * begin. Nothing is owned.
 */
#ifndef DL_PAGE_KRAMDOWN_PLACE_H
#define DL_PAGE_KRAMDOWN_PLACE_H

#include "page/kramdown_line.h"

enum { DL_KD_LONGEST_FENCE = 16 };

/* Before the next block: nothing, an empty line, … */
typedef enum dl_kd_last {
    DL_KD_NOTHING,
    DL_KD_BLANK,
    DL_KD_END_MARKER, /* ^ */
    DL_KD_PARAGRAPH,
    DL_KD_OTHER
} dl_kd_last;

/* The blocks of one container while they are read. */
typedef struct dl_kd_place {
    uint32_t parent;
    dl_kd_last last;
    uint32_t paragraph;   /* PARAGRAPH: its block */
    bool has_attributes;  /* {: .x} stands before the next block */
    /* By sign and length: the line from which on no fence is closed. */
    size_t no_fence[2][DL_KD_LONGEST_FENCE + 1];
    size_t no_math; /* the same of $$ */
    uint32_t in_html; /* elements around it whose text is read */
} dl_kd_place;

void dl_kd_begin(dl_kd_place *place, uint32_t parent);

/* Whether a block may begin that must stand apart (block_boundary.rb). */
static inline bool dl_kd_is_apart(const dl_kd_place *place)
{
    return place->last <= DL_KD_END_MARKER || place->has_attributes;
}

/* Adds the lines [from, to) to the block that was added last. */
void dl_kd_add_rows(dl_kd *kd, dl_kd_lines lines, size_t from, size_t to);

/* Adds a block of the lines [from, to) and returns its index. */
uint32_t dl_kd_add(dl_kd *kd, dl_kd_place *place, dl_block_kind kind,
                   dl_kd_lines lines, size_t from, size_t to);

#endif
