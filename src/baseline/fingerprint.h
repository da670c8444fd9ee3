/*
 * What a finding is known by from one run to the next: its rule, the paper that
 * it is about and the text at its place, but no line number, so that text that
 * is put in above changes nothing. Fingerprints live in the arena given.
 */
#ifndef DL_BASELINE_FINGERPRINT_H
#define DL_BASELINE_FINGERPRINT_H

#include "base/arena.h"
#include "check/result.h"

/*
 * The fingerprints of result->diagnostics, in their order, in `arena`:
 * `DL503/2509.01234/모델는/1`. The paper is its arXiv identifier, else its
 * title, and empty outside of all; the text is that of the place, with the
 * words at its ends made whole, and cut behind 64 code points; the number at
 * the end counts findings that are alike otherwise. No two of a document are
 * the same. Not for printing as they are: the document's bytes may be invalid
 * UTF-8.
 */
const dl_str *dl_fingerprints(const dl_result *result, dl_arena *arena);

#endif
