/*
 * For tests in their own folder: the settings that a configuration gives a file
 * in it. Include cmocka.h first.
 */
#ifndef DL_TEST_SETTINGS_H
#define DL_TEST_SETTINGS_H

#include "config/config.h"
#include "folder.h"

/* The settings of `path`, which is relative and need not exist. */
static inline const dl_settings *settings_of(const dl_config *config,
                                             const char *path)
{
    char full[512];
    char *here = getcwd(NULL, 0);
    snprintf(full, sizeof full, "%s/%s", here, path);
    free(here);
    return dl_config_settings(config, dl_str_of(full));
}

#endif
