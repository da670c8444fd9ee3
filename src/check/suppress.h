/*
 * Suppression: findings that a comment in the document covers are kept, flagged
 * and given the comment's reason; wrong comments become findings. All of it
 * lives as long as the findings.
 */
#ifndef DL_CHECK_SUPPRESS_H
#define DL_CHECK_SUPPRESS_H

#include "check/ctx.h"
#include "model/post.h"

/* Flags findings of `ctx` and reports DL902 and DL903. `post` may be NULL. */
void dl_suppress(dl_ctx *ctx, const dl_post *post);

#endif
