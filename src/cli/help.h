/*
 * The texts of --help and --version, made from rows. Nothing is owned.
 */
#ifndef DL_CLI_HELP_H
#define DL_CLI_HELP_H

#include <stdio.h>

#include "cli/command.h"

/* Prints `text` wrapped at 80 cells and indented by `indent` cells; the first
   line continues at cell `column`. Keeps newlines in `text`, and ends with
   one. */
void dl_help_wrap(FILE *out, const char *text, unsigned indent,
                  unsigned column);

/* Prints --help of a command. */
void dl_help_command(FILE *out, const dl_command *command,
                     dl_language language);

void dl_cli_print_version(void);

#endif
