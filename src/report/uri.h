/*
 * Paths as URI references (RFC 3986). The bytes of a name are used as they are
 * on disk, without normalization. Callers own all memory.
 */
#ifndef DL_REPORT_URI_H
#define DL_REPORT_URI_H

#include "base/arena.h"
#include "base/buf.h"

/* Appends `path` with every byte percent-encoded except unreserved characters
   (section 2.3) and the slash, so that no name can be taken for a scheme. */
void dl_uri_add_path(dl_buf *out, dl_str path);

/*
 * Appends the place of the file `path`, links followed: relative to the folder
 * `root` (canonical) if it is below, otherwise as a file: URI. Returns whether
 * it is relative. `scratch` is used temporarily.
 */
bool dl_uri_add_file(dl_buf *out, dl_str root, dl_str path, dl_arena *scratch);

#endif
