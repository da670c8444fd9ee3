/*
 * The table of folders.
 */
#include "files/folders.h"

#include <sys/stat.h>

#include "base/path.h"

enum { FIRST_SLOTS = 64 };

void dl_folders_init(dl_folders *folders)
{
    *folders = (dl_folders){.arena = dl_arena_new()};
    folders->slots.v = dl_xcalloc(FIRST_SLOTS, sizeof *folders->slots.v);
    folders->slots.n = FIRST_SLOTS;
}

void dl_folders_free(dl_folders *folders)
{
    dl_vec_free(&folders->slots);
    dl_arena_free(folders->arena);
}

static dl_folder **slot_of(const dl_folders *folders, dl_str path)
{
    uint64_t hash = UINT64_C(0xCBF29CE484222325); /* FNV-1a */
    for (size_t i = 0; i < path.n; i++)
        hash = (hash ^ (unsigned char)path.p[i]) * UINT64_C(0x100000001B3);
    dl_folder **slots = folders->slots.v;
    size_t mask = folders->slots.n - 1, i = (size_t)(hash >> 20) & mask;
    while (slots[i] && !dl_str_eq(slots[i]->path, path))
        i = (i + 1) & mask;
    return &slots[i];
}

static void grow(dl_folders *folders)
{
    size_t n = folders->slots.n;
    dl_folder **old = folders->slots.v;
    folders->slots.n = 2 * n;
    folders->slots.v = dl_xcalloc(2 * n, sizeof *folders->slots.v);
    for (size_t i = 0; i < n; i++)
        if (old[i])
            *slot_of(folders, old[i]->path) = old[i];
    dl_free(old);
}

static dl_folder *add(dl_folders *folders, dl_str path, dl_folder *parent,
                      bool is_repository)
{
    dl_folder *folder = DL_ARENA_NEW(folders->arena, dl_folder, 1);
    *folder = (dl_folder){.path = dl_arena_str(folders->arena, path),
                          .parent = parent,
                          .is_repository = is_repository};
    if (++folders->n * 2 > folders->slots.n)
        grow(folders);
    *slot_of(folders, path) = folder;
    return folder;
}

static bool has_git(dl_folders *folders, dl_str path)
{
    struct stat st;
    dl_str git = dl_path_join(folders->arena, path, DL_STR(".git"));
    return stat(git.p, &st) == 0;
}

dl_folder *dl_folders_get(dl_folders *folders, dl_str path)
{
    /* Up to the first known folder or a repository's root, the only place where
       the way up ends, then down again. */
    DL_VEC(dl_str) missing = {0};
    bool is_repository = false;
    dl_folder *folder;
    while (!(folder = *slot_of(folders, path))) {
        dl_vec_push(&missing, path);
        is_repository = has_git(folders, path);
        if (is_repository || dl_str_is(path, "/"))
            break;
        path = dl_path_folder(path);
    }
    for (size_t i = missing.n; i-- > 0; is_repository = false)
        folder = add(folders, missing.v[i], folder, is_repository);
    dl_vec_free(&missing);
    return folder;
}
