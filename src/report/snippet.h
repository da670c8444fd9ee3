/*
 * A line of source with the marks below it, cut to a width around the marked
 * part. A dl_snippet owns its buffers and can be reused.
 */
#ifndef DL_REPORT_SNIPPET_H
#define DL_REPORT_SNIPPET_H

#include "base/buf.h"
#include "base/vec.h"
#include "report/cells.h"

enum {
    DL_SNIPPET_CELLS = 100, /* the width, unless the caller sets one */
    DL_SNIPPET_TAB = 4      /* tab stops, as CommonMark counts them */
};

typedef struct dl_snippet {
    dl_buf text;  /* the line as shown, tabs as spaces */
    dl_buf marks; /* spaces, then marks below the marked part */
    DL_VEC(dl_cluster) clusters; /* of the last line */
    unsigned width; /* set by the caller: of a line that is shown whole,
                       in cells; 0: DL_SNIPPET_CELLS */
    bool in_actions; /* set by the caller: with the backslashes of dl_log_add(),
                        so that the marks stay below their characters */
} dl_snippet;

/*
 * Lays out `line` (without its line end) with `mark` below the bytes [start,
 * end). At least one cell is marked: if the range is empty, the cell at `start`
 * or the one after the line. The cost depends on the width shown, not on the
 * line's length.
 */
void dl_snippet_layout(dl_snippet *snippet, dl_str line, size_t start,
                       size_t end, char mark);
void dl_snippet_free(dl_snippet *snippet);

#endif
