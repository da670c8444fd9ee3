/*
 * New files under temporary names, or none, and putting them into place.
 */
#define _GNU_SOURCE /* O_TMPFILE, O_PATH */
#include "base/replace.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/error.h"
#include "base/path.h"
#include "base/rights.h"
#include "base/signals.h"
#include "base/stream.h"
#include "base/swap.h"

#ifdef O_PATH
enum { OPEN_FOLDER = O_PATH | O_DIRECTORY | O_CLOEXEC };
#else
enum { OPEN_FOLDER = O_RDONLY | O_DIRECTORY | O_CLOEXEC };
#endif

struct dl_replacement {
    dl_stream stream;
    char *path; /* as given, for messages */
    char *name; /* in `folder` */
    int folder; /* -1: a pipe or device, which is written directly */
    int old;    /* the file that is replaced; -1: there is none */
    int new;
    bool has_links;
    bool is_read_only;
    bool is_kept;       /* what has the temporary name is somebody else's */
    char temporary[48]; /* the new file's name in `folder`; "": it has none */
    bool is_expected;   /* only this file may be replaced: */
    dl_file_id id;
    dl_str before;
    dl_replacement *next; /* in `unfinished` */
};

/* ---- files with a temporary name ----------------------------------------- */

/*
 * A handler of signals, and a thread that exits, can reach these files in no
 * other way than through a variable. It and the names in the list change only
 * between enter() and leave(), on a thread that no signal interrupts meanwhile.
 * `lock` is for the other threads.
 */
static struct {
    pthread_mutex_t lock;
    dl_replacement *first;
} unfinished = {.lock = PTHREAD_MUTEX_INITIALIZER};

static void enter(sigset_t *before)
{
    dl_signals_hold(before);
    pthread_mutex_lock(&unfinished.lock);
}

static void leave(const sigset_t *before)
{
    pthread_mutex_unlock(&unfinished.lock);
    dl_signals_allow(before);
}

static void begin_list(dl_replacement *r)
{
    r->next = unfinished.first;
    unfinished.first = r;
}

static void end_list(dl_replacement *r)
{
    dl_replacement **link = &unfinished.first;
    while (*link && *link != r)
        link = &(*link)->next;
    if (*link)
        *link = r->next;
}

static void remove_temporary(const dl_replacement *r)
{
    if (r->temporary[0] && !r->is_kept)
        (void)unlinkat(r->folder, r->temporary, 0);
}

void dl_replace_remove_unfinished(void)
{
    for (dl_replacement *r = unfinished.first; r; r = r->next)
        remove_temporary(r);
}

void dl_replace_end(void)
{
    sigset_t before;
    dl_signals_hold(&before);
    pthread_mutex_lock(&unfinished.lock);
    dl_replace_remove_unfinished();
    unfinished.first = NULL;
    dl_signals_allow(&before);
}

/* ---- beginning ----------------------------------------------------------- */

static int open_at(int folder, const char *name, int flags, mode_t mode)
{
    int fd;
    do
        fd = openat(folder, name, flags | O_CLOEXEC, mode);
    while (fd < 0 && errno == EINTR);
    return fd;
}

/* Whether the file is to be replaced, and not written directly. */
static bool is_replaced(const char *path)
{
    struct stat st;
    return stat(path, &st) != 0 || S_ISREG(st.st_mode) || S_ISDIR(st.st_mode);
}

/* Opens the folder of the file that `path` means now, and sets its name. */
static bool open_folder(dl_replacement *r)
{
    dl_buf real = {0}, folder = {0};
    if (!dl_path_real(r->path, &real))
        dl_buf_adds(&real, r->path); /* a new file */
    r->name = dl_xstrdup(dl_path_name(dl_buf_str(&real)).p);
    dl_buf_add(&folder, dl_path_folder(dl_buf_str(&real)));
    r->folder = open_at(AT_FDCWD, folder.p, OPEN_FOLDER, 0);
    int code = errno;
    dl_buf_free(&real);
    dl_buf_free(&folder);
    errno = *r->name ? code : *r->path ? EISDIR : ENOENT;
    return *r->name && r->folder >= 0;
}

/* Renaming needs only the folder's permission, so the file's is looked at. */
static bool may_write(const dl_replacement *r, const struct stat *st)
{
    if (S_ISDIR(st->st_mode))
        errno = EISDIR;
    else if (r->is_read_only)
        errno = EACCES;
    else
        return faccessat(r->folder, r->name, W_OK, AT_EACCESS) == 0;
    return false;
}

/* A link that is still there has no target and is replaced itself. */
static bool open_old(dl_replacement *r)
{
    struct stat st;
    r->old = open_at(r->folder, r->name,
                     O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY, 0);
    if (r->old < 0)
        return errno == ENOENT || errno == ELOOP;
    if (fstat(r->old, &st) != 0)
        return false;
    r->has_links = st.st_nlink > 1;
    r->is_read_only = S_ISREG(st.st_mode) && (st.st_mode & 0222) == 0;
    return may_write(r, &st);
}

static void name_temporary(dl_replacement *r, int number)
{
    snprintf(r->temporary, sizeof r->temporary, ".digestlint-%ld-%d",
             (long)getpid(), number);
}

/* Tries names until one is free: `step` returns 0, EEXIST or another errno. */
static int with_free_name(dl_replacement *r, mode_t mode,
                          int (*step)(dl_replacement *r, mode_t mode))
{
    enum { TRIES = 100 };
    int code = EEXIST;
    for (int i = 0; i < TRIES && code == EEXIST; i++) {
        name_temporary(r, i);
        code = step(r, mode);
    }
    if (code != 0)
        r->temporary[0] = '\0';
    return code;
}

static int create_named(dl_replacement *r, mode_t mode)
{
    r->new = openat(r->folder, r->temporary,
                    O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
    return r->new < 0 ? errno : 0;
}

/* A file without a name disappears with the program, whatever ends it. */
static int create_unnamed(dl_replacement *r, mode_t mode)
{
#ifdef O_TMPFILE
    char link[32];
    struct stat st;
    r->new = open_at(r->folder, ".", O_TMPFILE | O_WRONLY, mode);
    snprintf(link, sizeof link, "/proc/self/fd/%d", r->new);
    if (r->new >= 0 && stat(link, &st) != 0) { /* it could get no name */
        close(r->new);
        r->new = -1;
    }
#else
    (void)mode;
#endif
    return r->new;
}

/* No one else may read the new file until it has the rights of the old one. */
static bool create(dl_replacement *r)
{
    sigset_t before;
    mode_t mode = r->old < 0 ? 0666 : 0600;
    if (create_unnamed(r, mode) >= 0)
        return true;
    enter(&before);
    begin_list(r);
    int code = with_free_name(r, mode, create_named);
    leave(&before);
    errno = code;
    return code == 0;
}

static bool begin(dl_replacement *r)
{
    if (!is_replaced(r->path))
        r->new = open_at(AT_FDCWD, r->path, O_WRONLY | O_NOCTTY, 0);
    else if (!open_folder(r) || !open_old(r) || !create(r))
        return false;
    return r->new >= 0 && dl_stream_open(&r->stream, r->new);
}

static void close_all(dl_replacement *r)
{
    sigset_t before;
    enter(&before);
    remove_temporary(r);
    end_list(r);
    leave(&before);
    const int fds[] = {r->folder, r->old, r->new};
    for (size_t i = 0; i < sizeof fds / sizeof *fds; i++)
        if (fds[i] >= 0)
            close(fds[i]);
    dl_free(r->name);
    dl_free(r->path);
    dl_free(r);
}

dl_status dl_replace_open(const char *path, dl_replacement **out, FILE **stream,
                          dl_error *error)
{
    dl_replacement *r = dl_xcalloc(1, sizeof *r);
    r->folder = r->old = r->new = -1;
    r->path = dl_xstrdup(path);
    if (!begin(r)) {
        dl_status status =
            r->is_read_only
                ? dl_error_set(
                      error, DL_ERR_IO,
                      "cannot write '%s': it is read-only; 'chmod "
                      "u+w' allows writing",
                      "'%s' 쓰기 실패: 읽기 전용 파일임, 'chmod u+w'로 쓰기를 "
                      "허용할 수 있음",
                      path)
                : dl_error_set_system(error, errno, DL_TO_WRITE, path);
        close_all(r);
        return status;
    }
    *out = r;
    *stream = r->stream.file;
    return DL_OK;
}

void dl_replace_expect(dl_replacement *r, dl_file_id id, dl_str before)
{
    r->is_expected = true;
    r->id = id;
    r->before = before;
}

bool dl_replace_has_links(const dl_replacement *r)
{
    return r->has_links;
}

static int sync_new(const dl_replacement *r)
{
    while (fsync(r->new) != 0)
        if (errno != EINTR)
            return errno;
    return 0;
}

static int link_new(dl_replacement *r, mode_t unused)
{
    char link[32];
    (void)unused;
    snprintf(link, sizeof link, "/proc/self/fd/%d", r->new);
    return linkat(AT_FDCWD, link, r->folder, r->temporary, AT_SYMLINK_FOLLOW) ==
                   0
               ? 0
               : errno;
}

static int rename_new(const dl_replacement *r)
{
    return renameat(r->folder, r->temporary, r->folder, r->name) == 0 ? 0
                                                                      : errno;
}

static int swap(const dl_replacement *r)
{
    const dl_swap names = {r->folder, r->name, r->temporary, r->old,
                           r->new,    r->id,   r->before};
    return r->old < 0 ? DL_SWAP_CHANGED : dl_swap_names(&names);
}

static int put_into_place(dl_replacement *r)
{
    sigset_t before;
    enter(&before);
    int code = r->temporary[0] ? 0 : with_free_name(r, 0, link_new);
    if (code == 0)
        code = r->is_expected ? swap(r) : rename_new(r);
    r->is_kept = code == DL_SWAP_BOTH;
    if (code != 0)
        remove_temporary(r);
    if (!r->is_kept)
        r->temporary[0] = '\0';
    leave(&before);
    return code;
}

/* ---- the end ------------------------------------------------------------- */

/* Makes the rename itself survive a power failure; best effort. */
static void sync_folder(const dl_replacement *r)
{
    int fd = open_at(r->folder, ".", O_RDONLY | O_DIRECTORY, 0);
    if (fd < 0)
        return;
    (void)fsync(fd);
    close(fd);
}

static dl_status fail(const dl_replacement *r, int code, dl_error *error)
{
    if (code == DL_SWAP_CHANGED)
        return dl_error_set(
            error, DL_ERR_IO,
            "%s changed while it was linted; nothing was "
            "written. Run digestlint again",
            "검사하는 동안 %s 내용이 바뀌어 아무것도 쓰지 않음. "
            "digestlint를 다시 실행할 것",
            r->path);
    if (code == DL_SWAP_BOTH)
        return dl_error_set(
            error, DL_ERR_IO,
            "%s changed while it was written; the other "
            "version is '%s' in the same folder",
            "쓰는 동안 %s 내용이 바뀜. 다른 판은 같은 폴더의 '%s'", r->path,
            r->temporary);
    return dl_error_set_system(error, code, DL_TO_WRITE, r->path);
}

dl_status dl_replace_commit(dl_replacement *r, dl_error *error)
{
    dl_status status = DL_OK;
    bool is_direct = r->folder < 0;
    int code = dl_stream_close(&r->stream);
    if (code == 0 && is_direct) {
        code = close(r->new) != 0 ? errno : 0;
        r->new = -1;
    }
    if (code == 0 && r->old >= 0 && !dl_rights_copy(r->old, r->new))
        status = dl_error_set_system(error, errno, DL_TO_KEEP_RIGHTS, r->path);
    if (status == DL_OK && code == 0 && !is_direct)
        code = sync_new(r);
    if (status == DL_OK && code == 0 && !is_direct)
        code = put_into_place(r);
    if (code != 0)
        status = fail(r, code, error);
    else if (status == DL_OK && !is_direct)
        sync_folder(r);
    close_all(r);
    return status;
}

void dl_replace_discard(dl_replacement *r)
{
    (void)dl_stream_close(&r->stream);
    close_all(r);
}

dl_status dl_replace_file(const char *path, dl_str bytes, dl_error *error)
{
    dl_replacement *r = NULL;
    FILE *stream;
    dl_status status = dl_replace_open(path, &r, &stream, error);
    if (!r)
        return status;
    if (bytes.n > 0)
        fwrite(bytes.p, 1, bytes.n, r->stream.file);
    return dl_replace_commit(r, error);
}
