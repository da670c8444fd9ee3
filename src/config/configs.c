/*
 * Finds and loads the configuration of each folder.
 */
#include "config/configs.h"

#include "base/error.h"
#include "base/path.h"
#include "base/search.h"
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

/* A run keeps all its configurations: each takes some 90 KB, and up to a
   hundred times the bytes of its files. */
enum {
    MOST_CONFIGS = 1024,
    MOST_READ = 8 * 1024 * 1024,
    MOST_COMPILED = 256 * 1024 * 1024
};

/* What the configurations have too much of, as the message says it in each
   language; NULL: there is room. A single one has limits of its own. */
static const char *const *excess(const dl_configs *configs)
{
    static const char *const number[] = {"there may be 1,024 in a run",
                                         "한 번에 1,024개까지"};
    static const char *const size[] = {
        "their files, packs and all, may have 8 MiB in a run",
        "규칙 묶음을 포함한 파일의 크기는 한 번에 8 MiB까지"};
    static const char *const compiled[] = {
        "their pattern rules, compiled, may take 256 MiB in a run",
        "컴파일한 자체 규칙의 크기는 한 번에 256 MiB까지"};
    return configs->list.n == 1                ? NULL
           : configs->list.n > MOST_CONFIGS    ? number
           : configs->read > MOST_READ         ? size
           : configs->compiled > MOST_COMPILED ? compiled
                                               : NULL;
}

/* Whether there is room for `config`, too, which is the last of the list. */
static bool has_room(dl_configs *configs, const dl_config *config)
{
    const dl_problems *problems = &config->problems;
    configs->compiled += config->patterns.bytes;
    for (size_t i = 0; i < problems->files.n; i++)
        if (!problems->files.v[i].is_builtin)
            configs->read += problems->files.v[i].text.n;
    const char *const *why = excess(configs);
    const char *path =
        dl_path_shown(configs->folders.arena, config->sources.path).p;
    if (!why)
        return true;
    dl_error_set_english(
        &configs->error, DL_ERR_CONFIG,
        "'%s': one configuration too many: %s; lint fewer folders at once",
        path, why[DL_ENGLISH]);
    dl_error_set_korean(&configs->error,
                        "'%s': 설정이 너무 많음(%s), 폴더를 나누어 검사할 것",
                        path, why[DL_KOREAN]);
    return false;
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
    return has_room(configs, config) ? config : NULL;
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

/* ---- walking ------------------------------------------------------------- */

static bool enters(void *user, dl_folder *folder)
{
    dl_configs *configs = user;
    return configs->error.status == DL_OK && dl_configs_in(configs, folder);
}

/* Of patterns of file names `where`. */
static bool too_many_steps(dl_configs *configs, dl_str path, const char *where)
{
    if (configs->error.status == DL_OK)
        dl_error_set(&configs->error, DL_ERR_CONFIG,
                     "'%s': too many patterns with wildcards for so long a "
                     "path, in %s: the bytes of all patterns times those of "
                     "the path may be 4 MiB; name files and folders instead",
                     "'%s': 이렇게 긴 경로에 쓰기에는 와일드카드 패턴이 너무 "
                     "많은 %s: 모든 "
                     "패턴의 바이트 수와 경로의 바이트 수를 곱해 4 MiB까지. "
                     "파일과 폴더를 "
                     "이름으로 적을 것",
                     dl_path_shown(configs->folders.arena, path).p, where);
    return false;
}

static size_t overrides_steps(const dl_config *config, dl_str path)
{
    size_t steps = 0;
    for (size_t i = 0; i < config->keys.overrides.n; i++)
        steps += dl_config_globs_steps(&config->keys.overrides.v[i].files,
                                       path);
    return steps;
}

bool dl_configs_check_path(dl_configs *configs, const dl_config *config,
                           dl_str path)
{
    const dl_config_keys *keys = &config->keys;
    if (dl_config_globs_exclude_steps(&keys->exclude, path) >
        DL_GLOB_MOST_STEPS)
        return too_many_steps(configs, path, "'exclude'");
    if (dl_config_globs_steps(&keys->posts, path) > DL_GLOB_MOST_STEPS)
        return too_many_steps(configs, path, "'posts'");
    if (overrides_steps(config, path) > DL_GLOB_MOST_STEPS)
        return too_many_steps(configs, path, "'overrides'");
    return true;
}

static bool excludes(void *user, const dl_folder *folder, dl_str path,
                     bool is_folder)
{
    return !dl_configs_check_path(user, folder->holds, path) ||
           dl_config_excludes(folder->holds, path, is_folder);
}

static void refuses(void *user, dl_str path, bool is_entry)
{
    dl_configs *configs = user;
    if (is_entry)
        too_many_steps(configs, path, "'.gitignore'");
    else if (configs->error.status == DL_OK)
        dl_error_set(&configs->error, DL_ERR_CONFIG,
                     "'%s': too many patterns to compare each name with: at "
                     "most 64 KiB with wildcards, together with the folders "
                     "above, and 1 MiB in all, 4 MiB in all such files; name "
                     "folders instead",
                     "'%s': 이름마다 견줄 패턴이 너무 많음. 와일드카드가 있는 "
                     "것은 위 폴더의 "
                     "것까지 합쳐 64 KiB, 모두 합쳐 1 MiB, 그런 파일을 모두 "
                     "합쳐 4 MiB까지. "
                     "폴더를 이름으로 적을 것",
                     dl_path_shown(configs->folders.arena, path).p);
}

void dl_configs_walk(dl_configs *configs, dl_str folder, dl_str shown,
                     bool is_flat, dl_file_list *out)
{
    const dl_walk_rules rules = {configs, enters, excludes, refuses};
    dl_files_walk(&configs->folders, &rules, folder, shown, is_flat, out);
}

static int by_path(const void *a, const void *b)
{
    return dl_str_compare(*(const dl_str *)a, *(const dl_str *)b);
}

/* The folders below which `posts` can match, each once. */
static const dl_str *post_bases(dl_configs *configs, const dl_config *config,
                                size_t *n)
{
    dl_arena *arena = configs->folders.arena;
    const dl_config_globs *posts = &config->keys.posts;
    DL_VEC(dl_str) bases = {0};
    for (size_t i = 0; i < posts->n; i++)
        if (!posts->is_negated[i])
            dl_vec_push(&bases, dl_path_join(arena, posts->folder,
                                             dl_glob_base(posts->v[i])));
    dl_vec_sort(&bases, by_path);
    *n = 0;
    for (size_t i = 0; i < bases.n; i++)
        if (*n == 0 || !dl_str_eq(bases.v[*n - 1], bases.v[i]))
            bases.v[(*n)++] = bases.v[i];
    const dl_str *kept = dl_vec_to_arena(&bases, arena);
    dl_vec_free(&bases);
    return kept;
}

void dl_configs_walk_posts(dl_configs *configs, const dl_config *config,
                           dl_file_list *out)
{
    size_t first = out->n, n;
    const dl_str *bases = post_bases(configs, config, &n);
    for (size_t i = 0; i < n; i++) {
        dl_str base = bases[i];
        dl_crossing crossing;
        if (dl_border_is_crossed(&configs->folders, base, &crossing)) {
            dl_border_refuse(&configs->error, DL_TO_READ, base, &crossing);
            return;
        }
        base = dl_path_canonical_folder(configs->folders.arena, base);
        dl_configs_walk(configs, base,
                        dl_path_shown(configs->folders.arena, base), false,
                        out);
    }
    for (size_t i = first; i < out->n; i++)
        if (!dl_configs_check_path(configs, config, out->v[i].canonical))
            return;
}
