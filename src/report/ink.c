/* The escape sequences of colours, and the colours of levels. */
#include "report/ink.h"

const char *dl_ink_on(bool color, dl_ink ink)
{
    static const char *const codes[] = {
        [DL_INK_BOLD] = "\033[1m",     [DL_INK_DIM] = "\033[2m",
        [DL_INK_ERROR] = "\033[1;31m", [DL_INK_WARNING] = "\033[1;33m",
        [DL_INK_INFO] = "\033[1;36m",  [DL_INK_GUTTER] = "\033[34m",
        [DL_INK_ADDED] = "\033[32m",   [DL_INK_REMOVED] = "\033[31m",
        [DL_INK_CODE] = "\033[36m",
    };
    return color ? codes[ink] : "";
}

const char *dl_ink_off(bool color)
{
    return color ? "\033[0m" : "";
}

dl_ink dl_ink_of(dl_severity severity)
{
    return severity == DL_SEVERITY_ERROR     ? DL_INK_ERROR
           : severity == DL_SEVERITY_WARNING ? DL_INK_WARNING
                                             : DL_INK_INFO;
}
