/*
 * Repairs: the fixes of a document's findings, applied until nothing more can
 * be repaired. A fix that would add a finding, or change what a reader sees
 * anywhere but at its own finding, is left out. How a text is linted is up to
 * whoever wants the repairs. A dl_fixed owns the repaired text and what was
 * found in it; free it with dl_fixed_clear().
 */
#ifndef DL_FIXES_FIX_H
#define DL_FIXES_FIX_H

#include "base/buf.h"
#include "check/result.h"

enum { DL_FIX_ROUNDS = 10 };

typedef struct dl_fixed {
    dl_buf text;       /* the repaired bytes; owned */
    dl_result *result; /* what is left in them, the other posts not looked at;
                          owned */
    size_t n_applied;  /* fixes in `text` */
    size_t n_refused;  /* fixes left out for what they would have done */
} dl_fixed;

/* Lints a text; findings that are suppressed or in a baseline are flagged as
   such. The result is the caller's. */
typedef struct dl_fix_linter {
    dl_result *(*lint)(void *user, dl_str bytes);
    void *user;
} dl_fix_linter;

/*
 * Repairs a text with the fixes up to `most` (DL_FIX_SAFE or DL_FIX_UNSAFE).
 * Findings that are suppressed, approximate or in the baseline are left alone.
 * The result is a fixed point: repairing it again changes nothing.
 */
void dl_fix_all(const dl_fix_linter *linter, dl_str bytes,
                dl_applicability most, dl_fixed *out);

void dl_fixed_clear(dl_fixed *fixed);

#endif
