/*
 * The profiles of rules/profiles/ and the settings of rules/text/ for each kind
 * of text, compiled in as YAML, so that built-in profiles and a user's go
 * through the same reader. Constant.
 */
#ifndef DL_MODEL_BUILTIN_H
#define DL_MODEL_BUILTIN_H

#include <stddef.h>

typedef struct dl_builtin_profile {
    const char *name; /* the file's name without ".yaml" */
    const char *text;
} dl_builtin_profile;

/* Sorted by name, ends with a row of NULLs. */
extern const dl_builtin_profile dl_builtin_profiles[];
extern const size_t dl_n_builtin_profiles;

/* One for each dl_text_kind, by its name; otherwise as above. */
extern const dl_builtin_profile dl_builtin_texts[];

#endif
