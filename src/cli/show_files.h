/*
 * `check --show-files`: which files would be linted.
 */
#ifndef DL_CLI_SHOW_FILES_H
#define DL_CLI_SHOW_FILES_H

#include "cli/check_options.h"

/* Prints the files that the command line means, one per line, as reports name
   them, and returns the exit code. Nothing is linted or fixed. */
int dl_show_files(const dl_check_options *options);

/* Says why there may be no files, unless that is no surprise: another program,
   such as pre-commit, names files without knowing which of them are posts. */
void dl_show_no_files(const dl_check_options *options);

#endif
