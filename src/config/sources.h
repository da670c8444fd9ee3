/*
 * The content of a configuration in all its files: its own, those that it
 * extends and the built-in profiles, merged into one tree. The tree is in the
 * arena of the problems that it was read with.
 */
#ifndef DL_CONFIG_SOURCES_H
#define DL_CONFIG_SOURCES_H

#include "model/profile.h"
#include "parse/problem.h"

typedef struct dl_sources {
    const dl_yaml *root; /* all files merged; NULL: nothing */
    dl_str path;         /* canonical, of the file found; or empty */
    const dl_yaml *text_rules[DL_TEXT_KINDS]; /* `rules:` of rules/text/ */
} dl_sources;

/* Reads and merges the file at the canonical path `path` (empty: none) and all
   that it extends, on top of the profile `profile` (NULL: the default one).
   Fails only if there is no such profile or `path` cannot be read. */
dl_status dl_sources_read(dl_sources *out, dl_problems *problems,
                          const char *profile, dl_str path,
                          dl_error *error) DL_MUST_CHECK;

#endif
