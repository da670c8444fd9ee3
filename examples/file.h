/* For the examples: a whole file in memory. */
#ifndef EXAMPLES_FILE_H
#define EXAMPLES_FILE_H

#include <stdio.h>
#include <stdlib.h>

#include "digestlint/base.h"

/* Reads a file, which the caller frees with free_file(); false, with a message,
   when that fails. */
static bool read_file(const char *path, dl_str *out)
{
    FILE *f = fopen(path, "rb");
    long size = -1;
    char *bytes = NULL;
    if (f && fseek(f, 0, SEEK_END) == 0)
        size = ftell(f);
    if (size >= 0 && fseek(f, 0, SEEK_SET) == 0)
        bytes = (char *)malloc((size_t)size + 1);
    if (bytes) {
        out->p = bytes;
        out->n = fread(bytes, 1, (size_t)size, f);
    } else {
        perror(path);
    }
    if (f)
        fclose(f);
    return bytes != NULL;
}

static void free_file(dl_str bytes)
{
    free((char *)bytes.p);
}

#endif
