/*
 * A fix as a small diff: only the lines that it changes, and of a long line
 * only what is near the change. Nothing is owned.
 */
#ifndef DL_REPORT_DIFF_H
#define DL_REPORT_DIFF_H

#include "base/buf.h"
#include "base/diagnostic.h"
#include "text/document.h"

/* Appends the lines of `fix` before (`12 - `) and after (`12 + `) it, each of
   at most `width` cells without the line numbers. */
void dl_diff_add(dl_buf *out, const dl_doc *doc, const dl_fix *fix,
                 unsigned width, bool color);

#endif
