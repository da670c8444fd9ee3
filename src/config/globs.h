/*
 * Lists of file-name patterns in a configuration. All of a list are relative to
 * the folder of its file: it replaces that of what is extended. Everything is
 * borrowed from the arena of the problems that it was read with.
 */
#ifndef DL_CONFIG_GLOBS_H
#define DL_CONFIG_GLOBS_H

#include "files/glob_set.h"
#include "parse/problem.h"

typedef struct dl_config_globs {
    const dl_glob *const *v;
    const bool *is_negated; /* `!`: an exception from those before it; the first
                               is none */
    size_t n;
    const dl_glob_set *set; /* of all; NULL: none */
    dl_str folder;          /* that they are relative to */
} dl_config_globs;

/* One glob or a list of them, the value of a key; NULL: none. Adds their work
   to `*work`; more than DL_GLOB_MOST_WORK would be a mistake. */
dl_config_globs dl_config_globs_read(dl_problems *problems, const dl_yaml *node,
                                     size_t *work);

/* Whether the last of them that matches the canonical `path`, or a folder above
   it, is not an exception. */
bool dl_config_globs_match(const dl_config_globs *globs, dl_str path);

/*
 * Whether they exclude the canonical `path`, as gitignore(5) says: the last one
 * that matches decides, but in an excluded folder all is excluded, whatever
 * matches it.
 */
bool dl_config_globs_exclude(const dl_config_globs *globs, dl_str path,
                             bool is_folder);

/* The steps that the first or the second of these may take for `path`, at most:
   the caller asks for neither if there are more than DL_GLOB_MOST_STEPS. */
size_t dl_config_globs_steps(const dl_config_globs *globs, dl_str path);
size_t dl_config_globs_exclude_steps(const dl_config_globs *globs, dl_str path);

#endif
