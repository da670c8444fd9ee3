/*
 * What the command line reads besides the posts. The caller owns the buffers.
 * A failure is reported on stderr.
 */
#ifndef DL_CLI_INPUT_H
#define DL_CLI_INPUT_H

#include "report/writer.h"

/* All of standard input, at most 64 MiB. After a failure, `out` is what was
   read. */
bool dl_input_read_stdin(dl_buf *out);

/* Copies what has not been read of standard input to `out`, without
   allocating. */
void dl_input_pass_on(dl_writer *out);

/* The list of names in `file` ("-": standard input), separated by NULs. */
bool dl_input_read_names(const char *file, dl_buf *out);

#endif
