/*
 * The content of a configuration in all its files: its own, those that it
 * extends and the built-in profiles, merged into one tree. The tree is in the
 * arena of the problems that it was read with.
 */
#ifndef DL_CONFIG_SOURCES_H
#define DL_CONFIG_SOURCES_H

#include "config/find.h"
#include "model/profile.h"
#include "parse/problem.h"

/* A range of problems->files. */
typedef struct dl_source_files {
    size_t start, end;
} dl_source_files;

/* What an override extends. For the files that it matches this takes the place
   of what the configuration extends. */
typedef struct dl_override_base {
    const dl_yaml *override; /* its mapping */
    const dl_yaml *profile;  /* all that it extends, merged; NULL: nothing */
    const dl_yaml *root;     /* with what the configuration says of all posts */
    dl_source_files files;   /* of `profile` */
} dl_override_base;

typedef struct dl_sources {
    const dl_yaml *root; /* all files merged; NULL: nothing */
    dl_str path;         /* canonical, of the file found; or empty */
    dl_source_files files; /* of `root`, after the file found */
    const dl_override_base *bases;
    size_t n_bases;
    const dl_yaml *text_rules[DL_TEXT_KINDS]; /* `rules:` of rules/text/ */
} dl_sources;

/* Reads and merges the file at `place` and all that it extends, on top of the
   profile `profile` (NULL: the default one). Fails only if there is no such
   profile or the file cannot be read. */
dl_status dl_sources_read(dl_sources *out, dl_problems *problems,
                          const char *profile, const dl_config_place *place,
                          dl_error *error) DL_MUST_CHECK;

/* What `override`, a mapping of the tree, extends; NULL: it has no `extends`,
   or the command line names the profile. */
const dl_override_base *dl_sources_base(const dl_sources *sources,
                                        const dl_yaml *override);

#endif
