/*
 * Keeps cmark-gfm's time and memory in proportion to the source, and its reads
 * inside of it.
 *
 * The parser (0.29.0.gfm.6, and later ones in part) is quadratic, or worse, in
 *   - `<?`, `<![CDATA[` and `<!X` that nothing closes: each is searched to the
 *     paragraph's end;
 *   - open containers: each line costs as much as their depth;
 *   - images and emphasis that are open while links close;
 *   - cells of a row, paragraphs above rows of dashes, and rows that are
 *     shorter than their table, whose missing cells it makes;
 *   - long link definitions that are used often: each use gets a copy.
 *
 * Where a source passes a bound that no digest comes near, the byte that opens
 * the costly thing is replaced by a control character that the source does not
 * hold, so that it is text. Lengths stay, and so do all offsets.
 */
#ifndef DL_PARSE_GUARD_H
#define DL_PARSE_GUARD_H

#include "text/document.h"

enum {
    DL_GUARD_PREFIX = 256, /* bytes of a line in which containers may open */
    DL_GUARD_PIPES = 256,  /* `|` in a line that may part cells */
    DL_GUARD_REACH = 1024, /* bytes within which <? and such must be closed … */
    DL_GUARD_OPENERS = 64  /* … when more than these are not */
};

/* What to give to cmark-gfm. Zeroed, it says: the source itself. */
typedef struct dl_guard {
    char *fed; /* owned; as long as the source, or NULL */
    unsigned char mask[256]; /* what stands for a byte; 0: not masked yet */
    unsigned char unmask[256];
    bool is_used[256]; /* control characters of the source, and masks */
} dl_guard;

/* Looks through the source behind the front matter, in O(n), and masks. */
void dl_guard_apply(dl_guard *guard, const dl_doc *doc);
void dl_guard_free(dl_guard *guard);

#endif
