/* Reports errors in rule files. */
#include <stdarg.h>
#include <stdio.h>

#include "rulegen.h"

void rg_error(rg_set *set, const char *path, unsigned line, const char *format,
              ...)
{
    va_list args;
    va_start(args, format);
    if (line)
        fprintf(stderr, "%s:%u: error: ", path, line);
    else
        fprintf(stderr, "%s: error: ", path);
    vfprintf(stderr, format, args);
    fputc('\n', stderr);
    va_end(args);
    set->n_errors++;
}
