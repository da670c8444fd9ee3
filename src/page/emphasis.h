/*
 * Which `*` and `_` of a text a renderer takes for emphasis, and which stay
 * visible. The runs live in the caller's arena.
 */
#ifndef DL_PAGE_EMPHASIS_H
#define DL_PAGE_EMPHASIS_H

#include "base/arena.h"
#include "page/block.h"
#include "page/run.h"

/*
 * Finds the runs in `pieces`, which are consecutive lines of one text, or parts
 * of lines, and works out what page->renderer makes of them: in the CommonMark
 * family by section 6.2 of its specification (6.4 in 0.29), in kramdown by its
 * parser's emphasis.rb. Returns their number, in order of place. Linear time.
 */
size_t dl_emphasis_find(dl_arena *arena, const dl_page *page,
                        const dl_span *pieces, size_t n, dl_run **runs);

/* The same for `~`, for strikethrough: a run of one (renderer->single_tilde)
   or two that has a partner strikes out what is between them (GFM 6.5,
   kramdown-parser-gfm). */
size_t dl_tildes_find(dl_arena *arena, const dl_page *page,
                      const dl_span *pieces, size_t n, dl_run **runs);

#endif
