/*
 * For tests in their own folder: the settings that a configuration gives a file
 * in it. Include cmocka.h first.
 */
#ifndef DL_TEST_SETTINGS_H
#define DL_TEST_SETTINGS_H

#include "config/config.h"
#include "folder.h"

/* The absolute path of `path` in the working folder, in `full`. */
static inline dl_str path_here(const char *path, char *full, size_t size)
{
    char *here = getcwd(NULL, 0);
    snprintf(full, size, "%s/%s", here, path);
    free(here);
    return dl_str_of(full);
}

/* The settings of `path`, which is relative and need not exist. */
static inline const dl_settings *settings_of(const dl_config *config,
                                             const char *path)
{
    char full[512];
    return dl_config_settings(config, path_here(path, full, sizeof full));
}

static inline const dl_rule_settings *rule_of(const dl_settings *s,
                                              const char *code)
{
    const dl_rule *rule = dl_rule_find(dl_str_of(code));
    assert_non_null(rule);
    return &s->rules[dl_rule_index(rule)];
}

static inline int level(const dl_config *config, const char *path,
                        const char *code)
{
    return rule_of(settings_of(config, path), code)->severity;
}

#endif
