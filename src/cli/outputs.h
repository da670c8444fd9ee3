/*
 * The reports of one run: each a format and a stream. They all get every
 * result as it comes. A dl_outputs owns its reporters and files.
 */
#ifndef DL_CLI_OUTPUTS_H
#define DL_CLI_OUTPUTS_H

#include "cli/check_options.h"

typedef struct dl_outputs dl_outputs;

/* NULL when a file cannot be written; that has been reported then. */
dl_outputs *dl_outputs_open(const dl_check_options *options);

/* Begins the reports, once the rules' levels are known (NULL: the defaults);
   again, it does nothing. */
void dl_outputs_begin(dl_outputs *outputs, const dl_levels *levels);

void dl_outputs_add(dl_outputs *outputs, const dl_result *result);

/*
 * Ends the reports, puts the files into place and frees everything. Returns
 * totals->exit_code, or DL_EXIT_FAILURE when something could not be written.
 */
int dl_outputs_close(dl_outputs *outputs, const dl_report_totals *totals);

/*
 * Ends the reports of a run in which nothing could be linted, as `failure`
 * says, and frees everything. Files are left as they were unless their format
 * can say so.
 */
void dl_outputs_fail(dl_outputs *outputs, const char *failure);

#endif
