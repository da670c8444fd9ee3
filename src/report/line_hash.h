/*
 * GitHub's `primaryLocationLineHash`, which identifies an alert while the lines
 * above it change. Defined by github/codeql-action, fingerprints.ts.
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
 * The hashes of `n` lines of `src`, any bytes, whose line index is `starts`
 * (text/lines.h): of lines[0], lines[1] and so on, which count from 1 and are
 * in ascending order; numbers after the last line mean the last line. The
 * caller frees it with dl_free(). Takes a few steps for each line up to the
 * last of them, and some hundred for each that may equal one of them.
 */
dl_line_hash *dl_line_hashes(dl_str src, const uint32_t *starts,
                             uint32_t n_starts, const uint32_t *lines,
                             size_t n);

#endif
