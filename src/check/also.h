/*
 * The second view: a file is read on its own page and, where the renderer says
 * `also`, on GitHub. Both views share a dl_ctx, which looks at one at a time.
 */
#ifndef DL_CHECK_ALSO_H
#define DL_CHECK_ALSO_H

#include "check/ctx.h"
#include "model/post.h"

/*
 * After dl_walk(): calls on_page of all rules that are on once more, for the
 * second view, if there is one. What it finds has DL_DIAGNOSTIC_ALSO, and where
 * the same rule has found something in the first view, it is dropped. Takes
 * what on_page takes, and O(n log n) for n findings.
 */
void dl_also_walk(dl_ctx *ctx, const dl_post *post);

#endif
