/*
 * What becomes of a fixed document: written back, shown as a diff, or, from
 * standard input, printed. A dl_fixes only counts: it owns nothing.
 */
#ifndef DL_CLI_FIXES_H
#define DL_CLI_FIXES_H

#include "cli/check_options.h"

typedef struct dl_fixes {
    size_t n_fixed; /* findings, in files that were written or shown */
    size_t n_files;
    bool failed; /* a file could not be written */
} dl_fixes;

/* Takes one result of a run with fixes. A file that changed since it was read
   is left alone, with an error. */
void dl_fixes_take(dl_fixes *fixes, const dl_check_options *options,
                   const dl_result *result);

/* Whether the text on standard input comes back on standard output. */
bool dl_fixes_use_stdout(const dl_check_options *options);

#endif
