/*
 * Columns: how wide characters are in a unit. The positions of a document are
 * declared in text/document.h.
 */
#ifndef DL_TEXT_POSITION_H
#define DL_TEXT_POSITION_H

#include "text/document.h"

/*
 * How many terminal cells a code point takes: 2 for Hangul syllables, leading
 * jamo and whatever is wide (UAX #11), 0 for combining marks, joiners, medial
 * and final jamo, which join the leading one, and for control characters; a
 * tab takes 1.
 */
unsigned dl_cell_width(uint32_t c);

/* The width of valid UTF-8 in `unit`, in O(s.n). */
uint32_t dl_text_width(dl_str s, dl_unit unit);

/* Makes doc->column_marks when the document has a line of more than 16 KiB. */
void dl_columns_index(dl_doc *doc);

#endif
