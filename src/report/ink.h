/*
 * Colours (ECMA-48, SGR), and the form of places in text reports. Streams and
 * strings are borrowed.
 */
#ifndef DL_REPORT_INK_H
#define DL_REPORT_INK_H

#include <stdio.h>

#include "base/diagnostic.h"

typedef enum dl_ink {
    DL_INK_BOLD,
    DL_INK_DIM,
    DL_INK_ERROR,
    DL_INK_WARNING,
    DL_INK_INFO,
    DL_INK_GUTTER,
    DL_INK_ADDED,
    DL_INK_REMOVED,
    DL_INK_CODE
} dl_ink;

/* What to write before and after coloured text; "" unless `color`. */
const char *dl_ink_on(bool color, dl_ink ink);
const char *dl_ink_off(bool color);

dl_ink dl_ink_of(dl_severity severity);

#endif
