/*
 * What the command line reads besides the posts. The caller owns the buffers.
 * A failure is reported on stderr.
 */
#ifndef DL_CLI_INPUT_H
#define DL_CLI_INPUT_H

#include "base/buf.h"

/* All of standard input, at most 64 MiB. */
bool dl_input_read_stdin(dl_buf *out);

/* The list of names in `file` ("-": standard input), separated by NULs. */
bool dl_input_read_names(const char *file, dl_buf *out);

#endif
