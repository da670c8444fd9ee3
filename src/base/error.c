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
