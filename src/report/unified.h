/*
 * Unified diffs in the format of diff -u and patch (POSIX diff, "Diff -u Output
 * Format"). The texts are borrowed during the call.
 */
#ifndef DL_REPORT_UNIFIED_H
#define DL_REPORT_UNIFIED_H

#include "base/buf.h"

/*
 * Appends the difference of two texts to `out`, with three lines of context;
 * nothing if they are equal. A relative `path` comes after a/ and b/; names are
 * quoted as git does, with core.quotePath off. Lines end in LF; a CR is part of
 * its line. Takes time in proportion to the size of the texts times the number
 * of changed lines, and no longer looks for the shortest diff above a thousand
 * of those.
 */
void dl_unified_diff(dl_str path, dl_str before, dl_str after, dl_buf *out);

#endif
