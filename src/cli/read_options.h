/*
 * Reads a command line by the rows of its command. Values are borrowed from
 * argv.
 */
#ifndef DL_CLI_READ_OPTIONS_H
#define DL_CLI_READ_OPTIONS_H

#include <getopt.h> /* optind */

#include "cli/command.h"

/*
 * Reads the options of `command` from argv, whose first word is the command's
 * name, into `options`; optind is then the first operand. Returns -1 to go on,
 * or the exit code, after --help, --version or a mistake that was reported.
 */
int dl_cli_read_options(const dl_command *command, int argc, char **argv,
                        void *options);

#endif
