/*
 * The options of `digestlint check`. Strings are borrowed from argv and from
 * the list that --files0-from reads, which the options own.
 */
#ifndef DL_CLI_CHECK_OPTIONS_H
#define DL_CLI_CHECK_OPTIONS_H

#include "base/buf.h"
#include "base/vec.h"
#include "cli/command.h"
#include "cli/terminal.h"
#include "report/report.h"

typedef struct dl_output {
    const dl_format *format;
    const char *file; /* NULL: stdout */
} dl_output;

typedef struct dl_check_options {
    dl_run_options run;
    dl_report_options report;
    DL_VEC(dl_output) outputs; /* at least one */
    DL_VEC(dl_str) select, ignore, severity;
    DL_VEC(const char *) paths;
    const char *files0_from;
    const char *show_settings; /* a file; NULL: lint */
    bool show_files;           /* instead of linting */
    const char *baseline; /* its file; NULL: none */
    bool update_baseline, no_baseline;
    dl_buf names;  /* the contents of files0_from */
    dl_buf config; /* and of a configuration that is a pipe */
    dl_color color;
    bool diff; /* show what would be fixed, write nothing */
    bool fail_on_is_set; /* else the configuration of each file decides */
    dl_severity fail_on; /* OFF: never */
    bool language_is_set;
    bool quiet, summary, statistics;
} dl_check_options;

/* The rows of `digestlint check`. */
extern const dl_cli_option dl_check_rows[];

/*
 * Reads the command line and the names of --files0-from. Returns -1 to go on,
 * or the exit code, after --help, --version or a mistake that was reported.
 */
int dl_check_options_parse(dl_check_options *options, const dl_command *command,
                           int argc, char **argv);
void dl_check_options_free(dl_check_options *options);

#endif
