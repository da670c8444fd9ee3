/*
 * Walks folders and lists their Markdown files.
 */
#include "files/walk.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/error.h"
#include "base/file.h"
#include "base/path.h"
#include "files/border.h"
#include "files/glob.h"
#include "files/ignore.h"
#include "files/names.h"

/* Bytes: of a file; of all in a walk, as their patterns stay in memory. */
enum { LARGEST_IGNORE = 1024 * 1024, MOST_IGNORES = 4 * LARGEST_IGNORE };

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
    dl_folder *start;
    dl_str top; /* without a repository, links may not lead out of it */
    bool is_flat;
    DL_VEC(pending) todo;
    dl_arena *ignores;
    size_t ignore_bytes;
} walker;

typedef enum entry_kind {
    ENTRY_OTHER,
    ENTRY_FILE,
    ENTRY_LINK, /* to a file or, never to be read, to a device */
    ENTRY_FOLDER,
    ENTRY_BROKEN, /* a link that cannot be followed; errno says why */
    ENTRY_UNKNOWN /* errno says why */
} entry_kind;

/* `st` is set only for files. A folder that is a link, and a link that leads
   nowhere, are of no interest. */
static entry_kind kind_of(int dir, const char *name, struct stat *st)
{
    if (fstatat(dir, name, st, AT_SYMLINK_NOFOLLOW) != 0)
        return errno == ENOENT || errno == ENOTDIR ? ENTRY_OTHER
                                                   : ENTRY_UNKNOWN;
    if (S_ISDIR(st->st_mode))
        return ENTRY_FOLDER;
    if (S_ISREG(st->st_mode))
        return ENTRY_FILE;
    if (!S_ISLNK(st->st_mode))
        return ENTRY_OTHER;
    if (fstatat(dir, name, st, 0) != 0)
        return errno == ENOENT || errno == ENOTDIR || errno == ELOOP
                   ? ENTRY_OTHER
                   : ENTRY_BROKEN;
    return S_ISDIR(st->st_mode) ? ENTRY_OTHER : ENTRY_LINK;
}

static dl_file *add_file(walker *w, const dl_folder *folder, dl_str path,
                         dl_str shown, const struct stat *st)
{
    dl_vec_push(w->out, (dl_file){.shown = shown,
                                  .canonical = path,
                                  .folder = folder,
                                  .device = st ? st->st_dev : 0,
                                  .inode = st ? st->st_ino : 0});
    return &w->out->v[w->out->n - 1];
}

static void add_trouble(walker *w, const dl_folder *folder, dl_str path,
                        dl_str shown, const dl_error *error)
{
    add_file(w, folder, path, shown, NULL)->trouble =
        dl_error_copy(w->folders->arena, error);
}

/* What cannot be read is added, so that this is reported like that of a
   file. */
static void add_unreadable(walker *w, const dl_folder *folder, dl_str path,
                           dl_str shown, int code)
{
    dl_error error;
    if (code == ENOMEM)
        dl_out_of_memory();
    dl_error_set_system(&error, code, DL_TO_READ, shown.p);
    add_trouble(w, folder, path, shown, &error);
}

/* Whether the link leads out; then that is added instead of the file. */
static bool is_foreign(walker *w, const dl_folder *folder, dl_str path,
                       dl_str shown)
{
    dl_error error;
    dl_crossing crossing;
    if (!dl_border_crosses(w->folders, folder, path, w->top, &crossing))
        return false;
    crossing.link = shown;
    dl_border_refuse(&error, DL_TO_READ, shown, &crossing);
    add_trouble(w, w->start, path, shown, &error);
    w->out->v[w->out->n - 1].is_foreign = true;
    return true;
}

/* ---- .gitignore ---------------------------------------------------------- */

/* If such a file cannot be read, it might name any of the posts. */
static const dl_ignore *add_ignore_file(walker *w, const dl_ignore *outer,
                                        const dl_folder *folder,
                                        const char *name)
{
    dl_arena *arena = w->folders->arena;
    dl_buf text = {0};
    dl_error error;
    struct stat st;
    dl_str path = dl_path_join(arena, folder->path, dl_str_of(name));
    dl_str shown = dl_path_shown(arena, path);
    entry_kind kind = kind_of(AT_FDCWD, path.p, &st);
    /* In a folder that may not be searched, the posts cannot be read either. */
    if (kind == ENTRY_BROKEN || (kind == ENTRY_UNKNOWN && errno != EACCES))
        add_unreadable(w, w->start, path, shown, errno);
    if ((kind != ENTRY_FILE && kind != ENTRY_LINK) ||
        (kind == ENTRY_LINK && is_foreign(w, folder, path, shown)))
        return outer;
    dl_read_outcome outcome =
        dl_file_read(shown.p, LARGEST_IGNORE, &text, &error);
    if (outcome == DL_READ_FAILED)
        add_trouble(w, w->start, path, shown, &error);
    w->ignore_bytes += text.n;
    bool is_too_much =
        outcome == DL_READ_TOO_LARGE || w->ignore_bytes > MOST_IGNORES;
    if (outcome == DL_READ_OK && !is_too_much)
        outer = dl_ignore_add(w->ignores, outer, folder->path,
                              dl_buf_str(&text));
    dl_buf_free(&text);
    if (is_too_much || dl_ignore_work(outer) > DL_GLOB_MOST_WORK) {
        w->rules->refuses(w->rules->user, path, false);
        outer = NULL; /* the walk will be in vain, so it is quick */
    }
    return outer;
}

/* The .gitignore of `folder` on top of `outer`. */
static const dl_ignore *add_ignores(walker *w, const dl_ignore *outer,
                                    const dl_folder *folder)
{
    if (folder->is_repository)
        outer = add_ignore_file(w, NULL, folder, ".git/info/exclude");
    return add_ignore_file(w, outer, folder, ".gitignore");
}

/* Inside a repository, the files of all folders from its root on count. */
static const dl_ignore *ignores_above(walker *w)
{
    DL_VEC(const dl_folder *) above = {0};
    const dl_folder *top = w->start;
    while (!top->is_repository && top->parent) {
        top = top->parent;
        dl_vec_push(&above, top);
    }
    const dl_ignore *ignore = NULL;
    for (size_t i = top->is_repository ? above.n : 0; i-- > 0;)
        ignore = add_ignores(w, ignore, above.v[i]);
    dl_vec_free(&above);
    return ignore;
}

/* ---- one folder ---------------------------------------------------------- */

/* Puts a folder on the list of those to read. */
static void add_pending(walker *w, dl_str path, dl_str shown,
                        const dl_ignore *ignore)
{
    dl_folder *folder = dl_folders_get(w->folders, path);
    if (w->rules->enters(w->rules->user, folder))
        dl_vec_push(&w->todo, (pending){folder, shown, ignore});
}

/* False if nothing can be found out about the entries, with errno set. */
static bool add_entry(walker *w, const pending *p, const dl_ignore *ignore,
                      int dir, const char *entry)
{
    dl_arena *arena = w->folders->arena;
    const dl_walk_rules *rules = w->rules;
    struct stat st;
    dl_str name = dl_str_of(entry);
    bool is_markdown = dl_names_markdown_ending(name).n > 0;
    if (entry[0] == '.' || (w->is_flat && !is_markdown))
        return true;
    entry_kind kind = kind_of(dir, entry, &st);
    int code = errno;
    bool is_folder = kind == ENTRY_FOLDER;
    if (kind == ENTRY_UNKNOWN)
        return false;
    if (kind == ENTRY_OTHER || (is_folder ? w->is_flat : !is_markdown))
        return true;
    dl_str path = dl_path_join(arena, p->folder->path, name);
    if (dl_ignore_steps(ignore, path) > DL_GLOB_MOST_STEPS) {
        rules->refuses(rules->user, path, true);
        return true;
    }
    if (dl_ignore_has(ignore, path, is_folder) ||
        rules->excludes(rules->user, p->folder, path, is_folder))
        return true;
    dl_str shown = dl_path_join(arena, p->shown, name);
    if (is_folder)
        add_pending(w, path, shown, ignore);
    else if (kind == ENTRY_BROKEN)
        add_unreadable(w, p->folder, path, shown, code);
    else if (kind == ENTRY_FILE || !is_foreign(w, p->folder, path, shown))
        add_file(w, p->folder, path, shown, &st)->is_link = kind == ENTRY_LINK;
    return true;
}

/* Reads up to the end, or until something cannot be read: errno, or 0. */
static int read_entries(walker *w, const pending *p, DIR *dir)
{
    const dl_ignore *ignore = add_ignores(w, p->ignore, p->folder);
    struct dirent *entry;
    while (errno = 0, (entry = readdir(dir)) != NULL)
        if (!add_entry(w, p, ignore, dirfd(dir), entry->d_name))
            break;
    return errno;
}

static void read_folder(walker *w, const pending *p)
{
    dl_str path = p->folder->path;
    DIR *dir = opendir(path.p);
    int code = dir ? read_entries(w, p, dir) : errno;
    if (dir)
        closedir(dir);
    if (code != 0 && (dir || (code != ENOENT && code != ENOTDIR)))
        add_unreadable(w, p->folder, path, p->shown, code);
}

void dl_files_walk(dl_folders *folders, const dl_walk_rules *rules,
                   dl_str folder, dl_str shown, bool is_flat, dl_file_list *out)
{
    dl_str here = dl_path_canonical_folder(folders->arena, DL_STR("."));
    walker w = {.folders = folders,
                .rules = rules,
                .out = out,
                .start = dl_folders_get(folders, folder),
                .top = dl_path_below(here, folder).n ? here : folder,
                .is_flat = is_flat,
                .ignores = dl_arena_new()};
    if (w.rules->enters(w.rules->user, w.start))
        dl_vec_push(&w.todo,
                    (pending){w.start, shown, ignores_above(&w)});
    while (w.todo.n > 0) {
        pending next = w.todo.v[--w.todo.n];
        read_folder(&w, &next);
    }
    dl_vec_free(&w.todo);
    dl_arena_free(w.ignores);
}
