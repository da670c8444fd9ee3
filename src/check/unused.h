/*
 * Suppression comments that suppress nothing. Nothing is owned.
 */
#ifndef DL_CHECK_UNUSED_H
#define DL_CHECK_UNUSED_H

#include "check/ctx.h"
#include "check/directive.h"

/* Reports DL902 for a directive of which nothing, or not every code, was used;
   the fix deletes what is idle. */
void dl_unused_report(dl_ctx *ctx, const dl_directive *d);

#endif
