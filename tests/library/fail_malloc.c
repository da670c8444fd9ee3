/*
 * For LD_PRELOAD: lets allocation number $FAIL_MALLOC of the program fail, for
 * the libraries, too. Number 0, or none: nothing fails. $FAIL_MALLOC_COUNT, if
 * set, is a file into which the number of allocations is written.
 */
#include <errno.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *old, size_t size);

static atomic_long asked, failing;

__attribute__((constructor)) static void begin(void)
{
    const char *number = getenv("FAIL_MALLOC");
    atomic_store(&asked, 0);
    atomic_store(&failing, number ? atol(number) : 0);
}

__attribute__((destructor)) static void end(void)
{
    const char *path = getenv("FAIL_MALLOC_COUNT");
    long n = atomic_load(&asked);
    atomic_store(&failing, 0);
    FILE *f = path ? fopen(path, "w") : NULL;
    if (!f)
        return;
    fprintf(f, "%ld\n", n);
    fclose(f);
}

static bool fails(void)
{
    bool yes = atomic_fetch_add(&asked, 1) + 1 == atomic_load(&failing);
    if (yes)
        errno = ENOMEM;
    return yes;
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
