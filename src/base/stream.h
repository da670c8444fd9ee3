/*
 * A stream to a file descriptor that knows why writing failed: a FILE keeps
 * only that it did.
 */
#ifndef DL_BASE_STREAM_H
#define DL_BASE_STREAM_H

#include <stdbool.h>
#include <stdio.h>

/* Must stay where it is while the stream is open. */
typedef struct dl_stream {
    FILE *file;  /* to print to */
    int fd;      /* borrowed */
    int failure; /* errno of the first write that failed, or 0 */
} dl_stream;

/* Opens `stream->file` for writing to `fd`. False, with errno set, when there
   is no memory. */
bool dl_stream_open(dl_stream *stream, int fd);

/* Writes what is left and closes the stream, not the descriptor. Returns 0 or
   the errno of the first failure. */
int dl_stream_close(dl_stream *stream);

#endif
