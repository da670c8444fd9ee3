/* malloc() and its kin, and what is said when there is no memory. */
#include "base/alloc.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void *or_die(void *p)
{
    if (!p) {
        fputs("digestlint: error: out of memory\n", stderr);
        exit(2);
    }
    return p;
}

void *dl_xmalloc(size_t size)
{
    return or_die(malloc(size ? size : 1));
}

void *dl_xcalloc(size_t count, size_t size)
{
    return or_die(calloc(count ? count : 1, size ? size : 1));
}

void *dl_xrealloc(void *old, size_t size)
{
    return or_die(realloc(old, size ? size : 1));
}

char *dl_xstrdup(const char *s)
{
    return or_die(strdup(s));
}
