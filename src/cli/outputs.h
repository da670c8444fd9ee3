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

void dl_outputs_add(dl_outputs *outputs, const dl_result *result);

/*
 * Ends the reports, puts the files into place and frees everything. Returns
 * totals->exit_code, or DL_EXIT_FAILURE when something could not be written.
 */
int dl_outputs_close(dl_outputs *outputs, const dl_report_totals *totals);

/* Leaves the files as they were and frees everything. */
void dl_outputs_abandon(dl_outputs *outputs);

#endif
