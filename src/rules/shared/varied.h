/*
 * The part of DL508 on the groups of class soft. Their words may stand side by
 * side, but not in one compound: 영상 생성 and 비디오 생성. Nothing is owned.
 */
#ifndef DL_RULES_SHARED_VARIED_H
#define DL_RULES_SHARED_VARIED_H

#include "korean/term.h"
#include "model/post.h"
#include "rules/rule.h"

/* Reports, of the hits [from, to) of an entry, the first compound of each soft
   group that has another word of the group elsewhere in the entry. */
void dl_varied_check(dl_ctx *ctx, const dl_post *post, const dl_term_hit *hits,
                     size_t from, size_t to);

#endif
