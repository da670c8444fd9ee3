/*
 * `check --show-settings FILE`: why a file is linted, and by what.
 */
#ifndef DL_CLI_SHOW_SETTINGS_H
#define DL_CLI_SHOW_SETTINGS_H

#include "cli/check_options.h"

/* Prints what applies to options->show_settings, with the rest of the command
   line in force, and returns the exit code. Nothing is reported or fixed. */
int dl_show_settings(const dl_check_options *options);

#endif
