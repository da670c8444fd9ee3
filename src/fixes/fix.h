/*
 * Fixes: those of a document's findings, applied until there is nothing left to
 * fix. A fix that would add a finding, or change what a reader sees anywhere
 * else than at its own finding, is left out. The caller provides the function
 * that lints a text. A dl_fixed owns the fixed text and the remaining findings;
 * free it with dl_fixed_clear().
 */
#ifndef DL_FIXES_FIX_H
#define DL_FIXES_FIX_H

#include "base/buf.h"
#include "check/result.h"

enum { DL_FIX_ROUNDS = 10 };

typedef struct dl_fixed {
    dl_buf text;       /* the fixed bytes; owned */
    dl_result *result; /* the remaining findings, without a look at other posts;
                          owned */
    size_t n_applied;  /* fixes in `text` */
    size_t n_refused;  /* fixes left out because of their effects */
} dl_fixed;

/* Lints a text; findings that are suppressed or in a baseline are flagged as
   such. The result is the caller's. */
typedef struct dl_fix_linter {
    dl_result *(*lint)(void *user, dl_str bytes);
    void *user;
} dl_fix_linter;

/*
 * Applies the fixes up to `most` (DL_FIX_SAFE or DL_FIX_UNSAFE) to a text.
 * Findings that are suppressed, approximate or in the baseline are left alone.
 * The result is a fixed point: fixing it again changes nothing.
 */
void dl_fix_all(const dl_fix_linter *linter, dl_str bytes,
                dl_applicability most, dl_fixed *out);

void dl_fixed_clear(dl_fixed *fixed);

#endif
