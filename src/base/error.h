/*
 * Errors of verbs that can fail.
 */
#ifndef DL_BASE_ERROR_H
#define DL_BASE_ERROR_H

#include "digestlint/base.h"

/* Fills `error` (which may be NULL) and returns `status`. */
dl_status dl_error_set(dl_error *error, dl_status status, const char *format,
                       ...) DL_PRINTF(3, 4);

/* The same for a system call that failed with the errno `code`: "cannot `verb`
   'PATH': why". Returns DL_ERR_IO. */
dl_status dl_error_set_errno(dl_error *error, const char *verb, dl_str path,
                             int code);

#endif
