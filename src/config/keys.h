/*
 * The keys of a configuration: which exist, and the values of those that apply
 * to all of it. Globs and overrides borrow from the arena of the problems that
 * they were read with.
 */
#ifndef DL_CONFIG_KEYS_H
#define DL_CONFIG_KEYS_H

#include "config/globs.h"
#include "base/diagnostic.h"

typedef struct dl_override {
    dl_config_globs files;
    const dl_yaml *keys;
} dl_override;

enum { DL_MOST_OVERRIDES = 64 }; /* a set of them is a uint64_t */

typedef struct dl_config_keys {
    dl_config_globs exclude, posts;
    DL_VEC(dl_override) overrides;
    size_t files_work; /* of all their `files`: each path is matched with all */
    dl_severity fail_on; /* OFF: never */
    dl_severity level;   /* the lowest that is reported */
    dl_str baseline;     /* its canonical path; empty: none */
    bool has_language;
    dl_language language;
} dl_config_keys;

/* Checks the keys of all files that were read, and reads the values in the
   merged tree `root`, which may be NULL. */
void dl_config_keys_read(dl_config_keys *out, dl_problems *problems,
                         const dl_yaml *root);
void dl_config_keys_free(dl_config_keys *keys);

#endif
