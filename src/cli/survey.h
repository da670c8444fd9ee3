/*
 * A look at a folder's posts, and which built-in profile they fit. A dl_survey
 * owns its strings; free it with dl_survey_free().
 */
#ifndef DL_CLI_SURVEY_H
#define DL_CLI_SURVEY_H

#include "base/vec.h"
#include "outline/outline.h"

enum { DL_SURVEY_SAMPLE = 20 }; /* posts that every profile is tried on */

typedef struct dl_survey {
    DL_VEC(char *) posts;           /* all that were found, in order of path */
    DL_VEC(bool) is_korean;         /* of each: whether it has Hangul */
    DL_VEC(char *) others;          /* files about the repository, in order */
    char *sample[DL_SURVEY_SAMPLE]; /* borrowed from `posts` */
    size_t n_sample;
    const char *profile; /* borrowed from the table of built-in profiles */
    bool is_chosen;      /* by the user */
    uint32_t recognised; /* posts of the sample in which it finds papers, as a
                            set of their indices */
    size_t n_recognised;
    dl_error error; /* why the folder cannot be read, or DL_OK */
} dl_survey;

/* Takes the profile that fits best, or the one named `profile` if it is not
   NULL. Fails when the folder cannot be read. */
dl_status dl_survey_take(dl_survey *survey, const char *folder,
                         const char *profile, dl_error *error) DL_MUST_CHECK;
void dl_survey_free(dl_survey *survey);

/* The name of the profile as the table of built-in profiles has it, or NULL. */
const char *dl_survey_profile(const char *name);

/* Counts what `posts` look like; of many, some that are evenly spread. */
dl_status dl_survey_outline(dl_outline *outline, const char *const *posts,
                            size_t n, dl_error *error) DL_MUST_CHECK;

/* Whether a file is about the folder that it is in, such as README.md. */
bool dl_survey_is_about_folder(dl_str path);

#endif
