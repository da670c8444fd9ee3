/*
 * Lists of file-name patterns in a configuration. A glob is relative to the
 * folder of its file. Everything is borrowed from the arena of the problems
 * that it was read with.
 */
#ifndef DL_CONFIG_GLOBS_H
#define DL_CONFIG_GLOBS_H

#include "files/glob.h"
#include "parse/problem.h"

/* A glob and the folder that it is relative to. */
typedef struct dl_config_glob {
    const dl_glob *glob;
    dl_str folder;
    bool is_negated; /* `!`: an exception from those before it */
} dl_config_glob;

typedef struct dl_config_globs {
    const dl_config_glob *v; /* the first is not negated */
    size_t n;
} dl_config_globs;

/* One glob or a list of them, the value of a key; NULL: none. */
dl_config_globs dl_config_globs_read(dl_problems *problems,
                                     const dl_yaml *node);

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

#endif
