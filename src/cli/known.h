/*
 * The baseline of one run: marks the findings that it contains, or is rewritten
 * with all findings, as the command line says. A zeroed dl_known has no
 * baseline.
 */
#ifndef DL_CLI_KNOWN_H
#define DL_CLI_KNOWN_H

#include "cli/check_options.h"
#include "baseline/baseline.h"

typedef struct dl_known {
    dl_baseline *baseline; /* owned; NULL: none */
    bool is_updated;       /* to write all findings into it */
    dl_arena *scratch;
} dl_known;

/* Reads the baseline if the options name one. Returns false if that fails,
   after reporting it. */
bool dl_known_open(dl_known *known, const dl_check_options *options);
void dl_known_close(dl_known *known);

void dl_known_set_levels(dl_known *known, const uint8_t *levels);

/* Marks the known findings of one result. */
void dl_known_take(dl_known *known, dl_result *result);

/*
 * After the last result: writes the new baseline, unless the run has `failed`,
 * or reports which entries of the old one are no longer needed. Returns false
 * if it cannot be written, after reporting it.
 */
bool dl_known_finish(dl_known *known, const dl_check_options *options,
                     bool failed);

#endif
