/*
 * Whole files: read with a limit, written atomically. The caller owns the
 * buffers; paths are borrowed, in the file system's own bytes.
 */
#ifndef DL_BASE_FILE_H
#define DL_BASE_FILE_H

#include "base/buf.h"

typedef enum dl_read_outcome {
    DL_READ_OK,
    DL_READ_TOO_LARGE, /* `out` holds the first `limit` bytes */
    DL_READ_FAILED     /* `error` tells why; `out` is empty */
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
 * Replaces the contents of `path` so that a reader sees the old or the new
 * bytes and nothing between: a temporary file in the same folder is written,
 * synchronised and renamed. An existing file keeps its mode, and its owner
 * where the system allows; of a symbolic link the target is replaced. A new
 * file gets mode 0666 less the umask.
 */
dl_status dl_file_write(const char *path, dl_str bytes,
                        dl_error *error) DL_MUST_CHECK;

#endif
