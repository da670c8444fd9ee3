/*
 * Suppression comments that suppress nothing. Nothing is owned.
 */
#ifndef DL_CHECK_UNUSED_H
#define DL_CHECK_UNUSED_H

#include "check/ctx.h"
#include "check/directive.h"

/* Reports DL902 for a directive if it, or one of its codes, is unused; the fix
   deletes the unused part. */
void dl_unused_report(dl_ctx *ctx, const dl_directive *d);

#endif
