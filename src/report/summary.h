/*
 * The summary of a run: what was found, what can be done about it, and how to
 * go on.
 */
#ifndef DL_REPORT_SUMMARY_H
#define DL_REPORT_SUMMARY_H

#include "report/tally.h"

typedef struct dl_summary {
    dl_language language;
    bool fixes_are_tried; /* so the counts of what can be fixed are exact */
    bool has_baseline;    /* there is one already */
    unsigned width; /* cells at which lines are wrapped, but no commands: one
                       copies those; 0: never */
} dl_summary;

/*
 * Appends lines, of which all but the first are left out when they would say
 * nothing more:
 *
 *     93 files: 310 errors, 2 warnings (4 fixable with --fix, 308 by hand)
 *     errors: DL503 particle-mismatch 200, DL203 heading-number 110
 *     To accept what was found and see only what is new:
 *       …
 *
 * The tally's rules are sorted for it.
 */
void dl_summary_add(dl_buf *out, dl_tally *tally, const dl_summary *summary);

#endif
