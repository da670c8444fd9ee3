/*
 * Text for people, in lines that fit. Escape sequences of colours (SGR) and
 * links (OSC 8) take no cells. Callers own all memory.
 */
#ifndef DL_REPORT_WRAP_H
#define DL_REPORT_WRAP_H

#include "base/buf.h"

/* A space at which no line breaks. */
#define DL_WRAP_JOIN '\x1f'

typedef struct dl_wrap {
    unsigned width;  /* cells of a line; 0: any number */
    unsigned column; /* the cell at which the first line continues */
    unsigned indent; /* the cell at which lines begin */
    unsigned hanging; /* how much farther all but the first do */
} dl_wrap;

/* The cells of `s`, without its escape sequences. */
size_t dl_wrap_cells(dl_str s);

/*
 * Appends `text` in lines that break at spaces. A word that is wider than a
 * line has one for itself, and is not cut. Keeps newlines in `text`, after
 * which lines are indented, too, and ends with none.
 */
void dl_wrap_add(dl_buf *out, dl_str text, const dl_wrap *wrap);

#endif
