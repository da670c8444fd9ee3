/* Fills in a dl_error. */
#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>

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

dl_status dl_error_set_errno(dl_error *error, const char *verb, dl_str path,
                             int code)
{
    char why[128];
    bool is_long = path.n > LONGEST_PATH;
    if (strerror_r(code, why, sizeof why) != 0)
        snprintf(why, sizeof why, "error %d", code);
    if (is_long)
        path.n = LONGEST_PATH;
    return dl_error_set(error, DL_ERR_IO, "cannot %s '%.*s%s': %s", verb,
                        DL_FMT(path), is_long ? "…" : "", why);
}
