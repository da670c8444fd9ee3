/*
 * Whole files, read with a limit. The caller owns the buffers; paths are
 * borrowed, in the file system's own bytes. base/replace.h writes them.
 */
#ifndef DL_BASE_FILE_H
#define DL_BASE_FILE_H

#include <sys/types.h>

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

/* Which file it is that was opened, whatever its path means later. */
typedef struct dl_file_id {
    dev_t device;
    ino_t inode;
} dl_file_id;

/* The same; sets `id` unless it fails. Without `follows`, a symbolic link is
   refused. */
dl_read_outcome dl_file_read_id(const char *path, bool follows, size_t limit,
                                dl_buf *out, dl_file_id *id, dl_error *error);

#endif
