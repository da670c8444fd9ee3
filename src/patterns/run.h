/*
 * Running users' patterns over a post. Nothing is owned.
 */
#ifndef DL_PATTERNS_RUN_H
#define DL_PATTERNS_RUN_H

#include "check/ctx.h"
#include "model/post.h"

/* Runs those that are on. */
void dl_patterns_run(dl_ctx *ctx, const dl_post *post);

#endif
