/*
 * GitHub's `primaryLocationLineHash`: what tells an alert from others while the
 * lines above it come and go. Defined by github/codeql-action, fingerprints.ts.
 */
#ifndef DL_REPORT_LINE_HASH_H
#define DL_REPORT_LINE_HASH_H

#include "digestlint/base.h"

/* Printed as `hash` in lower-case hexadecimal, a colon, `nth`. */
typedef struct dl_line_hash {
    uint64_t hash;
    uint32_t nth; /* which of the lines with this hash, from 1 */
} dl_line_hash;

/*
 * The hashes of the first `most` > 0 lines of `src`, any bytes; `*n` is how
 * many there are (at least one; LF, CRLF and CR end lines). Free it with
 * free(). Takes time in proportion to n log n, and to the length of the lines.
 */
dl_line_hash *dl_line_hashes(dl_str src, size_t most, size_t *n);

#endif
