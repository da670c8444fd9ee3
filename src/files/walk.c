/*
 * Walks folders and lists their Markdown files.
 */
#include "files/walk.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/path.h"
#include "files/ignore.h"
#include "files/names.h"

enum { LARGEST_IGNORE = 1024 * 1024 };

/* ---- one folder ---------------------------------------------------------- */

/* A folder that is still to be read. */
typedef struct pending {
    dl_folder *folder;
    dl_str shown;
    const dl_ignore *ignore; /* of the folders above */
} pending;

typedef struct walker {
    dl_folders *folders;
    const dl_walk_rules *rules;
    dl_file_list *out;
    bool is_flat;
    DL_VEC(pending) todo;
} walker;

typedef enum entry_kind { ENTRY_OTHER, ENTRY_FILE, ENTRY_FOLDER } entry_kind;

/* `st` is set only for files. A folder that is a link is neither. */
static entry_kind kind_of(int dir, const char *name, struct stat *st)
{
    if (fstatat(dir, name, st, AT_SYMLINK_NOFOLLOW) != 0)
        return ENTRY_OTHER;
    if (S_ISDIR(st->st_mode))
        return ENTRY_FOLDER;
    if (S_ISLNK(st->st_mode) && fstatat(dir, name, st, 0) != 0)
        return ENTRY_OTHER;
    return S_ISREG(st->st_mode) ? ENTRY_FILE : ENTRY_OTHER;
}

static const dl_ignore *add_ignore_file(dl_arena *arena, const dl_ignore *outer,
                                        dl_str folder, const char *name)
{
    dl_buf text = {0};
    dl_str path = dl_path_join(arena, folder, dl_str_of(name));
    if (access(path.p, R_OK) == 0 &&
        dl_file_read(path.p, LARGEST_IGNORE, &text, NULL) != DL_READ_FAILED)
        outer = dl_ignore_add(arena, outer, folder, dl_buf_str(&text));
    dl_buf_free(&text);
    return outer;
}

/* The .gitignore of `folder` on top of `outer`. */
static const dl_ignore *add_ignores(dl_arena *arena, const dl_ignore *outer,
                                    const dl_folder *folder)
{
    if (folder->is_repository)
        outer = add_ignore_file(arena, NULL, folder->path, ".git/info/exclude");
    return add_ignore_file(arena, outer, folder->path, ".gitignore");
}

/* Inside a repository, the files of all folders from its root on count. */
static const dl_ignore *ignores_above(dl_arena *arena, const dl_folder *folder)
{
    DL_VEC(const dl_folder *) above = {0};
    const dl_folder *top = folder;
    while (!top->is_repository && top->parent) {
        top = top->parent;
        dl_vec_push(&above, top);
    }
    const dl_ignore *ignore = NULL;
    for (size_t i = top->is_repository ? above.n : 0; i-- > 0;)
        ignore = add_ignores(arena, ignore, above.v[i]);
    dl_vec_free(&above);
    return ignore;
}

/* Puts a folder on the list of those to read. */
static void add_pending(walker *w, dl_str path, dl_str shown,
                        const dl_ignore *ignore)
{
    dl_folder *folder = dl_folders_get(w->folders, path);
    if (w->rules->enters(w->rules->user, folder))
        dl_vec_push(&w->todo, (pending){folder, shown, ignore});
}

static void add_file(walker *w, const pending *p, dl_str path, dl_str shown,
                     const struct stat *st)
{
    dl_vec_push(w->out, (dl_file){.shown = shown,
                                  .canonical = path,
                                  .folder = p->folder,
                                  .device = st->st_dev,
                                  .inode = st->st_ino,
                                  .is_folder = S_ISDIR(st->st_mode)});
}

static void add_entry(walker *w, const pending *p, const dl_ignore *ignore,
                      int dir, const char *entry)
{
    dl_arena *arena = w->folders->arena;
    const dl_walk_rules *rules = w->rules;
    struct stat st;
    dl_str name = dl_str_of(entry);
    bool is_markdown = dl_names_markdown_ending(name).n > 0;
    if (entry[0] == '.' || (w->is_flat && !is_markdown))
        return;
    entry_kind kind = kind_of(dir, entry, &st);
    if (kind == ENTRY_OTHER || (kind == ENTRY_FILE && !is_markdown) ||
        (kind == ENTRY_FOLDER && w->is_flat))
        return;
    dl_str path = dl_path_join(arena, p->folder->path, name);
    bool is_folder = kind == ENTRY_FOLDER;
    if (dl_ignore_has(ignore, path, is_folder) ||
        rules->excludes(rules->user, p->folder, path, is_folder))
        return;
    dl_str shown = dl_path_join(arena, p->shown, name);
    if (kind == ENTRY_FILE)
        add_file(w, p, path, shown, &st);
    else
        add_pending(w, path, shown, ignore);
}

static void read_folder(walker *w, const pending *p)
{
    dl_str path = p->folder->path;
    DIR *dir = opendir(path.p);
    struct stat st;
    if (!dir) {
        /* It represents the posts in it, which then cannot be read. */
        if (errno != ENOENT && stat(path.p, &st) == 0)
            add_file(w, p, path, p->shown, &st);
        return;
    }
    const dl_ignore *ignore =
        add_ignores(w->folders->arena, p->ignore, p->folder);
    struct dirent *entry;
    while ((entry = readdir(dir)) != NULL)
        add_entry(w, p, ignore, dirfd(dir), entry->d_name);
    closedir(dir);
}

void dl_files_walk(dl_folders *folders, const dl_walk_rules *rules,
                   dl_str folder, dl_str shown, bool is_flat, dl_file_list *out)
{
    walker w = {
        .folders = folders, .rules = rules, .out = out, .is_flat = is_flat};
    add_pending(&w, folder, shown,
                ignores_above(folders->arena, dl_folders_get(folders, folder)));
    while (w.todo.n > 0) {
        pending next = w.todo.v[--w.todo.n];
        read_folder(&w, &next);
    }
    dl_vec_free(&w.todo);
}
