/*
 * Writes a fixed document back, shows it as a diff or, if it came from standard
 * input, prints it. What comes from standard input is never lost: unless the
 * whole run succeeds and it is printed fixed, it is printed as it came.
 *
 * A dl_fixes borrows the options, the text and the writer, which must outlive
 * it.
 */
#ifndef DL_CLI_FIXES_H
#define DL_CLI_FIXES_H

#include <stdatomic.h>

#include "cli/check_options.h"

typedef struct dl_fixes {
    const dl_check_options *options;
    const dl_buf *input; /* what was read of standard input */
    dl_writer *out;      /* of standard output */
    dl_buf stop; /* what makes a runner go on with commands; empty: it does */
    bool is_filter; /* the fixed standard input goes to standard output */
    dl_buf fixed;   /* standard input, if anything in it was fixed */
    bool has_fixed;
    atomic_bool is_printed; /* or it has begun; any thread may run out of
                               memory */
    size_t n_fixed;         /* findings, in files that were written or shown */
    size_t n_files;
    bool failed; /* a file could not be written */
} dl_fixes;

/* Begins, before standard input is read into `input`; prints to `out`. When
   memory runs out from now on, a filter still gives back what it got. */
void dl_fixes_begin(dl_fixes *fixes, const dl_check_options *options,
                    const dl_buf *input, dl_writer *out);

/* Handles one result of a run with fixes. If the file has changed since it was
   read, reports an error and leaves it alone. */
void dl_fixes_take(dl_fixes *fixes, const dl_result *result);

/* Prints what a filter has to print: if the run failed, what it got. Ends what
   a diff began. */
void dl_fixes_end(dl_fixes *fixes, bool has_failed);

/* Whether the fixed standard input goes to standard output. */
bool dl_fixes_use_stdout(const dl_check_options *options);

#endif
