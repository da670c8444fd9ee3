/*
 * The reports of one run, each a format and a stream. Every report receives
 * every result as it arrives. A dl_outputs owns its reporters and files.
 */
#ifndef DL_CLI_OUTPUTS_H
#define DL_CLI_OUTPUTS_H

#include "cli/check_options.h"

typedef struct dl_outputs dl_outputs;

/* NULL if a file cannot be written, after reporting it. `standard` is the
   writer of standard output, which must outlive the reports. */
dl_outputs *dl_outputs_open(const dl_check_options *options,
                            dl_writer *standard);

/* Begins the reports, once the rules' levels are known (NULL: the defaults),
   and whether findings may be in a baseline. A second call does nothing. */
void dl_outputs_begin(dl_outputs *outputs, const dl_levels *levels,
                      bool has_baseline);

/* Whether a report says which findings can be fixed. */
bool dl_outputs_have_fixes(const dl_outputs *outputs);

void dl_outputs_add(dl_outputs *outputs, const dl_result *result);

/*
 * Ends the reports, renames the files into place and frees everything. Returns
 * totals->exit_code, or DL_EXIT_FAILURE if something could not be written.
 */
int dl_outputs_close(dl_outputs *outputs, const dl_report_totals *totals);

/*
 * Ends the reports of a run in which nothing could be linted, because of
 * `failure`, and frees everything. Only files whose format can report a failure
 * are replaced.
 */
void dl_outputs_fail(dl_outputs *outputs, const char *failure);

#endif
