/* Reads whole files, and replaces files by renaming a new one over the old. */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/error.h"
#include "base/path.h"

static dl_status fail(dl_error *error, const char *what, const char *path)
{
    return dl_error_set_errno(error, what, dl_str_of(path), errno);
}

/* O_NONBLOCK keeps open() from waiting for the other end of a pipe. */
static int open_regular(const char *path, struct stat *st, dl_error *error)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (fd < 0 || fstat(fd, st) != 0) {
        fail(error, "read", path);
    } else if (!S_ISREG(st->st_mode)) {
        dl_error_set(error, DL_ERR_IO, "cannot read '%s': %s", path,
                     S_ISDIR(st->st_mode) ? "it is a folder"
                                          : "it is not a regular file");
    } else {
        return fd;
    }
    if (fd >= 0)
        close(fd);
    return -1;
}

/* Reads until `limit` bytes or the end; false on an error, with errno set. */
static bool read_all(int fd, size_t limit, dl_buf *out)
{
    while (out->n < limit) {
        if (out->cap - out->n < 2)
            dl_buf_reserve(out, out->n + 1);
        size_t room = out->cap - out->n - 1;
        if (room > limit - out->n)
            room = limit - out->n;
        ssize_t got = read(fd, out->p + out->n, room);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return false;
        out->n += (size_t)got;
        out->p[out->n] = '\0';
        if (got == 0)
            break;
    }
    return true;
}

static void close_fd(void *fd)
{
    close(*(int *)fd);
}

dl_read_outcome dl_file_read(const char *path, size_t limit, dl_buf *out,
                             dl_error *error)
{
    struct stat st;
    dl_buf_clear(out);
    int fd = open_regular(path, &st, error);
    if (fd < 0)
        return DL_READ_FAILED;
    /* The size is a hint: files may grow, and in /proc it is 0. */
    size_t size = st.st_size > 0 ? (size_t)st.st_size : 0;
    dl_deferred closing;
    dl_defer(&closing, close_fd, &fd);
    dl_buf_reserve(out, (size < limit ? size : limit) + 1);
    bool is_read = read_all(fd, limit, out);
    dl_drop(&closing);
    char more;
    bool is_longer = is_read && out->n == limit && read(fd, &more, 1) == 1;
    if (!is_read) {
        fail(error, "read", path);
        dl_buf_clear(out);
    }
    close(fd);
    return !is_read    ? DL_READ_FAILED
           : is_longer ? DL_READ_TOO_LARGE
                       : DL_READ_OK;
}

/* ---- writing ------------------------------------------------------------ */

/* Gives the new file the mode and owner of the old one. Only root may give
   files away, so failing to do so is not an error. */
static bool copy_mode(int fd, const struct stat *old)
{
    if (fchown(fd, old->st_uid, old->st_gid) != 0 && errno != EPERM)
        return false;
    return fchmod(fd, old->st_mode & 07777) == 0;
}

/* Makes the rename itself survive a power failure; best effort. */
static void sync_folder(const char *path)
{
    const char *slash = strrchr(path, '/');
    size_t n = slash ? (size_t)(slash - path) : 0;
    char *folder = dl_xmalloc(n + 2);
    memcpy(folder, path, n);
    memcpy(folder + n, n ? "" : slash ? "/" : ".", n ? 1 : 2);
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    dl_free(folder);
    if (fd < 0)
        return;
    (void)fsync(fd);
    close(fd);
}

/* The file that a symbolic link refers to, or `path`; owned by the caller. */
static char *resolve(const char *path)
{
    dl_buf real = {0};
    if (dl_path_real(path, &real))
        return real.p;
    dl_buf_free(&real);
    return dl_xstrdup(path);
}

/*
 * Creates a new file next to `target` and puts its path into `name`. No one
 * else may read it until it has the mode of the old one.
 */
static int create_beside(const char *target, bool is_new, dl_buf *name)
{
    enum { TRIES = 100 };
    const char *slash = strrchr(target, '/');
    int n = slash ? (int)(slash - target) + 1 : 0;
    int fd = -1;
    for (int i = 0; i < TRIES && fd < 0; i++) {
        dl_buf_clear(name);
        dl_buf_printf(name, "%.*s.digestlint-%ld-%d", n, target,
                      (long)getpid(), i);
        fd = open(name->p, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC,
                  is_new ? 0666 : 0600);
        if (fd < 0 && errno != EEXIST)
            break;
    }
    return fd;
}

/* While it is written, the new file is next to the old one. */
struct dl_replacement {
    FILE *stream;
    char *path;   /* as given, for messages */
    char *target; /* with symbolic links resolved */
    dl_buf name;  /* of the new file; empty: the target itself is written */
    struct stat old;
    bool is_new;
};

static void free_replacement(dl_replacement *r)
{
    dl_buf_free(&r->name);
    dl_free(r->target);
    dl_free(r->path);
    dl_free(r);
}

/* A pipe or a device cannot be renamed over, so it is written directly. */
static int open_for(dl_replacement *r)
{
    r->is_new = stat(r->target, &r->old) != 0;
    if (!r->is_new && S_ISDIR(r->old.st_mode)) {
        errno = EISDIR;
        return -1;
    }
    if (!r->is_new && !S_ISREG(r->old.st_mode))
        return open(r->path, O_WRONLY | O_CLOEXEC);
    return create_beside(r->target, r->is_new, &r->name);
}

dl_status dl_file_replace(const char *path, dl_replacement **out,
                          FILE **stream, dl_error *error)
{
    dl_replacement *r = dl_xcalloc(1, sizeof *r);
    r->path = dl_xstrdup(path);
    r->target = resolve(path);
    int fd = open_for(r);
    r->stream = fd < 0 ? NULL : fdopen(fd, "w");
    if (!r->stream) {
        dl_status status = fail(error, "write", path);
        if (fd >= 0)
            close(fd);
        free_replacement(r);
        return status;
    }
    *out = r;
    *stream = r->stream;
    return DL_OK;
}

static bool is_temporary(const dl_replacement *r)
{
    return r->name.n > 0;
}

static bool write_through(dl_replacement *r)
{
    if (ferror(r->stream) || fflush(r->stream) != 0)
        return false;
    int fd = fileno(r->stream);
    return !is_temporary(r) ||
           ((r->is_new || copy_mode(fd, &r->old)) && fsync(fd) == 0);
}

dl_status dl_file_commit(dl_replacement *r, dl_error *error)
{
    errno = EIO; /* if only the stream knows that something went wrong */
    bool ok = write_through(r);
    int code = errno;
    if (fclose(r->stream) != 0 && ok) {
        ok = false;
        code = errno;
    }
    if (ok && is_temporary(r) && rename(r->name.p, r->target) != 0) {
        ok = false;
        code = errno;
    }
    dl_status status = DL_OK;
    if (ok && is_temporary(r))
        sync_folder(r->target);
    if (!ok) {
        if (is_temporary(r))
            unlink(r->name.p);
        errno = code;
        status = fail(error, "write", r->path);
    }
    free_replacement(r);
    return status;
}

void dl_file_discard(dl_replacement *r)
{
    fclose(r->stream);
    if (is_temporary(r))
        unlink(r->name.p);
    free_replacement(r);
}

dl_status dl_file_write(const char *path, dl_str bytes, dl_error *error)
{
    dl_replacement *r = NULL;
    FILE *stream = NULL;
    dl_status status = dl_file_replace(path, &r, &stream, error);
    if (!r)
        return status;
    if (bytes.n > 0)
        fwrite(bytes.p, 1, bytes.n, stream);
    return dl_file_commit(r, error);
}
