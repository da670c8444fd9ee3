/*
 * The text of a new configuration, with comments in the user's language.
 */
#ifndef DL_CLI_NEW_CONFIG_H
#define DL_CLI_NEW_CONFIG_H

#include "base/buf.h"
#include "base/diagnostic.h"
#include "cli/shapes.h"

typedef struct dl_new_config {
    const char *folder; /* that it is for */
    const dl_survey *survey;
    const dl_places *places;
    const dl_shapes *shapes; /* of posts that no profile fits; NULL: the
                                survey's profile as it is */
    bool has_baseline;
    dl_language language;
} dl_new_config;

void dl_new_config_add(dl_buf *out, const dl_new_config *config);

#endif
