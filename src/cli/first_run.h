/*
 * The first run after a configuration was written: how much there is to do, and
 * the baseline that accepts it.
 */
#ifndef DL_CLI_FIRST_RUN_H
#define DL_CLI_FIRST_RUN_H

#include "report/tally.h"

typedef struct dl_first_run {
    dl_tally tally;
    bool failed; /* a post could not be read, or the baseline not be written;
                    this was reported */
} dl_first_run;

/* Lints the posts in `folder`; with `writes_baseline`, what is found goes into
   the baseline that the configuration names. */
dl_status dl_first_run_take(dl_first_run *run, const char *folder,
                            bool writes_baseline,
                            dl_error *error) DL_MUST_CHECK;
void dl_first_run_free(dl_first_run *run);

#endif
