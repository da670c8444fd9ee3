/*
 * What fixes must keep: everything that is not prose, and whatever a link leads
 * to. Nothing is owned.
 */
#ifndef DL_FIXES_KEPT_H
#define DL_FIXES_KEPT_H

#include "check/result.h"
#include "fixes/anchors.h"
#include "text/region.h"

/*
 * Whether the regions of both documents are the same, byte for byte and in the
 * same order, except those of the kinds in `touched`; fields of the front
 * matter may have other text, but in the same form.
 */
bool dl_regions_are_kept(const dl_doc *before, const dl_doc *after,
                         dl_region_set touched);

/* Whether all links, images and references to footnotes are still there and
   lead to the same address, or if `may_move`, to any. */
bool dl_links_are_kept(const dl_doc *before, const dl_doc *after,
                       bool may_move);

/*
 * Whether each anchor of `before` that something in it links to is also one of
 * `after`; `others` adds what other posts link to. It is called at most once,
 * and only if an anchor is lost.
 */
bool dl_anchors_are_kept(const dl_doc *before, const dl_doc *after,
                         void (*others)(void *user, dl_anchors *linked),
                         void *user);

#endif
