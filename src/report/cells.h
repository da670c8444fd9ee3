/*
 * Text as a terminal shows it: extended grapheme clusters (UAX #29) and their
 * width in cells. Hangul, Han and emoji take two cells, combining marks none;
 * an emoji sequence counts as the one sign that it is. Callers own all memory.
 */
#ifndef DL_REPORT_CELLS_H
#define DL_REPORT_CELLS_H

#include "base/buf.h"

typedef struct dl_cluster {
    size_t start, end;  /* bytes of the string that it was cut from */
    uint32_t character; /* its first code point, or the byte of invalid UTF-8 */
    unsigned cells;     /* at least 1; a tab counts 1, the caller expands it */
    enum {
        DL_CLUSTER_SHOWN,
        DL_CLUSTER_HIDDEN, /* invisible: shown as <U+200B> */
        DL_CLUSTER_INVALID /* not UTF-8: shown as <0xFF> */
    } kind;
} dl_cluster;

/* The cluster that begins at byte `i` < s.n. */
dl_cluster dl_cluster_at(dl_str s, size_t i);

/* Appends a cluster of `s` in its shown form. */
void dl_cluster_show(dl_buf *out, dl_str s, const dl_cluster *cluster);

/* Appends as much of `s` in its shown form as fits into `cells` cells: on one
   line, whatever it contains, and without anything that a terminal would
   interpret. Returns the number of bytes shown. */
size_t dl_show(dl_buf *out, dl_str s, size_t cells);

/* The cells that `s` takes on one line; stops counting once there are more than
   `most`. */
size_t dl_cells(dl_str s, size_t most);

/* Where the text that fits into `cells` cells begins so that it ends at byte
   `at`, but not before `limit`. Costs what is looked at, not the line. */
size_t dl_cells_back(dl_str s, size_t at, size_t limit, size_t cells);

/* Where the text that begins at `at` and fits into `cells` cells ends. */
size_t dl_cells_ahead(dl_str s, size_t at, size_t cells);

#endif
