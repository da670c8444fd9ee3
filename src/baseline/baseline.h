/*
 * A baseline: the findings that were known when it was written, by fingerprint
 * (baseline/fingerprint.h) and by the path of their file, relative to the
 * baseline's folder. docs/outputs.md describes the file.
 *
 * A dl_baseline owns its strings. dl_baseline_mark() may run in several threads
 * at once; everything else belongs to one thread, while no other marks.
 */
#ifndef DL_BASELINE_BASELINE_H
#define DL_BASELINE_BASELINE_H

#include "baseline/read.h"
#include "check/result.h"

#define DL_BASELINE_FILE ".digestlint-baseline.json"

typedef struct dl_baseline dl_baseline;

/*
 * Reads the baseline `file`. Its absence is an error unless `may_be_absent`,
 * then the baseline is empty. An error names the line.
 */
dl_status dl_baseline_load(dl_baseline **out, const char *file,
                           bool may_be_absent, dl_error *error) DL_MUST_CHECK;
void dl_baseline_free(dl_baseline *baseline); /* NULL is allowed */

/* Gives the findings of `result` that are known DL_DIAGNOSTIC_BASELINE.
   Mistakes in the configuration never are. `scratch` is reset. */
void dl_baseline_mark(const dl_baseline *baseline, dl_result *result,
                      dl_arena *scratch);

/* ---- what a run shows of the baseline ----------------------------------- */

/* Rules that did not run can be told nothing of; levels as in dl_run_options.
   Without this call all of the tool's own ran. Users' rules are taken for such
   that did not. */
void dl_baseline_set_levels(dl_baseline *baseline, const uint8_t *levels);

/* Marks the findings of `result`, and remembers which entries were met. */
void dl_baseline_meet(dl_baseline *baseline, dl_result *result,
                      dl_arena *scratch);

/* The entries of files that were met and rules that ran which no finding has
   any more: at most `max` of them into `out`, borrowed. Returns how many there
   are. */
size_t dl_baseline_gone(const dl_baseline *baseline, dl_baseline_entry *out,
                        size_t max);

/* ---- a new baseline ------------------------------------------------------ */

/* Marks the findings of `result`, known or not, and takes them into the next
   baseline. */
void dl_baseline_record(dl_baseline *baseline, dl_result *result,
                        dl_arena *scratch);

typedef struct dl_baseline_change {
    size_t n;               /* findings in the new baseline */
    size_t n_added, n_gone; /* against the old one */
} dl_baseline_change;

/*
 * The next baseline, once: what was recorded, and the old entries of files that
 * were not linted but exist, and of rules that did not run. `*out` is sorted by
 * path and fingerprint, and borrowed.
 */
dl_baseline_change dl_baseline_next(dl_baseline *baseline,
                                    const dl_baseline_entry **out);

#endif
