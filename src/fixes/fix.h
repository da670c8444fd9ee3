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
#include "fixes/anchors.h"
#include "fixes/trial.h"

typedef struct dl_fixed {
    dl_buf text;       /* the fixed bytes; owned */
    dl_result *result; /* the remaining findings, without a look at other posts,
                          those with a refused fix marked; owned */
    size_t n_applied;  /* fixes in `text` */
    size_t n_refused;  /* findings in `result` whose fix was left out */
} dl_fixed;

/* What fixing needs of its caller. */
typedef struct dl_fix_linter {
    /* Lints a text; findings that are suppressed or in a baseline are flagged
       as such. The result is the caller's. */
    dl_result *(*lint)(void *user, dl_str bytes);
    void *user;
    /* Adds what other posts link to. Called at most once, and only if a heading
       gets another anchor. NULL: no other posts are known. */
    void (*add_links)(void *user, dl_anchors *linked);
} dl_fix_linter;

/*
 * Applies the fixes up to `most` (DL_FIX_SAFE or DL_FIX_UNSAFE) to a text, safe
 * ones first. Findings that are suppressed, approximate or in the baseline are
 * left alone. The result is a fixed point: fixing it again changes nothing.
 */
void dl_fix_all(const dl_fix_linter *linter, dl_str bytes,
                dl_applicability most, dl_fixed *out);

/* What dl_fix_all() would do about each finding of `first`, which is what
   linting a text gave, in their order. An unsafe fix is tried after the safe
   ones. The caller frees `out`. */
void dl_fix_try(const dl_fix_linter *linter, dl_result *first,
                dl_applicability most, dl_fix_trials *out);

void dl_fixed_clear(dl_fixed *fixed);

#endif
