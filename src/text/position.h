/*
 * Columns: the width of characters in a unit. The positions in a document are
 * declared in text/document.h.
 */
#ifndef DL_TEXT_POSITION_H
#define DL_TEXT_POSITION_H

#include "text/document.h"

/*
 * How many terminal cells a code point takes: 2 for Hangul syllables, leading
 * jamo and other wide characters (UAX #11); 0 for combining marks, joiners,
 * control characters, and medial and final jamo, which combine with the leading
 * one; 1 for a tab.
 */
unsigned dl_cell_width(uint32_t c);

/* The width of valid UTF-8 in `unit`, in O(s.n). */
uint32_t dl_text_width(dl_str s, dl_unit unit);

/* Makes doc->column_marks if the document has a line of more than 16 KiB. */
void dl_columns_index(dl_doc *doc);

#endif
