/*
 * The column of line numbers to the left of quoted source. Its width depends
 * only on the document, so that all quotes in a report are aligned. Nothing is
 * owned.
 */
#ifndef DL_REPORT_GUTTER_H
#define DL_REPORT_GUTTER_H

#include "base/buf.h"
#include "text/document.h"

/* Appends `  12 | text` with a newline; `text_ink` colours the text and may
   be "". */
void dl_gutter_add_line(dl_buf *out, const dl_doc *doc, uint32_t line, char bar,
                        dl_str text, const char *text_ink, bool color);

/* Appends spaces as wide as the line numbers, then `what`. */
void dl_gutter_add(dl_buf *out, const dl_doc *doc, const char *what,
                   bool color);

/* The cells before a quoted text. */
unsigned dl_gutter_cells(const dl_doc *doc);

#endif
