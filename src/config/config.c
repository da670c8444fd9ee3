/*
 * Loads a configuration, step by step.
 */
#include "config/config.h"

#include "base/path.h"
#include "config/file.h"
#include "config/find.h"

void dl_config_free(dl_config *config)
{
    if (!config)
        return;
    dl_config_results_free(&config->results);
    dl_settings_table_free(config->settings);
    dl_requests_free(&config->requests);
    dl_patterns_free(&config->patterns);
    dl_config_keys_free(&config->keys);
    dl_problems_free(&config->problems);
    dl_arena_free(config->arena);
    dl_arena_free(config->strings);
    dl_free(config);
}

/* The patterns of the configuration and of its overrides. */
static void read_patterns(dl_config *config)
{
    dl_patterns *patterns = &config->patterns;
    dl_patterns_init(patterns, &config->problems, dl_config_file_pack);
    dl_patterns_add(patterns, config->sources.root);
    for (size_t i = 0; i < config->sources.n_bases; i++)
        dl_patterns_add(patterns, config->sources.bases[i].profile);
    for (size_t i = 0; i < config->keys.overrides.n; i++)
        dl_patterns_add(patterns, config->keys.overrides.v[i].keys);
    dl_patterns_finish(patterns);
}

static dl_status load(dl_config *config, const dl_config_request *request,
                      const dl_config_place *place, dl_error *error)
{
    dl_config_place own = *place; /* lives as long as the configuration */
    own.path = dl_arena_str(config->arena, place->path);
    config->problems.border = dl_arena_str(config->arena, place->border);
    config->problems.has_repository = place->is_repository;
    dl_status status = dl_sources_read(&config->sources, &config->problems,
                                       request->profile, &own, error);
    if (status != DL_OK)
        return status;
    dl_config_keys_read(&config->keys, &config->problems, config->sources.root);
    read_patterns(config);
    status =
        dl_requests_read(&config->requests, config->arena,
                         dl_patterns_ids(&config->patterns), request, error);
    if (status != DL_OK)
        return status;
    config->settings = dl_settings_table_new(
        &(dl_settings_source){.sources = &config->sources,
                              .keys = &config->keys,
                              .patterns = &config->patterns,
                              .requests = &config->requests,
                              .problems = &config->problems});
    dl_config_results_make(&config->results, &config->problems);
    config->problems.is_closed = true;
    return DL_OK;
}

dl_status dl_config_open(dl_config **out, const dl_config_request *request,
                         const dl_config_place *place, dl_error *error)
{
    dl_config *config = dl_xcalloc(1, sizeof *config);
    config->arena = dl_arena_new();
    config->problems.arena = config->arena;
    dl_status status = load(config, request, place, error);
    if (status != DL_OK) {
        dl_config_free(config);
        config = NULL;
    }
    *out = config;
    return status;
}

dl_status dl_config_check_request(dl_config *const *configs, size_t n,
                                  dl_error *error)
{
    for (size_t i = 0; n > 0 && i < configs[0]->requests.unknown.n; i++) {
        const dl_rule_requests *requests = &configs[0]->requests;
        const dl_unknown_rule *unknown = &requests->unknown.v[i];
        size_t k = 1;
        while (k < n &&
               dl_requests_lack(&configs[k]->requests, unknown->selector))
            k++;
        if (k == n)
            return dl_requests_refuse(requests, unknown, error);
    }
    return DL_OK;
}

static dl_status find(dl_config_place *out, dl_folders *folders,
                      const dl_config_request *request, dl_error *error)
{
    dl_folder *folder = request->file || request->isolated
                            ? NULL
                            : dl_config_start(folders, request);
    return dl_config_find(out, folders, request, &folder, error);
}

bool dl_config_exists(const dl_config_request *request)
{
    dl_folders folders;
    dl_config_place place;
    dl_folders_init(&folders);
    bool exists = find(&place, &folders, request, NULL) == DL_OK &&
                  place.path.n > 0;
    dl_folders_free(&folders);
    return exists;
}

dl_status dl_config_load(dl_config **out, const dl_config_request *request,
                         dl_error *error)
{
    dl_folders folders;
    dl_config_place place;
    *out = NULL;
    dl_folders_init(&folders);
    dl_status status = find(&place, &folders, request, error);
    if (status == DL_OK)
        status = dl_config_open(out, request, &place, error);
    if (status == DL_OK)
        status = dl_config_check_request(out, 1, error);
    if (status != DL_OK) {
        dl_config_free(*out);
        *out = NULL;
    }
    dl_folders_free(&folders);
    return status;
}

/* ---- asking -------------------------------------------------------------- */

const dl_settings *dl_config_settings(const dl_config *config, dl_str path)
{
    return dl_settings_table_get(config->settings, path);
}

bool dl_config_names_posts(const dl_config *config)
{
    return config->sources.path.n > 0 && config->keys.posts.n > 0;
}

bool dl_config_excludes(const dl_config *config, dl_str path, bool is_folder)
{
    return dl_config_globs_exclude(&config->keys.exclude, path, is_folder);
}

bool dl_config_takes(const dl_config *config, dl_str path)
{
    const dl_config_globs *posts = &config->keys.posts;
    return !dl_config_names_posts(config) ||
           dl_path_below(posts->folder, path).n == 0 ||
           dl_config_globs_match(posts, path);
}

size_t dl_config_results(const dl_config *config, const dl_result *const **out)
{
    *out = config->results.v;
    return config->results.n;
}

bool dl_config_has_mistakes(const dl_config *config)
{
    return config->results.n > 0;
}

bool dl_config_language(const dl_config *config, dl_language *language)
{
    if (config->keys.has_language)
        *language = config->keys.language;
    return config->keys.has_language;
}
