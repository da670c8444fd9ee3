#include <stdlib.h>
#include <sys/stat.h>

#include "base/path.h"
#include "files/files.h"

enum { FIRST_SLOTS = 64 };

void dl_files_init(dl_files *files, const dl_run_options *options)
{
    *files = (dl_files){.arena = dl_arena_new(), .options = options};
    files->folders.v = dl_xcalloc(FIRST_SLOTS, sizeof *files->folders.v);
    files->folders.n = FIRST_SLOTS;
}

void dl_files_free(dl_files *files)
{
    for (size_t i = 0; i < files->configs.n; i++)
        dl_config_free(files->configs.v[i]);
    dl_vec_free(&files->configs);
    dl_vec_free(&files->folders);
    dl_vec_free(&files->list);
    dl_arena_free(files->arena);
}

/* ---- configurations ------------------------------------------------------ */

/* The configuration at `path` (empty: the default), loaded once. */
static const dl_config *config_at(dl_files *files, dl_str path)
{
    for (size_t i = 0; i < files->configs.n; i++)
        if (dl_str_eq(files->configs.v[i]->sources.path, path))
            return files->configs.v[i];
    dl_config *config;
    if (dl_config_open(&config, &files->options->config, path, &files->error) !=
        DL_OK)
        return NULL;
    dl_vec_push(&files->configs, config);
    return config;
}

/* Nearest wins, and a repository's root is the end: what dl_config_find() does,
   one folder at a time. */
static dl_str config_path_for(dl_files *files, const dl_folder *folder)
{
    const dl_config_request *request = &files->options->config;
    if (request->file)
        return dl_path_canonical(files->arena, dl_str_of(request->file));
    dl_str own = request->isolated ? DL_STR_NONE
                                   : dl_config_in(files->arena, folder->path);
    if (own.n || folder->is_repository || !folder->parent)
        return own;
    return folder->parent->config_path;
}

const dl_config *dl_files_config(dl_files *files, dl_folder *folder)
{
    if (!folder->config)
        folder->config = config_at(files, folder->config_path);
    return folder->config;
}

/* ---- the table of folders ------------------------------------------------ */

static size_t slot_of(const dl_files *files, dl_str path)
{
    uint64_t hash = UINT64_C(0xCBF29CE484222325); /* FNV-1a */
    for (size_t i = 0; i < path.n; i++)
        hash = (hash ^ (unsigned char)path.p[i]) * UINT64_C(0x100000001B3);
    size_t mask = files->folders.n - 1, i = (size_t)(hash >> 20) & mask;
    while (files->folders.v[i] && !dl_str_eq(files->folders.v[i]->path, path))
        i = (i + 1) & mask;
    return i;
}

static void grow(dl_files *files)
{
    size_t n = files->folders.n;
    dl_folder **old = files->folders.v;
    files->folders.n = 2 * n;
    files->folders.v = dl_xcalloc(2 * n, sizeof *files->folders.v);
    for (size_t i = 0; i < n; i++)
        if (old[i])
            files->folders.v[slot_of(files, old[i]->path)] = old[i];
    free(old);
}

static dl_folder *add_folder(dl_files *files, dl_str path, dl_folder *parent)
{
    struct stat st;
    dl_str git = dl_path_join(files->arena, path, DL_STR(".git"));
    dl_folder *folder = DL_ARENA_NEW(files->arena, dl_folder, 1);
    folder->path = dl_arena_str(files->arena, path);
    folder->parent = parent;
    folder->is_repository = stat(git.p, &st) == 0;
    folder->config_path = config_path_for(files, folder);
    if (parent && dl_str_eq(parent->config_path, folder->config_path))
        folder->config = parent->config; /* when it is loaded already */
    if (++files->n_folders * 2 > files->folders.n)
        grow(files);
    files->folders.v[slot_of(files, path)] = folder;
    return folder;
}

/* A repository's root takes nothing from above, so there the way up ends. */
static bool is_top(dl_files *files, dl_str path)
{
    struct stat st;
    dl_str git = dl_path_join(files->arena, path, DL_STR(".git"));
    return dl_str_is(path, "/") || stat(git.p, &st) == 0;
}

dl_folder *dl_files_folder(dl_files *files, dl_str path)
{
    /* Up to the first folder that is known or the top, then down again. */
    DL_VEC(dl_str) missing = {0};
    dl_folder *folder = NULL;
    for (;;) {
        folder = files->folders.v[slot_of(files, path)];
        if (folder)
            break;
        dl_vec_push(&missing, path);
        if (is_top(files, path))
            break;
        path = dl_path_folder(path);
    }
    for (size_t i = missing.n; i-- > 0;)
        folder = add_folder(files, missing.v[i], folder);
    dl_vec_free(&missing);
    return folder;
}
