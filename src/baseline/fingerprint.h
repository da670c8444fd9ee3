/*
 * What identifies a finding from one run to the next: its rule, the paper that
 * it is about and the text at its place, but not its line number, so that text
 * inserted above it changes nothing. Fingerprints live in the arena given.
 */
#ifndef DL_BASELINE_FINGERPRINT_H
#define DL_BASELINE_FINGERPRINT_H

#include "base/arena.h"
#include "check/result.h"

/*
 * The fingerprints of result->diagnostics, in the same order, in `arena`:
 * `DL503/2509.01234/모델는/1`. The paper is its arXiv identifier, otherwise its
 * title, and empty outside papers; the text is that of the place, extended to
 * whole words and truncated after 64 code points; the number counts findings
 * that are otherwise equal. They are unique in a document. Do not print them
 * unchecked: the document's bytes may be invalid UTF-8.
 */
const dl_str *dl_fingerprints(const dl_result *result, dl_arena *arena);

#endif
