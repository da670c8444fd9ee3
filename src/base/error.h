/*
 * Errors of verbs that can fail.
 */
#ifndef DL_BASE_ERROR_H
#define DL_BASE_ERROR_H

#include "digestlint/base.h"

/* Fills `error` (which may be NULL) and returns `status`. */
dl_status dl_error_set(dl_error *error, dl_status status, const char *format,
                       ...) DL_PRINTF(3, 4);

/* Sets "cannot WHAT 'PATH': REASON", with the system's words for `code`, an
   errno. Returns DL_ERR_IO. */
dl_status dl_error_set_system(dl_error *error, int code, const char *what,
                              const char *path);

#endif
