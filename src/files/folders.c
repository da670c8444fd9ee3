/*
 * The table of folders.
 */
#include "files/folders.h"

#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/path.h"
#include "base/str.h"

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
    dl_folder **slots = folders->slots.v;
    size_t mask = folders->slots.n - 1;
    size_t i = (size_t)(dl_str_hash(path) >> 20) & mask;
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

/* Adds a copy of `found`. */
static dl_folder *add(dl_folders *folders, const dl_folder *found,
                      dl_folder *parent)
{
    dl_folder *folder = DL_ARENA_NEW(folders->arena, dl_folder, 1);
    *folder = *found;
    folder->path = dl_arena_str(folders->arena, found->path);
    folder->parent = parent;
    if (++folders->n * 2 > folders->slots.n)
        grow(folders);
    *slot_of(folders, folder->path) = folder;
    return folder;
}

/* Whether somebody else put a .git of his own into this folder, as anybody can
   in that for temporary files. */
static bool is_anybodys(dl_folders *folders, dl_str path, uid_t owner)
{
    struct stat st;
    if (owner == 0 || owner == geteuid())
        return false;
    return stat(dl_arena_str(folders->arena, path).p, &st) == 0 &&
           st.st_uid != owner;
}

/* 0 if there is a .git, otherwise why there seems to be none. */
static int look_for_git(dl_folders *folders, dl_str path)
{
    struct stat st;
    dl_str git = dl_path_join(folders->arena, path, DL_STR(".git"));
    if (stat(git.p, &st) != 0)
        return errno;
    return is_anybodys(folders, path, st.st_uid) ? ENOENT : 0;
}

dl_folder *dl_folders_get(dl_folders *folders, dl_str path)
{
    /* Up to the first known folder or a repository's root, the only place where
       the way up ends, then down again. */
    DL_VEC(dl_folder) missing = {0};
    dl_folder *folder;
    while (!(folder = *slot_of(folders, path))) {
        int why = look_for_git(folders, path);
        /* What is in a folder that may not be searched cannot be read, which
           is an error then. */
        bool is_none = why == ENOENT || why == ENOTDIR || why == EACCES;
        dl_vec_push(&missing, (dl_folder){.path = path,
                                          .is_repository = why == 0,
                                          .error = is_none ? 0 : why});
        if (why == 0 || dl_str_is(path, "/"))
            break;
        path = dl_path_folder(path);
    }
    for (size_t i = missing.n; i-- > 0;)
        folder = add(folders, &missing.v[i], folder);
    dl_vec_free(&missing);
    return folder;
}
