/*
 * Markdown within a line, as rule pages have it, for a terminal. Callers own
 * all memory.
 */
#ifndef DL_REPORT_INLINE_H
#define DL_REPORT_INLINE_H

#include "base/buf.h"

/*
 * Appends `text` with code in its colour, or in backticks without colours;
 * without the marks of emphasis; of links the text, and the address if it is
 * one of the web. Spaces in short code are DL_WRAP_JOIN (wrap.h).
 */
void dl_inline_add(dl_buf *out, dl_str text, bool color);

#endif
