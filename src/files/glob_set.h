/*
 * A list of file-name patterns of which the last one that matches decides, as
 * in gitignore(5). Names and `*.ending` are looked up, so that only the other
 * patterns are compared one by one. A set is immutable, lives in the arena that
 * it was made in and borrows the patterns; it may serve several threads.
 */
#ifndef DL_FILES_GLOB_SET_H
#define DL_FILES_GLOB_SET_H

#include "files/glob.h"

typedef struct dl_glob_set dl_glob_set;

/* Of the `n` patterns at `globs`, which need not outlive the call. */
const dl_glob_set *dl_glob_set_new(dl_arena *arena, const dl_glob *const *globs,
                                   size_t n);

/* The number, from 1, of the last pattern that matches the whole of `path`; 0
   if none does. Patterns for folders only match if `is_folder`. */
size_t dl_glob_set_match(const dl_glob_set *set, dl_str path, bool is_folder);

/* The same for `path` or a folder above it, whatever kind each of them is. */
size_t dl_glob_set_cover(const dl_glob_set *set, dl_str path);

/* The sum of dl_glob_work(). */
size_t dl_glob_set_work(const dl_glob_set *set);

/* The steps that matching `path` may take, at most: more than
   DL_GLOB_MOST_STEPS are too many for one path. */
size_t dl_glob_set_steps(const dl_glob_set *set, dl_str path);

/* The same for `path` and then for each folder above it. */
size_t dl_glob_set_steps_above(const dl_glob_set *set, dl_str path);

#endif
