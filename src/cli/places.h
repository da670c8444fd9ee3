/*
 * Where the posts of a survey are, as patterns for `posts`. A dl_places owns
 * them.
 */
#ifndef DL_CLI_PLACES_H
#define DL_CLI_PLACES_H

#include "base/buf.h"
#include "cli/survey.h"

typedef struct dl_places {
    DL_VEC(dl_buf) globs;       /* relative to the folder of the survey */
    DL_VEC(const char *) posts; /* that they match; borrowed from the survey */
} dl_places;

/*
 * The folders of the posts that were recognised, else those in which generators
 * of sites look for posts (`_posts/`, `content/`), else those of all; where
 * some are in Korean, only of these. What is about the repository comes after a
 * `!`.
 */
dl_places dl_places_find(const dl_survey *survey, const char *folder);
void dl_places_free(dl_places *places);

/* `path` relative to the folder that the survey began in. */
const char *dl_places_relative(const char *path, const char *folder);

#endif
