/*
 * Shared by all public calls: they free everything when memory runs out, and
 * accept options of any size. Nothing is owned.
 */
#ifndef DL_API_GUARD_H
#define DL_API_GUARD_H

#include "digestlint/base.h"

/* Runs `work`. If memory runs out, frees what `work` allocated, calls the
   handler and returns DL_ERR_MEMORY. */
dl_status dl_guard(void (*work)(void *user), void *user, dl_error *error);

/*
 * Copies the options `from`, which may be NULL, over the defaults in `to`. Both
 * begin with their size, which is set in `to`. Fails if `from` uses an option
 * that this version does not know.
 */
dl_status dl_guard_options(void *to, const void *from, dl_error *error);

#endif
