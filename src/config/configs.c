/*
 * Finds and loads the configuration of each folder.
 */
#include "config/configs.h"

#include "base/error.h"
#include "base/path.h"
#include "config/find.h"
#include "files/border.h"
#include "files/walk.h"

void dl_configs_init(dl_configs *configs, const dl_config_request *request)
{
    *configs = (dl_configs){.request = request};
    dl_folders_init(&configs->folders);
}

void dl_configs_free(dl_configs *configs)
{
    for (size_t i = 0; i < configs->list.n; i++)
        dl_config_free(configs->list.v[i]);
    dl_vec_free(&configs->list);
    dl_folders_free(&configs->folders);
}

/* The configuration at `place`, or the default one, loaded once. */
static const dl_config *config_at(dl_configs *configs,
                                  const dl_config_place *place)
{
    for (size_t i = 0; i < configs->list.n; i++)
        if (dl_str_eq(configs->list.v[i]->sources.path, place->path))
            return configs->list.v[i];
    dl_config *config;
    if (dl_config_open(&config, configs->request, place, &configs->error) !=
        DL_OK)
        return NULL;
    dl_vec_push(&configs->list, config);
    return config;
}

const dl_config *dl_configs_in(dl_configs *configs, dl_folder *folder)
{
    if (folder->holds)
        return folder->holds;
    dl_folder *top = folder;
    dl_config_place place;
    if (dl_config_find(&place, &configs->folders, configs->request, &top,
                       &configs->error) != DL_OK)
        return NULL;
    const dl_config *config =
        top->holds ? top->holds : config_at(configs, &place);
    for (dl_folder *f = folder; f != top; f = f->parent)
        f->holds = config;
    top->holds = config;
    return config;
}

static bool enters(void *user, dl_folder *folder)
{
    return dl_configs_in(user, folder) != NULL;
}

static bool excludes(void *user, const dl_folder *folder, dl_str path,
                     bool is_folder)
{
    (void)user;
    return dl_config_excludes(folder->holds, path, is_folder);
}

static void refuses(void *user, dl_str path)
{
    dl_configs *configs = user;
    if (configs->error.status == DL_OK)
        dl_error_set(&configs->error, DL_ERR_CONFIG,
                     "'%s': too many patterns to compare each name with: at "
                     "most 64 KiB with wildcards, together with the folders "
                     "above, and 1 MiB in all; name folders instead",
                     dl_path_shown(configs->folders.arena, path).p);
}

void dl_configs_walk(dl_configs *configs, dl_str folder, dl_str shown,
                     bool is_flat, dl_file_list *out)
{
    const dl_walk_rules rules = {configs, enters, excludes, refuses};
    dl_files_walk(&configs->folders, &rules, folder, shown, is_flat, out);
}

void dl_configs_walk_posts(dl_configs *configs, const dl_config *config,
                           dl_file_list *out)
{
    dl_arena *arena = configs->folders.arena;
    for (size_t i = 0; i < config->keys.posts.n; i++) {
        const dl_config_glob *g = &config->keys.posts.v[i];
        if (g->is_negated)
            continue;
        dl_str base = dl_path_join(arena, g->folder, dl_glob_base(g->glob));
        dl_crossing crossing;
        if (dl_border_is_crossed(&configs->folders, base, &crossing)) {
            dl_border_refuse(&configs->error, "read", base, &crossing);
            return;
        }
        base = dl_path_canonical_folder(arena, base);
        dl_configs_walk(configs, base, dl_path_shown(arena, base), false, out);
    }
}
