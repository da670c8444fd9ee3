/*
 * Paths as bytes, with `/` between names. Results live in the arena given and
 * are followed by a NUL.
 */
#ifndef DL_BASE_PATH_H
#define DL_BASE_PATH_H

#include "base/arena.h"
#include "base/buf.h"

/* realpath() into `out`, with all links followed; false when there is no such
   file. */
bool dl_path_real(const char *path, dl_buf *out);

/* The last name of a path, borrowed from it. */
dl_str dl_path_name(dl_str path);

/* As above; a `\` ends a name, too: what a document is called may come from
   another system. */
dl_str dl_path_any_name(dl_str path);

/* The part before the last name, without the slash: "." if there is none, "/"
   for the root; borrowed from `path` or a literal. */
dl_str dl_path_folder(dl_str path);

/* A path as typed without `./` in front, "." if nothing else is left; borrowed
   from `path` or a literal. */
dl_str dl_path_without_dot(dl_str path);

/* The same, of a folder, and without slashes at the end. */
dl_str dl_path_plain_folder(dl_str path);

/* `name` below `folder`; `name` itself if it is absolute or `folder` is ".". */
dl_str dl_path_join(dl_arena *arena, dl_str folder, dl_str name);

/* The absolute path without `.`, `..` and doubled slashes, computed from the
   text alone: no link is followed. */
dl_str dl_path_absolute(dl_arena *arena, dl_str path);

/*
 * One spelling for each place: the absolute path, with the links of its folders
 * followed, but not that of the last name. Parts that do not exist are taken
 * literally.
 */
dl_str dl_path_canonical(dl_arena *arena, dl_str path);

/* As above, with the last name's link followed, too: for folders. */
dl_str dl_path_canonical_folder(dl_arena *arena, dl_str path);

/* An absolute path as a person in the working folder would write it: relative
   if it is below, "." for the folder itself, otherwise unchanged. */
dl_str dl_path_shown(dl_arena *arena, dl_str path);

/* The path from `folder` to `path` (both canonical), with `..` where it leads
   upwards; "." if they are equal. */
dl_str dl_path_relative(dl_arena *arena, dl_str folder, dl_str path);

/* The part of `path` below `folder` (both canonical), borrowed; a NULL string
   if it is not below. */
dl_str dl_path_below(dl_str folder, dl_str path);

#endif
