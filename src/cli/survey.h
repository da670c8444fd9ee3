/*
 * A look at a folder's posts, and which built-in profile they fit. A dl_survey
 * owns its strings; free it with dl_survey_free().
 */
#ifndef DL_CLI_SURVEY_H
#define DL_CLI_SURVEY_H

#include "base/vec.h"
#include "digestlint/base.h"

enum { DL_SURVEY_SAMPLE = 20 }; /* posts that every profile is tried on */

typedef struct dl_survey {
    DL_VEC(char *) posts;           /* all that were found, in order of path */
    DL_VEC(char *) others;          /* files about the repository, likewise */
    char *sample[DL_SURVEY_SAMPLE]; /* borrowed from `posts` */
    size_t n_sample;
    const char *profile; /* borrowed from the table of built-in profiles */
    uint32_t recognised; /* posts of the sample in which it finds papers, as a
                            set of their indices */
    size_t n_recognised;
    size_t errors;       /* errors that it reports in the sample */
    dl_error error;      /* why the folder cannot be read, or DL_OK */
} dl_survey;

/* Fails when the folder cannot be read. */
dl_status dl_survey_take(dl_survey *survey, const char *folder,
                         dl_error *error) DL_MUST_CHECK;
void dl_survey_free(dl_survey *survey);

/* Whether a file is about the folder that it is in, such as README.md. */
bool dl_survey_is_about_folder(dl_str path);

#endif
