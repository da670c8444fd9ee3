/*
 * The Markdown of rule pages as a terminal shows it: paragraphs, lists and
 * tables that fit its width, code indented. Callers own all memory.
 */
#ifndef DL_REPORT_MARKDOWN_H
#define DL_REPORT_MARKDOWN_H

#include "base/buf.h"

typedef struct dl_markdown_style {
    unsigned width; /* cells of a line */
    bool color;
    bool wraps_code; /* lines of code that are too wide, at spaces */
} dl_markdown_style;

/* Appends the text, with one empty line between its blocks. */
void dl_markdown_show(dl_buf *out, dl_str text, const dl_markdown_style *style);

#endif
