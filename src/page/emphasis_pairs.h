/* Pairing runs of emphasis marks: one function a grammar. */
#ifndef DL_PAGE_EMPHASIS_PAIRS_H
#define DL_PAGE_EMPHASIS_PAIRS_H

#include "page/renderer.h"
#include "page/run.h"
#include "text/document.h"

enum { DL_RUN_OPENS = 4, DL_RUN_CLOSES = 8 }; /* of dl_run.sides, CommonMark */

/* `visible` and `partner` of `n` runs of one text. */
void dl_pair_commonmark(const dl_renderer *renderer, dl_run *runs, size_t n);
void dl_pair_tildes(const dl_renderer *renderer, dl_run *runs, size_t n);
/* Where kramdown would try again and again, none is visible: the work is
   O(n), in signs. */
void dl_pair_kramdown(const dl_doc *doc, dl_run *runs, size_t n);

#endif
