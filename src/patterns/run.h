/*
 * Running users' patterns over a post. Nothing is owned.
 */
#ifndef DL_PATTERNS_RUN_H
#define DL_PATTERNS_RUN_H

#include "check/ctx.h"
#include "model/post.h"

/* Runs those that are on. Fills `error` if the clock ended one, which the
   budget failed to do: the findings are not complete then. */
void dl_patterns_run(dl_ctx *ctx, const dl_post *post, dl_error *error);

#endif
