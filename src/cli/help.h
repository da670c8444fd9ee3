/*
 * The texts of --help and --version, made from rows. Nothing is owned.
 */
#ifndef DL_CLI_HELP_H
#define DL_CLI_HELP_H

#include "base/buf.h"
#include "cli/command.h"

/* Appends `text` wrapped at 80 cells and indented by `indent` cells; the first
   line continues at cell `column`. Keeps newlines in `text`, and ends with
   one. */
void dl_help_wrap(dl_buf *out, const char *text, unsigned indent,
                  unsigned column);

/* Appends --help of a command. */
void dl_help_command(dl_buf *out, const dl_command *command,
                     dl_language language);

void dl_cli_add_version(dl_buf *out);

#endif
