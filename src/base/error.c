/* Fills in a dl_error. */
#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

dl_status dl_error_set(dl_error *error, dl_status status, const char *format,
                       ...)
{
    if (!error)
        return status;
    error->status = status;
    va_list args;
    va_start(args, format);
    vsnprintf(error->message, sizeof error->message, format, args);
    va_end(args);
    return status;
}

/* A path may be longer than a message. */
enum { LONGEST_PATH = sizeof ((dl_error *)NULL)->message / 2 };

dl_status dl_error_set_system(dl_error *error, int code, const char *what,
                              const char *path)
{
    char reason[128];
    size_t n = strlen(path);
    bool is_long = n > LONGEST_PATH;
    if (strerror_r(code, reason, sizeof reason) != 0)
        snprintf(reason, sizeof reason, "error %d", code);
    return dl_error_set(error, DL_ERR_IO, "cannot %s '%.*s%s': %s", what,
                        (int)(is_long ? LONGEST_PATH : n), path,
                        is_long ? "…" : "", reason);
}
