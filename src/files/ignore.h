/*
 * .gitignore files, nested like folders. Semantics: gitignore(5). A level is
 * immutable, lives in the arena that it was made in, and borrows its outer one.
 */
#ifndef DL_FILES_IGNORE_H
#define DL_FILES_IGNORE_H

#include "base/arena.h"
#include "digestlint/base.h"

typedef struct dl_ignore dl_ignore;

/*
 * The patterns of `text`, which apply below `folder`, on top of those of
 * `outer` (which may be NULL). As in git, an invalid pattern matches nothing.
 * Returns `outer` if `text` has no pattern.
 */
const dl_ignore *dl_ignore_add(dl_arena *arena, const dl_ignore *outer,
                               dl_str folder, dl_str text);

/* The work of all patterns (dl_glob_work()); `level` may be NULL. */
size_t dl_ignore_work(const dl_ignore *level);

/* The steps that dl_ignore_has() may take, at most: the caller does not ask if
   there are more than DL_GLOB_MOST_STEPS. */
size_t dl_ignore_steps(const dl_ignore *level, dl_str path);

/*
 * Whether `path` is ignored: the innermost level decides, and in it the last
 * pattern that matches. Paths and folders have the same form (all absolute,
 * say), without a slash at the end. The caller must not enter a folder that is
 * ignored: those above `path` are not checked.
 */
bool dl_ignore_has(const dl_ignore *level, dl_str path, bool is_folder);

#endif
