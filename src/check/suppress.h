/*
 * Suppression: findings that a comment in the document holds for stay, flagged
 * and with the comment's reason; comments that are wrong become findings.
 * What they hold lives as long as the findings.
 */
#ifndef DL_CHECK_SUPPRESS_H
#define DL_CHECK_SUPPRESS_H

#include "check/ctx.h"
#include "model/post.h"

/* Flags findings of `ctx` and reports DL902 and DL903. `post` may be NULL. */
void dl_suppress(dl_ctx *ctx, const dl_post *post);

#endif
