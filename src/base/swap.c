/* Exchanges the names of two files, and takes that back if need be. */
#define _GNU_SOURCE /* leases, syscall */
#include "base/swap.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#ifdef __linux__
#include <sys/syscall.h>
#endif

static bool is_same_file(const struct stat *a, const struct stat *b)
{
    return a->st_dev == b->st_dev && a->st_ino == b->st_ino;
}

static int compare_bytes(int fd, dl_str bytes)
{
    char part[8192];
    for (;;) {
        ssize_t got = read(fd, part, sizeof part);
        if (got == 0)
            return bytes.n == 0 ? 0 : DL_SWAP_CHANGED;
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return errno;
        if ((size_t)got > bytes.n || memcmp(part, bytes.p, (size_t)got) != 0)
            return DL_SWAP_CHANGED;
        bytes = (dl_str){bytes.p + got, bytes.n - (size_t)got};
    }
}

/* Whether `name` is the old file, with the bytes that are expected. It is
   opened again: in an overlay, an older descriptor does not see what others
   write. */
static int compare(const dl_swap *s, const char *name)
{
    struct stat old, now;
    int fd = openat(s->folder, name,
                    O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (fd < 0)
        return errno == ENOENT || errno == ELOOP ? DL_SWAP_CHANGED : errno;
    int code = fstat(s->old, &old) != 0 || fstat(fd, &now) != 0 ? errno
               : is_same_file(&old, &now) ? compare_bytes(fd, s->before)
                                          : DL_SWAP_CHANGED;
    close(fd);
    return code;
}

/*
 * Lets anybody who opens the file for writing wait until it is closed here; a
 * waiting opener is reported by a signal that does nothing by default. Returns
 * 0, DL_SWAP_CHANGED if somebody has opened it already and may write at any
 * moment, or ENOTSUP if the system cannot do that.
 */
static int make_writers_wait(int fd)
{
#ifdef F_SETLEASE
    enum { TRIES = 4 };
    const struct timespec moment = {.tv_nsec = 1000000};
    (void)fcntl(fd, F_SETSIG, SIGURG);
    for (int i = 0; i < TRIES; i++) {
        if (fcntl(fd, F_SETLEASE, F_RDLCK) == 0)
            return 0;
        if (errno != EAGAIN)
            return ENOTSUP;
        nanosleep(&moment, NULL);
    }
    return DL_SWAP_CHANGED;
#else
    (void)fd;
    return ENOTSUP;
#endif
}

static bool has_waiting_writer(int fd)
{
#ifdef F_SETLEASE
    return fcntl(fd, F_GETLEASE) != F_RDLCK;
#else
    (void)fd;
    return false;
#endif
}

/* Gives each of the two files the name of the other. */
static bool exchange(const dl_swap *s)
{
#ifdef SYS_renameat2
    enum { EXCHANGE = 1 << 1 }; /* RENAME_EXCHANGE of <linux/fs.h> */
    return syscall(SYS_renameat2, s->folder, s->temporary, s->folder, s->name,
                   EXCHANGE) == 0;
#else
    (void)s;
    return false;
#endif
}

static bool stat_temporary(const dl_swap *s, struct stat *st)
{
    return fstatat(s->folder, s->temporary, st, AT_SYMLINK_NOFOLLOW) == 0;
}

/*
 * The file under the temporary name is not the expected one: gives its name
 * back to it. If somebody puts another file there at the same time, the last
 * one stays, as it would without us. If that fails, nothing is removed.
 */
static int put_back(const dl_swap *s, int code)
{
    enum { TRIES = 10 };
    struct stat theirs, now, new;
    bool is_known = stat_temporary(s, &theirs) && fstat(s->new, &new) == 0;
    for (int i = 0; i < TRIES && is_known && exchange(s); i++) {
        is_known = stat_temporary(s, &now);
        if (is_known && (is_same_file(&now, &new) ||
                         (i > 0 && is_same_file(&now, &theirs))))
            return code;
    }
    return DL_SWAP_BOTH;
}

int dl_swap_names(const dl_swap *s)
{
    struct stat old;
    if (fstat(s->old, &old) != 0)
        return errno;
    if (old.st_dev != s->id.device || old.st_ino != s->id.inode)
        return DL_SWAP_CHANGED;
    int held = make_writers_wait(s->old);
    int code = held == DL_SWAP_CHANGED ? held : compare(s, s->name);
    if (code != 0)
        return code;
    if (!exchange(s))
        return renameat(s->folder, s->temporary, s->folder, s->name) == 0
                   ? 0
                   : errno;
    code = compare(s, s->temporary);
    if (code == 0 && held == 0 && has_waiting_writer(s->old))
        code = DL_SWAP_CHANGED;
    if (code != 0)
        return put_back(s, code);
    return unlinkat(s->folder, s->temporary, 0) == 0 ? 0 : errno;
}
