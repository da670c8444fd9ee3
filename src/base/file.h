/*
 * Whole files: read with a limit, written atomically. The caller owns the
 * buffers; paths are borrowed, in the file system's own bytes.
 */
#ifndef DL_BASE_FILE_H
#define DL_BASE_FILE_H

#include <stdio.h>

#include "base/buf.h"

typedef enum dl_read_outcome {
    DL_READ_OK,
    DL_READ_TOO_LARGE, /* `out` contains the first `limit` bytes */
    DL_READ_FAILED     /* `error` says why; `out` is empty */
} dl_read_outcome;

/*
 * Reads the regular file `path` into `out`, which is emptied first and keeps
 * its memory, so that one buffer can serve many files. At most `limit` bytes
 * are read and kept. Folders, pipes, sockets and devices are refused, without
 * waiting for them.
 */
dl_read_outcome dl_file_read(const char *path, size_t limit, dl_buf *out,
                             dl_error *error);

/*
 * Replaces the contents of `path` so that a reader sees either the old or the
 * new bytes: a temporary file in the same folder is written, synchronised and
 * renamed. An existing file keeps its mode, and its owner if the system allows;
 * of a symbolic link the target is replaced. A new file gets mode 0666 less the
 * umask.
 */
dl_status dl_file_write(const char *path, dl_str bytes,
                        dl_error *error) DL_MUST_CHECK;

/*
 * The same for output that is written bit by bit: dl_file_replace() returns a
 * stream, dl_file_commit() puts everything written to it into place, and
 * dl_file_discard() leaves the old file as it was. Both close the stream. Write
 * errors stay in the stream until dl_file_commit(). A pipe or a device
 * (/dev/null) is written directly.
 */
typedef struct dl_replacement dl_replacement;

dl_status dl_file_replace(const char *path, dl_replacement **out,
                          FILE **stream, dl_error *error) DL_MUST_CHECK;
dl_status dl_file_commit(dl_replacement *replacement,
                         dl_error *error) DL_MUST_CHECK;
void dl_file_discard(dl_replacement *replacement);

#endif
