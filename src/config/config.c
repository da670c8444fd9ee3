#include "config/config.h"

#include <stdlib.h>
#include <time.h>

#include "arxiv/bounds.h"
#include "base/path.h"

void dl_config_free(dl_config *config)
{
    if (!config)
        return;
    for (size_t i = 0; i < config->results.n; i++)
        dl_doc_free((dl_doc *)config->results.v[i]->doc);
    for (size_t i = 0; i < config->bounds.n; i++)
        dl_arxiv_bounds_free(config->bounds.v[i].table);
    dl_vec_free(&config->files);
    dl_vec_free(&config->problems);
    dl_vec_free(&config->unknown);
    dl_vec_free(&config->results);
    dl_vec_free(&config->overrides);
    dl_vec_free(&config->bounds);
    dl_vec_free(&config->cache);
    dl_patterns_free(config);
    pthread_mutex_destroy(&config->lock);
    dl_arena_free(config->arena);
    free(config);
}

/* The settings without overrides come first in the cache; those of each
   override alone are worked out to find its mistakes. */
static void fill_cache(dl_config *config)
{
    const dl_settings *settings = dl_config_settings_for(config, 0);
    dl_vec_push(&config->cache, (dl_cached_settings){0, settings});
    for (size_t i = 0; i < config->overrides.n; i++) {
        uint64_t overrides = UINT64_C(1) << i;
        settings = dl_config_settings_for(config, overrides);
        dl_vec_push(&config->cache, (dl_cached_settings){overrides, settings});
    }
}

dl_status dl_config_open(dl_config **out, const dl_config_request *request,
                         dl_str path, dl_error *error)
{
    dl_config *config = dl_xcalloc(1, sizeof *config);
    config->arena = dl_arena_new();
    pthread_mutex_init(&config->lock, NULL);
    config->is_loading = true;
    config->today = request->today;
    config->now = time(NULL);
    dl_status status = dl_config_read(
        config, request->profile,
        path.n ? dl_arena_str(config->arena, path) : path, error);
    if (status == DL_OK) {
        dl_config_read_texts(config);
        dl_config_interpret(config);
        dl_patterns_load(config);
        status = dl_config_request_rules(config, request, error);
    }
    if (status != DL_OK) {
        dl_config_free(config);
        return status;
    }
    fill_cache(config);
    dl_config_make_results(config);
    config->is_loading = false;
    *out = config;
    return DL_OK;
}

/* The folder to look upwards from, for a file or folder or nothing at all. */
static dl_str start_folder(dl_arena *arena, const char *start)
{
    dl_str path = dl_str_of(start ? start : ".");
    dl_str folder = dl_arena_printf(arena, "%.*s/.", DL_FMT(path));
    char *real = realpath(folder.p, NULL);
    if (!real)
        return dl_path_folder(dl_path_canonical(arena, path));
    folder = dl_arena_str(arena, dl_str_of(real));
    free(real);
    return folder;
}

/* The file that a request means, or an empty string. */
static dl_str find_path(dl_arena *arena, const dl_config_request *request)
{
    if (request->file)
        return dl_path_canonical(arena, dl_str_of(request->file));
    if (request->isolated)
        return DL_STR_NONE;
    return dl_config_find(arena, start_folder(arena, request->start));
}

bool dl_config_exists(const dl_config_request *request)
{
    dl_arena *arena = dl_arena_new();
    bool exists = find_path(arena, request).n > 0;
    dl_arena_free(arena);
    return exists;
}

dl_status dl_config_load(dl_config **out, const dl_config_request *request,
                         dl_error *error)
{
    dl_arena *arena = dl_arena_new();
    dl_str path = find_path(arena, request);
    dl_status status = dl_config_open(out, request, path, error);
    if (status == DL_OK)
        status = dl_config_check_request(out, 1, error);
    else
        *out = NULL;
    if (status != DL_OK)
        dl_config_free(*out);
    dl_arena_free(arena);
    return status;
}

dl_severity dl_config_fail_on(const dl_config *config)
{
    return config->fail_on;
}

bool dl_config_language(const dl_config *config, dl_language *language)
{
    if (config->has_language)
        *language = config->language;
    return config->has_language;
}
