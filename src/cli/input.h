/*
 * What the command line reads besides the posts. The caller owns the buffers.
 * A failure is reported on stderr.
 */
#ifndef DL_CLI_INPUT_H
#define DL_CLI_INPUT_H

#include "config/find.h"
#include "report/writer.h"

/* All of standard input, at most 64 MiB. After a failure, `out` is what was
   read. */
bool dl_input_read_stdin(dl_buf *out);

/* Copies what has not been read of standard input to `out`, without
   allocating. */
void dl_input_pass_on(dl_writer *out);

/* The list of names in `file` ("-": standard input), separated by NULs. */
bool dl_input_read_names(const char *file, dl_buf *out);

/*
 * Reads the configuration that --config names into `text` if it is standard
 * input ("-"), a pipe or a device, all of which can be read only once, and
 * refers the request to it. `is_taken`: standard input is something else
 * already. False after reporting that it cannot be read.
 */
bool dl_input_read_config(dl_config_request *request, bool is_taken,
                          dl_buf *text);

#endif
