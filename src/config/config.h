/*
 * A configuration from the inside: the last link of a chain, each of which
 * knows only those before it. Its files are found (find.h), read and merged
 * (sources.h); the keys that hold for all of it are read (keys.h), then the
 * patterns (patterns/patterns.h) and what the command line says of rules
 * (request.h), and all of it is worked out to settings (settings.h), once for
 * the files that no override matches and once for each set of overrides that
 * does.
 *
 * A dl_config owns everything here. It is constant once it was loaded and may
 * serve several threads.
 */
#ifndef DL_CONFIG_CONFIG_H
#define DL_CONFIG_CONFIG_H

#include "config/results.h"
#include "config/settings.h"
#include "config/sources.h"

typedef struct dl_config {
    dl_arena *arena;
    dl_arena *strings; /* what the request borrowed from; NULL: the caller's */
    dl_problems problems;
    dl_sources sources;
    dl_config_keys keys;
    dl_patterns patterns;
    dl_rule_requests requests;
    dl_settings_table *settings;
    dl_config_result_list results; /* made of the problems */
} dl_config;

/*
 * Finds, reads and merges the configuration. A mistake in it (unknown key,
 * wrong value) is not a failure: it is a DL901 diagnostic of
 * dl_config_results(). Fails when a file that was named cannot be read, or an
 * option of the request is wrong; `*out` is then NULL.
 */
dl_status dl_config_load(dl_config **out, const dl_config_request *request,
                         dl_error *error) DL_MUST_CHECK;
DL_API void dl_config_free(dl_config *config); /* NULL is allowed */

/* Whether there is a file that the request names or that would be found. */
bool dl_config_exists(const dl_config_request *request);

/* The configuration's own mistakes (DL901), one result a file; borrowed. */
size_t dl_config_results(const dl_config *config, const dl_result *const **out);

/* `fail-on`: the level from which findings make a run fail; OFF: none does. */
DL_API dl_severity dl_config_fail_on(const dl_config *config);

/* `language`: whether it is set, and to what. */
bool dl_config_language(const dl_config *config, dl_language *language);

/* Loads the file at the canonical path `path`; empty: the default profile. What
   the request names and nobody knows is left to dl_config_check_request().
   `*out` is NULL when it fails. */
dl_status dl_config_open(dl_config **out, const dl_config_request *request,
                         dl_str path, dl_error *error) DL_MUST_CHECK;

/* Fails when the request named a rule that none of its configurations knows. */
dl_status dl_config_check_request(dl_config *const *configs, size_t n,
                                  dl_error *error) DL_MUST_CHECK;

/* What holds for the file at the canonical path `path`. */
const dl_settings *dl_config_settings(const dl_config *config, dl_str path);

/* Whether `posts` says where the posts lie. That of a built-in profile alone
   does not. */
bool dl_config_names_posts(const dl_config *config);

/* Whether `exclude` names the file or folder at a canonical path. */
bool dl_config_excludes(const dl_config *config, dl_str path);

#endif
