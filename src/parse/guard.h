/*
 * Keeps cmark-gfm's time and memory in proportion to the source, and its reads
 * inside it.
 *
 * The parser (0.29.0.gfm.6, and in part later versions) is quadratic, or worse,
 * for
 *   - `<?`, `<![CDATA[` and `<!X` that are never closed: each one searches to
 *     the end of the paragraph;
 *   - open containers: each line costs as much as they are deep;
 *   - images and emphasis that are open while links close;
 *   - cells of a row, paragraphs above delimiter rows, and rows shorter than
 *     their table, for which it makes the missing cells;
 *   - long link definitions that are used often: each use copies them.
 *
 * Where a source exceeds a limit that no real digest comes near, the byte that
 * opens the costly construct is replaced by a control character that is not in
 * the source, so that it becomes text. Lengths, and so all offsets, stay the
 * same.
 */
#ifndef DL_PARSE_GUARD_H
#define DL_PARSE_GUARD_H

#include "text/document.h"

enum {
    DL_GUARD_PREFIX = 256, /* bytes of a line in which containers may open */
    DL_GUARD_PIPES = 256,  /* `|` in a line that may separate cells */
    DL_GUARD_REACH = 1024, /* bytes within which <? etc. must be closed … */
    DL_GUARD_OPENERS = 64  /* … if more than this many are not */
};

/* What to pass to cmark-gfm. Zeroed: the source itself. */
typedef struct dl_guard {
    char *fed; /* owned; as long as the source, or NULL */
    unsigned char mask[256]; /* the replacement of a byte; 0: not masked yet */
    unsigned char unmask[256];
    bool is_used[256]; /* control characters that are in the source or are
                          masks */
} dl_guard;

/* Scans the source after the front matter, in O(n), and masks. */
void dl_guard_apply(dl_guard *guard, const dl_doc *doc);
void dl_guard_free(dl_guard *guard);

#endif
