/*
 * Common to all public calls: they leave nothing allocated when memory runs
 * out, and read options of any size. Nothing is owned.
 */
#ifndef DL_API_GUARD_H
#define DL_API_GUARD_H

#include "digestlint/base.h"

/* Runs `work`; DL_ERR_MEMORY when memory ran out, after the handler was called.
   What `work` allocated is freed then. */
dl_status dl_guard(void (*work)(void *user), void *user, dl_error *error);

/*
 * Copies the options `from`, which may be NULL, over the defaults in `to`. Both
 * begin with their size; that of `to` is set. Fails when `from` has something
 * that this version does not know.
 */
dl_status dl_guard_options(void *to, const void *from, dl_error *error);

#endif
