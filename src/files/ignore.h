/*
 * .gitignore files, nested as folders are. Semantics: gitignore(5). A level is
 * immutable, lives in the arena that it was made in, and borrows its outer one.
 */
#ifndef DL_FILES_IGNORE_H
#define DL_FILES_IGNORE_H

#include "base/arena.h"
#include "digestlint/base.h"

typedef struct dl_ignore dl_ignore;

/*
 * The patterns of `text`, which hold below `folder`, on top of those of `outer`
 * (which may be NULL). Where a pattern is wrong, git matches nothing: so here.
 * Returns `outer` when `text` has no pattern.
 */
const dl_ignore *dl_ignore_add(dl_arena *arena, const dl_ignore *outer,
                               dl_str folder, dl_str text);

/*
 * Whether `path` is ignored: the innermost level, and in it the last pattern
 * that matches, decides. Paths and folders are written in the same way (all
 * absolute, say), without a slash at the end. That a folder above `path` may be
 * ignored is the caller's business, who does not enter it.
 */
bool dl_ignore_has(const dl_ignore *level, dl_str path, bool is_folder);

#endif
