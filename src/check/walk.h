/*
 * The one walk over a document that calls every check. Nothing is owned.
 */
#ifndef DL_CHECK_WALK_H
#define DL_CHECK_WALK_H

#include "check/ctx.h"
#include "model/post.h"

/* Calls on_document of all rules that are on and, when there is a post, on_post
   to on_prose. `post` is NULL for a document that could not be parsed. */
void dl_walk(dl_ctx *ctx, const dl_post *post);

/* Calls on_page of all rules that are on, for the view that `ctx` looks at; of
   a text about Markdown, of none. */
void dl_walk_page(dl_ctx *ctx, const dl_post *post);

/* Calls on_corpus of all rules that are on. */
void dl_walk_corpus(dl_ctx *ctx, const dl_post *post,
                    const dl_post_index *others);

#endif
