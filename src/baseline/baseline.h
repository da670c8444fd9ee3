/*
 * A baseline: the findings that were known when it was written, identified by
 * fingerprint (baseline/fingerprint.h) and by the path of their file relative
 * to the baseline's folder. docs/outputs.md describes the file.
 *
 * A dl_baseline owns its strings. dl_baseline_mark() may run in several threads
 * at once; all other functions belong to one thread, while no other one marks.
 */
#ifndef DL_BASELINE_BASELINE_H
#define DL_BASELINE_BASELINE_H

#include "baseline/read.h"
#include "check/result.h"

#define DL_BASELINE_FILE ".digestlint-baseline.json"

/* Bytes of the file: about 700,000 findings. Reading it takes up to 30 times as
   much memory. */
enum { DL_BASELINE_LARGEST = 32 * 1024 * 1024 };

typedef struct dl_baseline dl_baseline;

/*
 * Reads the baseline `file`. If it does not exist this is an error, unless
 * `may_be_absent`: then the baseline is empty. Errors give the line.
 */
dl_status dl_baseline_load(dl_baseline **out, const char *file,
                           bool may_be_absent, dl_error *error) DL_MUST_CHECK;
void dl_baseline_free(dl_baseline *baseline); /* NULL is allowed */

/* Fills `error` for a file that is larger than DL_BASELINE_LARGEST. */
void dl_baseline_refuse_size(const char *file, dl_error *error);

/* Sets DL_DIAGNOSTIC_BASELINE on the known findings of `result`, never on
   errors in the configuration. `scratch` is reset. */
void dl_baseline_mark(const dl_baseline *baseline, dl_result *result,
                      dl_arena *scratch);

/* ---- what a run shows of the baseline ----------------------------------- */

/* Sets which rules ran (levels as in dl_run_options), because nothing is known
   about the others. Without this call all built-in rules count as run, and
   users' rules as not run. */
void dl_baseline_set_levels(dl_baseline *baseline, const uint8_t *levels);

/* Marks the findings of `result`, and records which entries were found. */
void dl_baseline_meet(dl_baseline *baseline, dl_result *result,
                      dl_arena *scratch);

/* The entries that no finding matches any more, though their file was linted
   and their rule ran: at most `max` of them in `out`, borrowed. Returns how
   many there are. */
size_t dl_baseline_gone(const dl_baseline *baseline, dl_baseline_entry *out,
                        size_t max);

/* ---- a new baseline ------------------------------------------------------ */

/* Marks the findings of `result`, known or not, and adds them to the next
   baseline. */
void dl_baseline_record(dl_baseline *baseline, dl_result *result,
                        dl_arena *scratch);

typedef struct dl_baseline_change {
    size_t n;               /* findings in the new baseline */
    size_t n_added, n_gone; /* compared with the old one */
} dl_baseline_change;

/*
 * The next baseline; to be called once. It contains what was recorded, and the
 * old entries of files that were not linted but exist, and of rules that did
 * not run. `*out` is sorted by path and fingerprint, and borrowed.
 */
dl_baseline_change dl_baseline_next(dl_baseline *baseline,
                                    const dl_baseline_entry **out);

#endif
