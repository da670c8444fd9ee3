/*
 * Writes a fixed document back, shows it as a diff or, if it came from standard
 * input, prints it. A dl_fixes only counts; it owns nothing.
 */
#ifndef DL_CLI_FIXES_H
#define DL_CLI_FIXES_H

#include "cli/check_options.h"

typedef struct dl_fixes {
    size_t n_fixed; /* findings, in files that were written or shown */
    size_t n_files;
    bool failed; /* a file could not be written */
} dl_fixes;

/* Handles one result of a run with fixes, and says which fixes were left out.
   If the file has changed since it was read, reports an error and leaves it
   alone. */
void dl_fixes_take(dl_fixes *fixes, const dl_check_options *options,
                   const dl_result *result);

/* Whether the fixed standard input goes to standard output. */
bool dl_fixes_use_stdout(const dl_check_options *options);

#endif
