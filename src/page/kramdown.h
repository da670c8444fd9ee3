/*
 * kramdown's block grammar (kramdown 2.4, kramdown-parser-gfm 1.1), shared by
 * the files that read it. What a line is, is asked of kramdown_line.c; the
 * other files read blocks. A reader takes lines from `i` on and returns the
 * index of the first line that it did not take; `i` itself: it is no such
 * block.
 */
#ifndef DL_PAGE_KRAMDOWN_H
#define DL_PAGE_KRAMDOWN_H

#include "page/builder.h"

/* A line as a container sees it: without the container's marks. */
typedef struct dl_kd_line {
    uint32_t start, end; /* bytes of the source */
    uint32_t line;       /* index in the source, from 0 */
    uint32_t pad;        /* spaces before `start` that the source lacks */
} dl_kd_line;

typedef struct dl_kd_lines {
    const dl_kd_line *v;
    size_t n;
} dl_kd_lines;

enum { DL_KD_LONGEST_FENCE = 16 };

typedef struct dl_kd {
    dl_page_builder *b;
    const char *src;
    bool is_gfm; /* kramdown-parser-gfm */
    uint32_t depth;
} dl_kd;

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

/* Reads all blocks of `lines` into `place`. */
void dl_kd_blocks(dl_kd *kd, dl_kd_lines lines, dl_kd_place *place);

/* Whether a block may begin that must stand apart (block_boundary.rb). */
static inline bool dl_kd_is_apart(const dl_kd_place *place)
{
    return place->last <= DL_KD_END_MARKER || place->has_attributes;
}

/* Adds a block of the lines [from, to) and returns its index. */
uint32_t dl_kd_add(dl_kd *kd, dl_kd_place *place, dl_block_kind kind,
                   dl_kd_lines lines, size_t from, size_t to);

/* ---- kramdown_line.c ----------------------------------------------------- */

/* Takes off `n` of the spaces at its start, which must be there. */
static inline void dl_kd_take_spaces(dl_kd_line *l, uint32_t n)
{
    uint32_t pad = n < l->pad ? n : l->pad;
    l->pad -= pad;
    l->start += n - pad;
}

bool dl_kd_is_blank(const dl_kd *kd, const dl_kd_line *l);

/* Spaces at its start; a tab ends them. */
uint32_t dl_kd_spaces(const dl_kd *kd, const dl_kd_line *l);

/* Where its text begins after at most three spaces; DL_NONE if there are more
   or none follows. */
uint32_t dl_kd_text(const dl_kd *kd, const dl_kd_line *l);

bool dl_kd_is_indented(const dl_kd *kd, const dl_kd_line *l); /* as code */
bool dl_kd_is_rule(const dl_kd *kd, const dl_kd_line *l);
bool dl_kd_is_attributes(const dl_kd *kd, const dl_kd_line *l); /* {: .x} */
bool dl_kd_is_end_marker(const dl_kd *kd, const dl_kd_line *l); /* ^ */
bool dl_kd_is_quote(const dl_kd *kd, const dl_kd_line *l);
bool dl_kd_is_fence(const dl_kd *kd, const dl_kd_line *l);
bool dl_kd_is_details(const dl_kd *kd, const dl_kd_line *l); /* : text */

/* The level of an ATX heading; 0: it is none. */
uint32_t dl_kd_heading(const dl_kd *kd, const dl_kd_line *l);

/* The place after the marker of a list item of which at most `most` spaces
   come first; DL_NONE: it is none. `*is_ordered` is set. */
uint32_t dl_kd_marker(const dl_kd *kd, const dl_kd_line *l, uint32_t most,
                      bool *is_ordered);

/* An empty line, {: .x}, ^ or the end of the lines (BLOCK_BOUNDARY). */
bool dl_kd_is_boundary(const dl_kd *kd, dl_kd_lines lines, size_t i);

/* The same, or a block of HTML begins or ends there (LAZY_END). */
bool dl_kd_ends_lazily(const dl_kd *kd, dl_kd_lines lines, size_t i);

/* A tag of an element that is not in running text, after at most `most`
   spaces. */
bool dl_kd_is_html(const dl_kd *kd, const dl_kd_line *l, uint32_t most);

/* ---- blocks -------------------------------------------------------------- */

size_t dl_kd_list(dl_kd *kd, dl_kd_lines lines, size_t i, dl_kd_place *place);
size_t dl_kd_details(dl_kd *kd, dl_kd_lines lines, size_t i,
                     dl_kd_place *place);
size_t dl_kd_table(dl_kd *kd, dl_kd_lines lines, size_t i, dl_kd_place *place);
size_t dl_kd_html(dl_kd *kd, dl_kd_lines lines, size_t i, dl_kd_place *place);

#endif
