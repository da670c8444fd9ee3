/*
 * What became of fixes that were tried. A list owns its array; rules are
 * borrowed from the table or the configuration.
 */
#ifndef DL_FIXES_TRIAL_H
#define DL_FIXES_TRIAL_H

#include "base/vec.h"
#include "check/result.h"
#include "fixes/refusal.h"

/* The fix of one finding. */
typedef struct dl_fix_trial {
    const dl_rule *rule;
    dl_span found; /* the finding's place in the text it was found in */
    dl_span span;  /* and in the current one */
    dl_applicability applicability;
    dl_refused refused;
} dl_fix_trial;

typedef DL_VEC(dl_fix_trial) dl_fix_trials;

/* Appends the findings with a fix up to `most`, in their order, with the
   refusals they have. */
void dl_fix_trials_add(dl_fix_trials *trials, const dl_result *result,
                       dl_applicability most);

/* ---- while a text changes ------------------------------------------------ */

/* Sorts by rule, then by place, for the calls below. */
void dl_fix_trials_track(dl_fix_trials *trials);

/* Moves the places as edits do, which keeps the order. */
void dl_fix_trials_move(dl_fix_trials *trials, const dl_edit *edits,
                        const int64_t *shifts, size_t n);

/* Notes that the fix of `d` was refused in the trials at its place that have no
   refusal yet. */
void dl_fix_trials_note(dl_fix_trials *trials, const dl_diagnostic *d,
                        dl_refused refused);

/* Returns to the places where the findings were found, in their order. */
void dl_fix_trials_return(dl_fix_trials *trials);

/* ---- marking findings ---------------------------------------------------- */

/* Marks a finding, whose document's arena is `arena`. */
void dl_fix_refuse(dl_diagnostic *d, dl_refused refused, dl_arena *arena);

/*
 * Marks the findings of `result` whose fix was refused in the trials, which are
 * in order of place, then of rules, then of ends. A fix up to `most` that was
 * not tried, because its finding was not there, needs the other posts.
 */
void dl_fix_mark(dl_result *result, const dl_fix_trials *trials,
                 dl_applicability most);

/* Marks all findings with a fix: the configuration has mistakes. */
void dl_fix_withhold(dl_result *result);

#endif
