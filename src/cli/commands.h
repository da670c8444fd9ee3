/*
 * The commands of the program. Constant.
 */
#ifndef DL_CLI_COMMANDS_H
#define DL_CLI_COMMANDS_H

#include "base/buf.h"
#include "cli/command.h"

/* In the order of --help; NULL at the end. */
extern const dl_command *const dl_commands[];

/* The command with this name, or NULL. */
const dl_command *dl_command_find(const char *name);

/* Writes a suggestion for the unknown `word` ("; did you mean 'x'?"), or "",
   into `out` of `size` bytes and returns `out`. */
const char *dl_command_hint(const char *word, char *out, size_t size);

/* Appends --help of the program. */
void dl_commands_help(dl_buf *out, dl_language language);

#endif
