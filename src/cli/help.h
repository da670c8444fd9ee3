/*
 * The texts of --help and --version, set from rows. Nothing is owned.
 */
#ifndef DL_CLI_HELP_H
#define DL_CLI_HELP_H

#include <stdio.h>

#include "cli/command.h"

/* Prints `text` wrapped at 80 cells, with its lines `indent` cells from the
   left; the first one goes on at cell `column`. Newlines in it stay; another
   one ends it. */
void dl_help_wrap(FILE *out, const char *text, unsigned indent,
                  unsigned column);

/* --help of a command. */
void dl_help_command(FILE *out, const dl_command *command,
                     dl_language language);

void dl_cli_print_version(void);

#endif
