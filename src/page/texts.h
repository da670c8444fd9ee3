/*
 * The running texts of a page: what inline marks are read in, one text at a
 * time. Nothing is owned.
 */
#ifndef DL_PAGE_TEXTS_H
#define DL_PAGE_TEXTS_H

#include "page/block.h"

/* A text in consecutive pieces, a line or a part of a line each; valid in the
   call. */
typedef void (*dl_on_text)(void *user, uint32_t block, const dl_span *pieces,
                           size_t n);

/* From the first byte of the pieces to the last, with the ends and the margins
   of lines between them: a sign that is not in there is in no piece. */
static inline dl_str dl_pieces_text(const dl_doc *doc, const dl_span *pieces,
                                    size_t n)
{
    return dl_doc_slice(doc, (dl_span){pieces[0].start, pieces[n - 1].end});
}

/* Calls `on_text` for each paragraph, heading and term, without underlines, and
   for each cell of a table, in order of place. */
void dl_page_each_text(const dl_page *page, dl_on_text on_text, void *user);

#endif
