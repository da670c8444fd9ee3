#include "arxiv/bounds.h"
#include "base/path.h"
#include "config/config.h"
#include "config/merge.h"
#include "rules_gen.h"
#include "text/terms.h"

enum { SECONDS_OF_DAY = 24 * 60 * 60 };

/* Keys of an override that are none of the configuration it is merged into. */
static const dl_str own_keys[] = {{"files", 5}};

static const dl_yaml *merge_overrides(dl_config *config, uint64_t overrides)
{
    const dl_yaml *layers[1 + DL_MOST_OVERRIDES] = {config->root};
    size_t n = 1;
    for (size_t i = 0; i < config->overrides.n; i++)
        if (overrides >> i & 1)
            layers[n++] = dl_yaml_without(
                config->arena, config->overrides.v[i].keys, own_keys, 1);
    return dl_config_merge(config, layers, n);
}

static void on_profile_problem(void *user, const dl_profile_problem *p)
{
    dl_config *config = user;
    dl_str en = dl_str_of(p->expected[DL_ENGLISH]);
    dl_str ko = dl_str_of(p->expected[DL_KOREAN]);
    switch (p->kind) {
    case DL_PROFILE_UNKNOWN_KEY:
        dl_config_report(config,
                         p->hint.n ? DL901_UNKNOWN_KEY_HINT : DL901_UNKNOWN_KEY,
                         p->node, p->what, p->hint);
        break;
    case DL_PROFILE_MISSING_KEY:
        dl_config_report(config, DL901_MISSING_KEY, p->node, p->what);
        break;
    case DL_PROFILE_BAD_VALUE:
        if (p->what.n == 0)
            dl_config_report(config, DL901_TYPE, p->node, p->where, en, ko);
        else if (p->hint.n)
            dl_config_report(config, DL901_VALUE_HINT, p->node, p->what,
                             p->where, p->hint);
        else
            dl_config_report(config, DL901_VALUE, p->node, p->what, p->where,
                             en, ko);
        break;
    }
}

/* The table that `arxiv update` wrote, or the built-in one: also when the
   former is damaged, which `arxiv status` tells. */
static const dl_arxiv_bounds *usual_bounds(dl_config *config)
{
    for (size_t i = 0; i < config->bounds.n; i++)
        if (!config->bounds.v[i].path.n)
            return config->bounds.v[i].table;
    const dl_arxiv_bounds *bounds;
    if (dl_arxiv_bounds_open(&bounds, NULL, NULL, NULL) != DL_OK)
        bounds = dl_arxiv_bounds_builtin();
    dl_vec_push(&config->bounds, (dl_loaded_bounds){DL_STR_NONE, bounds});
    return bounds;
}

/* The table that `arxiv: {bounds: FILE}` names, or the usual one; the
   configuration owns it. */
static const dl_arxiv_bounds *read_bounds(dl_config *config,
                                          const dl_yaml *root)
{
    const dl_yaml *arxiv = root ? dl_yaml_get(root, "arxiv") : NULL;
    const dl_yaml *file = arxiv && arxiv->kind == DL_YAML_MAPPING
                              ? dl_yaml_get(arxiv, "bounds")
                              : NULL;
    if (!file)
        return usual_bounds(config);
    if (file->kind != DL_YAML_SCALAR) {
        dl_config_report_value(config, file, DL_STR("bounds"), "a path",
                               "경로");
        return usual_bounds(config);
    }
    dl_str path = dl_path_join(config->arena,
                               config->files.v[file->file].folder, file->text);
    for (size_t i = 0; i < config->bounds.n; i++)
        if (dl_str_eq(config->bounds.v[i].path, path))
            return config->bounds.v[i].table;
    dl_arxiv_bounds *bounds;
    dl_error error = {0};
    if (dl_arxiv_bounds_load(&bounds, path.p, &error) != DL_OK) {
        dl_config_report(config, DL901_FILE, file, file->text,
                         dl_str_of(error.message));
        return usual_bounds(config);
    }
    dl_vec_push(&config->bounds, (dl_loaded_bounds){path, bounds});
    return bounds;
}

static void on_lexicon_problem(void *user, const dl_yaml *node,
                               const char *expected, const char *expected_ko)
{
    dl_config *config = user;
    if (expected)
        dl_config_report_value(config, node,
                               node->key ? node->key->text : DL_STR("lexicon"),
                               expected, expected_ko);
    else
        dl_config_report(config, DL901_UNKNOWN_KEY, node, node->text);
}

/* NULL: the built-in lexicon as it is. */
static const dl_lexicon *read_lexicon(dl_config *config, const dl_yaml *root)
{
    const dl_yaml *keys = root ? dl_yaml_get(root, "lexicon") : NULL;
    if (!keys)
        return NULL;
    dl_lexicon *lexicon = DL_ARENA_NEW(config->arena, dl_lexicon, 1);
    bool *removed =
        DL_ARENA_NEW(config->arena, bool, dl_builtin_terms.n_groups);
    dl_terms_read(config->arena, keys, removed, &lexicon->own,
                  on_lexicon_problem, config);
    lexicon->removed = removed;
    return lexicon;
}

const dl_settings *dl_config_settings_for(dl_config *config, uint64_t overrides)
{
    dl_arena *arena = config->arena;
    const dl_yaml *root = merge_overrides(config, overrides);
    dl_settings *s = DL_ARENA_NEW(arena, dl_settings, 1);
    s->users = dl_patterns_of(config, root);
    dl_rule_settings *rules =
        DL_ARENA_NEW(arena, dl_rule_settings, dl_n_rules + s->users.n);
    s->profile = dl_profile_read(arena, root, on_profile_problem, config);
    dl_patterns_check_sections(config, &s->users, s->profile);
    dl_config_default_rules(config, s->profile->text, &s->users, rules);
    dl_config_read_rules(config, root ? dl_yaml_get(root, "rules") : NULL,
                         &s->users, rules);
    dl_config_apply_request(config, &s->users, rules);
    /* The rule that judges the configuration is up to nobody. */
    rules[DL_RULE_DL901] = (dl_rule_settings){.severity = DL_SEVERITY_ERROR};
    s->rules = rules;
    s->bounds = read_bounds(config, root);
    s->lexicon = read_lexicon(config, root);
    s->max_file_size = s->profile->max_file_size;
    s->fail_on = config->fail_on;
    /* The day that it is where the blog is. */
    s->today = config->today
                   ? config->today
                   : (int32_t)((config->now + s->profile->utc_offset * 60) /
                               SECONDS_OF_DAY);
    dl_settings_listen(s, arena);
    return s;
}

/* ---- the settings of a file ---------------------------------------------- */

static const dl_settings *find_cached(const dl_config *config,
                                      uint64_t overrides)
{
    for (size_t i = 0; i < config->cache.n; i++)
        if (config->cache.v[i].overrides == overrides)
            return config->cache.v[i].settings;
    return NULL;
}

const dl_settings *dl_config_settings(const dl_config *config, dl_str path)
{
    uint64_t overrides = 0;
    for (size_t i = 0; i < config->overrides.n; i++)
        if (dl_config_globs_match(&config->overrides.v[i].files, path))
            overrides |= UINT64_C(1) << i;
    if (overrides == 0)
        return config->cache.v[0].settings;
    /* Only the cache changes, and only under its lock: to callers the
       configuration is constant. */
    dl_config *mutable = (dl_config *)config;
    pthread_mutex_lock(&mutable->lock);
    const dl_settings *settings = find_cached(config, overrides);
    if (!settings) {
        settings = dl_config_settings_for(mutable, overrides);
        dl_vec_push(&mutable->cache, (dl_cached_settings){overrides, settings});
    }
    pthread_mutex_unlock(&mutable->lock);
    return settings;
}
