/* Reads whole files. */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/error.h"

/* O_NONBLOCK keeps open() from waiting for the other end of a pipe. */
static int open_regular(const char *path, bool follows, struct stat *st,
                        dl_error *error)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY |
                            (follows ? 0 : O_NOFOLLOW));
    if (fd < 0 || fstat(fd, st) != 0) {
        dl_error_set_system(error, errno, DL_TO_READ, path);
    } else if (!S_ISREG(st->st_mode)) {
        if (S_ISDIR(st->st_mode))
            dl_error_set(error, DL_ERR_IO, "cannot read '%s': it is a folder",
                         "'%s' 읽기 실패: 폴더임", path);
        else
            dl_error_set(error, DL_ERR_IO,
                         "cannot read '%s': it is not a regular file",
                         "'%s' 읽기 실패: 일반 파일이 아님", path);
    } else {
        return fd;
    }
    if (fd >= 0)
        close(fd);
    return -1;
}

static ssize_t read_some(int fd, char *out, size_t room)
{
    ssize_t got;
    do
        got = read(fd, out, room);
    while (got < 0 && errno == EINTR);
    return got;
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
        ssize_t got = read_some(fd, out->p + out->n, room);
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
    dl_file_id id;
    return dl_file_read_id(path, true, limit, out, &id, error);
}

dl_read_outcome dl_file_read_id(const char *path, bool follows, size_t limit,
                                dl_buf *out, dl_file_id *id, dl_error *error)
{
    struct stat st;
    dl_buf_clear(out);
    int fd = open_regular(path, follows, &st, error);
    if (fd < 0)
        return DL_READ_FAILED;
    *id = (dl_file_id){st.st_dev, st.st_ino};
    /* The size is a hint: files may grow, and in /proc it is 0. */
    size_t size = st.st_size > 0 ? (size_t)st.st_size : 0;
    dl_deferred closing;
    dl_defer(&closing, close_fd, &fd);
    dl_buf_reserve(out, (size < limit ? size : limit) + 1);
    bool is_read = read_all(fd, limit, out);
    dl_drop(&closing);
    char byte;
    ssize_t more = is_read && out->n == limit ? read_some(fd, &byte, 1) : 0;
    if (!is_read || more < 0) {
        is_read = false;
        dl_error_set_system(error, errno, DL_TO_READ, path);
        dl_buf_clear(out);
    }
    close(fd);
    return !is_read   ? DL_READ_FAILED
           : more > 0 ? DL_READ_TOO_LARGE
                      : DL_READ_OK;
}
