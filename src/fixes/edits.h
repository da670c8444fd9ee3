/*
 * Edits of a text, as --fix, --diff and editors apply them. Nothing is owned.
 */
#ifndef DL_FIXES_EDITS_H
#define DL_FIXES_EDITS_H

#include "base/buf.h"
#include "base/diagnostic.h"

/*
 * Appends `src` with the edits applied to `out`. The edits are sorted by place
 * and do not overlap; two insertions at one place keep their order.
 */
void dl_edits_apply(dl_str src, const dl_edit *edits, size_t n, dl_buf *out);

/*
 * How far the text after each edit has moved, in bytes: n + 1 numbers, the
 * first is 0. The caller frees them.
 */
int64_t *dl_edits_shifts(const dl_edit *edits, size_t n);

/* The position of byte `at` of the source after the edits, given their shifts;
   inside a replaced range, the beginning of the replacement. O(log n). */
uint32_t dl_edits_map(const dl_edit *edits, const int64_t *shifts, size_t n,
                      uint32_t at);

/*
 * Whether the edits only change how characters are encoded: each replacement is
 * canonically equivalent (UAX #15) to what it replaces, so the text is the same
 * to Unicode and to every reader.
 */
bool dl_edits_are_canonical(dl_str src, const dl_edit *edits, size_t n);

#endif
