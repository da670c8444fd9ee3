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
 * matter may have other text, but in the same form. To MDX, as many lines are
 * statements as before.
 */
bool dl_regions_are_kept(const dl_doc *before, const dl_doc *after,
                         dl_region_set touched);

/* Whether all links, images and references to footnotes that are not inside one
   of the edits, which are sorted, are still there and lead to the same address,
   or if `may_move`, to any. */
bool dl_links_are_kept(const dl_doc *before, const dl_doc *after,
                       const dl_edit *edits, size_t n_edits, bool may_move);

/*
 * Whether each anchor of `before` that something in it or in other posts links
 * to is also one of `after`. Other posts are asked only if an anchor is lost.
 */
bool dl_anchors_are_kept(const dl_doc *before, const dl_doc *after,
                         dl_anchors_elsewhere elsewhere);

/*
 * Whether the text of each link to an anchor (`[쓰레드](#쓰레드)`) still names it
 * if it did before: the heading keeps its anchor and so its text, and the table
 * of contents would differ from it.
 */
bool dl_link_names_are_kept(const dl_doc *before, const dl_doc *after);

#endif
