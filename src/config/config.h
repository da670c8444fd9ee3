/*
 * A configuration from the inside. Files are read and merged as YAML trees
 * (config_files.c), then interpreted once for the files that no override
 * matches and once for each set of overrides that does (settings.c).
 *
 * A dl_config owns everything here; after dl_config_load() only the cache of
 * settings changes, under its lock.
 */
#ifndef DL_CONFIG_CONFIG_H
#define DL_CONFIG_CONFIG_H

#include <pthread.h>

#include "base/vec.h"
#include "digestlint/digestlint.h"
#include "files/glob.h"
#include "check/registry.h"
#include "engine/run.h"
#include "check/settings.h"

/* A file or built-in profile; dl_yaml.file is its index. */
typedef struct dl_config_file {
    dl_str path;   /* canonical; a built-in profile's name */
    dl_str folder; /* canonical: what its globs and paths are relative to */
    dl_str text;
    const dl_yaml *root; /* NULL: empty or wrong */
    bool is_builtin;
} dl_config_file;

/* A mistake in a file: a DL901 to be. */
typedef struct dl_config_problem {
    uint16_t file;
    uint8_t message;
    uint8_t n_args;
    dl_span span;
    const dl_str *args;
} dl_config_problem;

/* A glob and the folder that it is relative to. */
typedef struct dl_config_glob {
    const dl_glob *glob;
    dl_str folder;
} dl_config_glob;

typedef struct dl_config_globs {
    const dl_config_glob *v;
    size_t n;
} dl_config_globs;

typedef struct dl_override {
    dl_config_globs files;
    const dl_yaml *keys;
} dl_override;

enum { DL_MOST_OVERRIDES = 64 }; /* a set of them is a uint64_t */

typedef struct dl_cached_settings {
    uint64_t overrides;
    const dl_settings *settings;
} dl_cached_settings;

/* A table of `arxiv: {bounds: FILE}`, or under an empty path the usual one;
   owned by the configuration. */
typedef struct dl_loaded_bounds {
    dl_str path;
    const struct dl_arxiv_bounds *table;
} dl_loaded_bounds;

/* The patterns of one `patterns:`, told by its place. */
typedef struct dl_pattern_list {
    uint16_t file;
    dl_span place;
    DL_VEC(const dl_pattern *) patterns;
    const dl_pattern *const *by_number;
} dl_pattern_list;

/* What the command line says of a rule. */
typedef struct dl_rule_request {
    uint8_t selected, ignored; /* how exactly; 0: not at all */
    int8_t severity;           /* dl_severity + 1, DL_LEVEL_ON; 0: nothing */
} dl_rule_request;

/* A rule that the command line names and this configuration does not know; of
   several configurations of a run another one may. */
typedef struct dl_unknown_rule {
    const char *option; /* "--ignore" */
    dl_str selector;
} dl_unknown_rule;

enum { DL_LEVEL_ON = DL_SEVERITY_ERROR + 2 }; /* `on`: the rule's own level */

struct dl_config {
    dl_arena *arena;
    DL_VEC(dl_config_file) files;
    DL_VEC(dl_config_problem) problems;
    DL_VEC(const dl_result *) results; /* made of the problems */
    const dl_yaml *root;               /* all files merged; NULL: nothing */
    const dl_yaml *text_rules[DL_TEXT_KINDS]; /* `rules:` of rules/text/ */
    dl_str path;               /* canonical path of the file found, or empty */
    dl_str folder;             /* its folder, or empty */
    dl_rule_request *requests; /* by number */
    DL_VEC(dl_unknown_rule) unknown; /* of the request */
    bool has_select;
    DL_VEC(dl_override) overrides;
    DL_VEC(dl_loaded_bounds) bounds;
    DL_VEC(dl_str) user_ids; /* of all patterns, by number */
    DL_VEC(dl_pattern *) patterns;
    DL_VEC(dl_pattern_list) pattern_lists;
    dl_config_globs exclude, posts;
    dl_severity fail_on; /* OFF: never */
    bool has_language;
    dl_language language;
    int32_t today;        /* as requested; 0: the day of `now` */
    int64_t now;          /* seconds since 1970-01-01 */
    bool is_loading;      /* problems are collected */
    pthread_mutex_t lock; /* of `cache` and, after loading, of `arena` */
    DL_VEC(dl_cached_settings) cache;
};

/* ---- finding and reading (config_find.c, config_files.c) ----------------- */

/* The canonical path of the configuration file for `folder` (canonical): the
   nearest upwards to the repository's root; empty when there is none. */
dl_str dl_config_find(dl_arena *arena, dl_str folder);

/* The configuration file of this very folder, or an empty string. */
dl_str dl_config_in(dl_arena *arena, dl_str folder);

/* Loads the file at the canonical path `path`; empty: the default profile. What
   the request names and nobody knows is left to dl_config_check_request(). */
dl_status dl_config_open(dl_config **out, const dl_config_request *request,
                         dl_str path, dl_error *error) DL_MUST_CHECK;

/* Reads and merges `path` (empty: none) and all that it extends into
   config->root. Fails only when `path` itself cannot be read. */
dl_status dl_config_read(dl_config *config, const char *profile, dl_str path,
                         dl_error *error) DL_MUST_CHECK;

/* Reads what each kind of text asks of rules. */
void dl_config_read_texts(dl_config *config);

/*
 * Merges `n` configurations (or NULLs), later ones on top, by dl_yaml_merge().
 * Where one of them names the other kind of text, what those before it ask of
 * their posts falls away: text.c.
 */
const dl_yaml *dl_config_merge(dl_config *config, const dl_yaml *const *layers,
                               size_t n);

/* The list in the file that the scalar `name` leads to, relative to the file
   that it stands in; NULL when there is none. Each file is read once. */
const dl_yaml *dl_config_read_pack(dl_config *config, const dl_yaml *name);

/* ---- mistakes (config_problem.c) ----------------------------------------- */

/* Records a DL901 at `node`; the same one twice counts once. */
#define dl_config_report(config, message, node, ...)                           \
    dl_config_report_at((config), (message), (node)->file, (node)->span,       \
                        (const dl_str[]){DL_STR_NONE, ##__VA_ARGS__},          \
                        sizeof((const dl_str[]){DL_STR_NONE, ##__VA_ARGS__}) / \
                                sizeof(dl_str) -                               \
                            1)
void dl_config_report_at(dl_config *config, unsigned message, uint16_t file,
                         dl_span span, const dl_str *args, size_t n_args);

/* A wrong value of the key `where`: `expected` in both languages. */
void dl_config_report_value(dl_config *config, const dl_yaml *value,
                            dl_str where, const char *expected,
                            const char *expected_ko);

/* A key, with the one of `known` that was probably meant. */
void dl_config_report_key(dl_config *config, const dl_yaml *key,
                          const dl_str *known, size_t n);

/* Turns problems into results; once, at the end of loading. */
void dl_config_make_results(dl_config *config);

/* ---- interpreting (config_keys.c, config_rules.c, settings.c) ------------ */

/* Checks all keys and reads those that hold for the whole configuration. */
void dl_config_interpret(dl_config *config);

/* Fills `rules`, one for each number, as texts of the kind `text` have them
   without a user's word. */
void dl_config_default_rules(dl_config *config, dl_text_kind text,
                             const dl_user_rules *users,
                             dl_rule_settings *rules);

/* Reads `rules:` of a merged tree over that. */
void dl_config_read_rules(dl_config *config, const dl_yaml *node,
                          const dl_user_rules *users, dl_rule_settings *rules);

/* Works out the request's selections, once the patterns are loaded; fails on an
   unknown level. Unknown rules are noted in config->unknown. */
dl_status dl_config_request_rules(dl_config *config,
                                  const dl_config_request *request,
                                  dl_error *error) DL_MUST_CHECK;

/* Fails when the request named a rule that none of its configurations knows. */
dl_status dl_config_check_request(dl_config *const *configs, size_t n,
                                  dl_error *error) DL_MUST_CHECK;

/* Applies the selections. */
void dl_config_apply_request(const dl_config *config,
                             const dl_user_rules *users,
                             dl_rule_settings *rules);

/* A dl_severity, DL_LEVEL_ON, or -1. */
int dl_config_level(dl_str text);

/* Values as YAML 1.1 writes them; false when `text` is none. */
bool dl_config_bool(dl_str text, bool *out);
bool dl_config_int(dl_str text, long *out);

/* Interprets `root` with the overrides of this set. */
const dl_settings *dl_config_settings_for(dl_config *config,
                                          uint64_t overrides);

/* ---- asking -------------------------------------------------------------- */

/* What holds for the file at the canonical path `path`. */
const dl_settings *dl_config_settings(const dl_config *config, dl_str path);

/* A dl_levels that is being made: owns its arrays. */
typedef struct dl_level_list {
    uint8_t *table;
    DL_VEC(dl_user_level) users;
} dl_level_list;

/* Adds the levels by all settings that the configuration can come to. */
void dl_config_add_levels(const dl_config *config, dl_level_list *list);

/* Sorts the users' rules by id and leaves one of each, that of the highest
   level. */
void dl_level_list_sort(dl_level_list *list);

/* Whether `exclude` names the file or folder at a canonical path. */
bool dl_config_excludes(const dl_config *config, dl_str path);

bool dl_config_globs_match(const dl_config_globs *globs, dl_str path);

#endif
