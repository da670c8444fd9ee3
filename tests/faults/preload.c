/*
 * For tests/faults.sh and tests/test_memory.sh, preloaded into the program:
 * makes one allocation fail, and hides what a plain file system does not have.
 *
 *   FAULT_MALLOC=N   the Nth allocation fails, counted from 1
 *   FAULT_COUNT=FILE the number of allocations is written to FILE
 *   FAULT_PLAIN=1    no files without a name, no exchange of names, no leases
 *   FAULT_APPEND=FILE appends to FILE right before its name is exchanged, which
 *                    is after the last look at it
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <unistd.h>

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *old, size_t size);

static atomic_long made;
static long failing;
static const char *count_file, *append_to;
static int is_plain;

__attribute__((constructor)) static void begin(void)
{
    const char *n = getenv("FAULT_MALLOC");
    count_file = getenv("FAULT_COUNT");
    append_to = getenv("FAULT_APPEND");
    is_plain = getenv("FAULT_PLAIN") != NULL;
    atomic_store(&made, 0);
    failing = n ? atol(n) : 0;
}

__attribute__((destructor)) static void end(void)
{
    char text[32];
    int fd = count_file ? open(count_file, O_WRONLY | O_CREAT, 0666) : -1;
    if (fd < 0)
        return;
    int n = snprintf(text, sizeof text, "%ld\n", atomic_load(&made));
    if (write(fd, text, (size_t)n) != n)
        _exit(99);
}

/* Counted before the constructor has run, too, but nothing fails then. */
static int fails(void)
{
    if (atomic_fetch_add(&made, 1) + 1 != failing)
        return 0;
    errno = ENOMEM;
    return 1;
}

void *malloc(size_t size)
{
    return fails() ? NULL : __libc_malloc(size);
}

void *calloc(size_t count, size_t size)
{
    return fails() ? NULL : __libc_calloc(count, size);
}

void *realloc(void *old, size_t size)
{
    return fails() ? NULL : __libc_realloc(old, size);
}

static int refuse(int code)
{
    errno = code;
    return -1;
}

int openat(int folder, const char *path, int flags, ...)
{
    va_list more;
    va_start(more, flags);
    unsigned mode = va_arg(more, unsigned);
    va_end(more);
    if (is_plain && (flags & O_TMPFILE) == O_TMPFILE)
        return refuse(EOPNOTSUPP);
    return (int)syscall(SYS_openat, folder, path, flags, mode);
}

int fcntl64(int fd, int command, ...)
{
    va_list more;
    va_start(more, command);
    long argument = va_arg(more, long);
    va_end(more);
    if (is_plain && (command == F_SETLEASE || command == F_SETSIG))
        return refuse(EINVAL);
    return (int)syscall(SYS_fcntl, fd, command, argument);
}

int fcntl(int fd, int command, ...)
{
    va_list more;
    va_start(more, command);
    long argument = va_arg(more, long);
    va_end(more);
    return fcntl64(fd, command, argument);
}

static void append(void)
{
    int fd = open(append_to, O_WRONLY | O_APPEND);
    if (fd < 0 || write(fd, "saved\n", 6) != 6 || close(fd) != 0)
        _exit(99);
}

long syscall(long number, ...)
{
    static long (*next)(long, ...);
    long a[6];
    va_list more;
    va_start(more, number);
    for (int i = 0; i < 6; i++)
        a[i] = va_arg(more, long);
    va_end(more);
    if (!next)
        *(void **)&next = dlsym(RTLD_NEXT, "syscall");
    if (number == SYS_renameat2 && append_to)
        append();
    if (number == SYS_renameat2 && is_plain)
        return refuse(EINVAL);
    return next(number, a[0], a[1], a[2], a[3], a[4], a[5]);
}
