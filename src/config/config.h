/*
 * The inside of a configuration: the last link of a chain, each of which knows
 * only those before it. Its files are found (find.h), read and merged
 * (sources.h); then the keys that apply to all of it are read (keys.h), the
 * patterns (patterns/patterns.h) and what the command line says about rules
 * (request.h). From all this the settings are computed (settings.h), once for
 * files that no override matches and once for each set of overrides that
 * matches some.
 *
 * A dl_config owns everything here. It is constant once loaded and may serve
 * several threads.
 */
#ifndef DL_CONFIG_CONFIG_H
#define DL_CONFIG_CONFIG_H

#include "config/results.h"
#include "config/settings.h"
#include "config/sources.h"

struct dl_config {
    dl_arena *arena;
    dl_arena *strings; /* what the request borrowed from; NULL: the caller's */
    dl_problems problems;
    dl_sources sources;
    dl_config_keys keys;
    dl_patterns patterns;
    dl_rule_requests requests;
    dl_settings_table *settings;
    dl_config_result_list results; /* from the problems */
};

/*
 * Finds, reads and merges the configuration. An error in it (unknown key, wrong
 * value) is not a failure: it is a DL901 diagnostic of dl_config_results().
 * Fails if a file that was named cannot be read, or an option of the request is
 * wrong; `*out` is then NULL.
 */
dl_status dl_config_load(dl_config **out, const dl_config_request *request,
                         dl_error *error) DL_MUST_CHECK;

/* Whether there is a file that the request names or that would be found, and
   nothing that keeps from using it. */
bool dl_config_exists(const dl_config_request *request);

/* The errors in the configuration itself (DL901), one result a file;
   borrowed. */
size_t dl_config_results(const dl_config *config, const dl_result *const **out);

/* Whether there are any. Then rules may run that their owner switched off, or
   under another profile, so nothing is fixed. */
bool dl_config_has_mistakes(const dl_config *config);

/* `language`: whether it is set, and to what. */
bool dl_config_language(const dl_config *config, dl_language *language);

/* Loads the configuration at `place`; if there is none, the default profile.
   Unknown rules in the request are left to dl_config_check_request(). `*out` is
   NULL on failure. */
dl_status dl_config_open(dl_config **out, const dl_config_request *request,
                         const dl_config_place *place,
                         dl_error *error) DL_MUST_CHECK;

/* Fails if the request names a rule that none of its configurations has. */
dl_status dl_config_check_request(dl_config *const *configs, size_t n,
                                  dl_error *error) DL_MUST_CHECK;

/* The settings of the file at the canonical path `path`. */
const dl_settings *dl_config_settings(const dl_config *config, dl_str path);

/* Whether `posts` says where the posts are; that of a built-in profile does not
   count. */
bool dl_config_names_posts(const dl_config *config);

/* Whether `exclude` matches the file or folder at a canonical path. */
bool dl_config_excludes(const dl_config *config, dl_str path, bool is_folder);

/* Whether the file at a canonical path is a post, as far as `posts` says it:
   any file is one if it names none, and any outside of its folder, of which it
   says nothing (--config). */
bool dl_config_takes(const dl_config *config, dl_str path);

#endif
