/*
 * Allocation that ends the program when memory runs out: nothing useful can be
 * said of a file that does not fit. The caller owns and frees what is returned.
 */
#ifndef DL_BASE_ALLOC_H
#define DL_BASE_ALLOC_H

#include <stddef.h>

void *dl_xmalloc(size_t size);
void *dl_xcalloc(size_t count, size_t size);
void *dl_xrealloc(void *old, size_t size);
char *dl_xstrdup(const char *s);

#endif
