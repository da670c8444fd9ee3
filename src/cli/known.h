/*
 * The baseline of one run, as the command line asked for it: findings that it
 * has are marked, or all findings are written into it. A zeroed dl_known has
 * none.
 */
#ifndef DL_CLI_KNOWN_H
#define DL_CLI_KNOWN_H

#include "cli/check_options.h"
#include "baseline/baseline.h"

typedef struct dl_known {
    dl_baseline *baseline; /* owned; NULL: none */
    bool is_updated;       /* all that is found goes into it */
    dl_arena *scratch;
} dl_known;

/* Reads the baseline when the options name one; false when that fails, which
   has been reported then. */
bool dl_known_open(dl_known *known, const dl_check_options *options);
void dl_known_close(dl_known *known);

void dl_known_set_levels(dl_known *known, const uint8_t *levels);

/* Marks the findings of one result that are known. */
void dl_known_take(dl_known *known, dl_result *result);

/*
 * After the last result: writes the new baseline, unless the run has `failed`,
 * or reports which entries of the old one are no longer needed. False when it
 * could not be written; that has been reported then.
 */
bool dl_known_finish(dl_known *known, const dl_check_options *options,
                     bool failed);

#endif
