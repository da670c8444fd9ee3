/*
 * A line of source with the marks under it, cut to a width around what is
 * marked. A dl_snippet owns its two buffers and may be used again and again.
 */
#ifndef DL_REPORT_SNIPPET_H
#define DL_REPORT_SNIPPET_H

#include "base/buf.h"

enum {
    DL_SNIPPET_CELLS = 100, /* the widest line that is shown whole */
    DL_SNIPPET_TAB = 4      /* tab stops, as CommonMark counts them */
};

typedef struct dl_snippet {
    dl_buf text;  /* the line as shown, tabs as blanks */
    dl_buf marks; /* blanks, then marks under what is marked */
} dl_snippet;

/*
 * Lays out `line` (without its line end) with `mark` under the bytes
 * [start, end). Something is always marked: the cell at `start`, or the one
 * behind the line, when the range is empty. The cost depends on the width that
 * is shown, not on the line's length.
 */
void dl_snippet_layout(dl_snippet *snippet, dl_str line, size_t start,
                       size_t end, char mark);
void dl_snippet_free(dl_snippet *snippet);

#endif
