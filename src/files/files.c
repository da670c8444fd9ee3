#include "files/files.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/path.h"

enum { LARGEST_IGNORE = 1024 * 1024 };

/* ---- one folder ---------------------------------------------------------- */

/* A folder that waits to be read. */
typedef struct pending {
    dl_folder *folder;
    const dl_config *config;
    dl_str shown;
    const dl_ignore *ignore; /* of the folders above */
} pending;

typedef struct walker {
    dl_files *files;
    dl_file_list *out;
    bool is_flat;
    DL_VEC(pending) todo;
} walker;

typedef enum entry_kind { ENTRY_OTHER, ENTRY_FILE, ENTRY_FOLDER } entry_kind;

static bool ends_with(dl_str s, const char *end)
{
    size_t n = strlen(end);
    return s.n > n && memcmp(s.p + s.n - n, end, n) == 0;
}

static bool is_markdown(dl_str name)
{
    return ends_with(name, ".md") || ends_with(name, ".markdown");
}

/* `st` is filled in for files only. A folder behind a link is neither. */
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

static const dl_ignore *add_ignore_file(dl_files *files, const dl_ignore *outer,
                                        dl_str folder, const char *name)
{
    dl_buf text = {0};
    dl_str path = dl_path_join(files->arena, folder, dl_str_of(name));
    if (access(path.p, R_OK) == 0 &&
        dl_file_read(path.p, LARGEST_IGNORE, &text, NULL) != DL_READ_FAILED)
        outer = dl_ignore_add(files->arena, outer, folder, dl_buf_str(&text));
    dl_buf_free(&text);
    return outer;
}

/* What is ignored in `folder`, on top of `outer`. */
static const dl_ignore *add_ignores(dl_files *files, const dl_ignore *outer,
                                    const dl_folder *folder)
{
    if (folder->is_repository)
        outer = add_ignore_file(files, NULL, folder->path, ".git/info/exclude");
    return add_ignore_file(files, outer, folder->path, ".gitignore");
}

/* Inside a repository the files of all folders from its root count. */
static const dl_ignore *ignores_above(dl_files *files, const dl_folder *folder)
{
    DL_VEC(const dl_folder *) above = {0};
    const dl_folder *top = folder;
    while (!top->is_repository && top->parent) {
        top = top->parent;
        dl_vec_push(&above, top);
    }
    const dl_ignore *ignore = NULL;
    for (size_t i = top->is_repository ? above.n : 0; i-- > 0;)
        ignore = add_ignores(files, ignore, above.v[i]);
    dl_vec_free(&above);
    return ignore;
}

/* Puts a folder on the list of those to read. */
static void add_pending(walker *w, dl_str path, dl_str shown,
                        const dl_ignore *ignore)
{
    dl_folder *folder = dl_files_folder(w->files, path);
    const dl_config *config = dl_files_config(w->files, folder);
    if (config)
        dl_vec_push(&w->todo, (pending){folder, config, shown, ignore});
}

static void add_file(walker *w, const pending *p, dl_str path, dl_str shown,
                     const struct stat *st)
{
    dl_vec_push(w->out, (dl_file){.shown = shown,
                                  .canonical = path,
                                  .folder = p->folder,
                                  .config = p->config,
                                  .device = st->st_dev,
                                  .inode = st->st_ino,
                                  .is_folder = S_ISDIR(st->st_mode)});
}

static void add_entry(walker *w, const pending *p, const dl_ignore *ignore,
                      int dir, const char *entry)
{
    dl_files *files = w->files;
    struct stat st;
    dl_str name = dl_str_of(entry);
    bool has_end = is_markdown(name);
    if (entry[0] == '.' || (w->is_flat && !has_end))
        return;
    entry_kind kind = kind_of(dir, entry, &st);
    if (kind == ENTRY_OTHER || (kind == ENTRY_FILE && !has_end) ||
        (kind == ENTRY_FOLDER && w->is_flat))
        return;
    dl_str path = dl_path_join(files->arena, p->folder->path, name);
    if (dl_ignore_has(ignore, path, kind == ENTRY_FOLDER) ||
        dl_config_excludes(p->config, path))
        return;
    dl_str shown = dl_path_join(files->arena, p->shown, name);
    if (kind == ENTRY_FILE)
        add_file(w, p, path, shown, &st);
    else
        add_pending(w, path, shown, ignore);
}

static void read_folder(walker *w, const pending *p)
{
    dl_str path = dl_arena_str(w->files->arena, p->folder->path);
    DIR *dir = opendir(path.p);
    struct stat st;
    if (!dir) {
        /* Stands for the posts in it, which then cannot be read. */
        if (errno != ENOENT && stat(path.p, &st) == 0)
            add_file(w, p, path, p->shown, &st);
        return;
    }
    const dl_ignore *ignore = add_ignores(w->files, p->ignore, p->folder);
    struct dirent *entry;
    while ((entry = readdir(dir)) != NULL)
        add_entry(w, p, ignore, dirfd(dir), entry->d_name);
    closedir(dir);
}

void dl_files_walk(dl_files *files, dl_str folder, dl_str shown, bool is_flat,
                   dl_file_list *out)
{
    walker w = {.files = files, .out = out, .is_flat = is_flat};
    add_pending(&w, folder, shown,
                ignores_above(files, dl_files_folder(files, folder)));
    while (w.todo.n > 0) {
        pending next = w.todo.v[--w.todo.n];
        read_folder(&w, &next);
    }
    dl_vec_free(&w.todo);
}

/* ---- what was named ------------------------------------------------------ */

static dl_str without_dot(dl_str path)
{
    while (path.n > 2 && path.p[0] == '.' && path.p[1] == '/') {
        path = (dl_str){path.p + 2, path.n - 2};
        while (path.n > 1 && path.p[0] == '/')
            path = (dl_str){path.p + 1, path.n - 1};
    }
    return path;
}

/* dl_path_canonical(), which asks the system for every part of the path. */
static dl_str canonical_of(dl_files *files, dl_str path)
{
    dl_str name = dl_path_name(path), folder = dl_path_folder(path);
    if (name.n == 0 || dl_str_is(name, ".") || dl_str_is(name, ".."))
        return dl_path_canonical(files->arena, path);
    if (!dl_str_eq(folder, files->named)) {
        files->named = folder;
        files->named_canonical =
            dl_path_canonical_folder(files->arena, folder);
    }
    return dl_path_join(files->arena, files->named_canonical, name);
}

static void add_named(dl_files *files, const char *path)
{
    struct stat st;
    bool is_stdin = strcmp(path, "-") == 0;
    const char *name = is_stdin ? files->options->stdin_name : path;
    dl_str shown = dl_arena_str(files->arena, without_dot(dl_str_of(name)));
    bool exists = stat(shown.p, &st) == 0;
    if (exists && !is_stdin && S_ISDIR(st.st_mode)) {
        while (shown.n > 1 && shown.p[shown.n - 1] == '/')
            shown.n--;
        dl_files_walk(files, dl_path_canonical_folder(files->arena, shown),
                      shown, false, &files->list);
        return;
    }
    dl_str canonical = canonical_of(files, shown);
    dl_folder *folder = dl_files_folder(files, dl_path_folder(canonical));
    const dl_config *config = dl_files_config(files, folder);
    if (!config || (files->options->force_exclude &&
                    dl_config_excludes(config, canonical)))
        return;
    dl_vec_push(&files->list, (dl_file){.shown = shown,
                                        .canonical = canonical,
                                        .folder = folder,
                                        .config = config,
                                        .device = exists ? st.st_dev : 0,
                                        .inode = exists ? st.st_ino : 0,
                                        .is_stdin = is_stdin});
}

/* The posts that the configuration names; without one of its own, all below
   the working folder. */
static void add_posts(dl_files *files)
{
    dl_arena *arena = files->arena;
    dl_str here = dl_path_canonical_folder(arena, DL_STR("."));
    const dl_config *config =
        dl_files_config(files, dl_files_folder(files, here));
    if (!config)
        return;
    if (config->sources.path.n == 0 || config->keys.posts.n == 0) {
        dl_files_walk(files, here, DL_STR("."), false, &files->list);
        return;
    }
    dl_file_list all = {0};
    for (size_t i = 0; i < config->keys.posts.n; i++) {
        const dl_config_glob *g = &config->keys.posts.v[i];
        dl_str base = dl_path_join(arena, g->folder, dl_glob_base(g->glob));
        base = dl_path_canonical_folder(arena, base);
        dl_files_walk(files, base, dl_path_shown(arena, base), false, &all);
    }
    for (size_t i = 0; i < all.n; i++)
        if (all.v[i].is_folder ||
            dl_config_globs_match(&config->keys.posts, all.v[i].canonical))
            dl_vec_push(&files->list, all.v[i]);
    dl_vec_free(&all);
}

/* ---- order --------------------------------------------------------------- */

static int by_shown(const void *a, const void *b)
{
    const dl_file *x = a, *y = b;
    return dl_str_compare(x->shown, y->shown);
}

static int by_identity(const void *a, const void *b)
{
    const dl_file *x = *(dl_file *const *)a, *y = *(dl_file *const *)b;
    if (x->device != y->device)
        return x->device < y->device ? -1 : 1;
    if (x->inode != y->inode)
        return x->inode < y->inode ? -1 : 1;
    if (x->shown.n != y->shown.n)
        return x->shown.n < y->shown.n ? -1 : 1;
    return (x > y) - (x < y);
}

/* Of one file under several names the shortest stays. */
void dl_file_list_sort(dl_file_list *list)
{
    if (list->n < 2)
        return;
    qsort(list->v, list->n, sizeof *list->v, by_shown);
    dl_file **order = dl_xmalloc(list->n * sizeof(dl_file *));
    bool *is_repeat = dl_xcalloc(list->n, sizeof *is_repeat);
    for (size_t i = 0; i < list->n; i++)
        order[i] = &list->v[i];
    qsort(order, list->n, sizeof(dl_file *), by_identity);
    for (size_t i = 1; i < list->n; i++) {
        const dl_file *a = order[i - 1], *b = order[i];
        is_repeat[b - list->v] =
            b->inode && a->inode == b->inode && a->device == b->device;
    }
    size_t n = 0;
    for (size_t i = 0; i < list->n; i++)
        if (!is_repeat[i] &&
            (n == 0 || !dl_str_eq(list->v[n - 1].shown, list->v[i].shown)))
            list->v[n++] = list->v[i];
    list->n = n;
    free(order);
    free(is_repeat);
}

dl_status dl_files_collect(dl_files *files, dl_error *error)
{
    const dl_run_options *o = files->options;
    for (size_t i = 0; i < o->n_paths && files->error.status == DL_OK; i++)
        add_named(files, o->paths[i]);
    /* Without files to lint a wrong request is an error all the same. */
    if (files->error.status == DL_OK && o->n_paths == 0)
        add_posts(files);
    else if (files->error.status == DL_OK && files->configs.n == 0)
        dl_files_config(files,
                        dl_files_folder(files, dl_path_canonical_folder(
                                                   files->arena, DL_STR("."))));
    dl_file_list_sort(&files->list);
    if (files->error.status != DL_OK && error)
        *error = files->error;
    return files->error.status;
}
