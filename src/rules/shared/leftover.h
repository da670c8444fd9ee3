/*
 * What a template left to be filled in: shared by DL413, which reports it, and
 * by DL501, DL502, DL513 and DL606, which then say nothing. All is borrowed
 * from the document.
 */
#ifndef DL_RULES_SHARED_LEFTOVER_H
#define DL_RULES_SHARED_LEFTOVER_H

#include "text/token.h"

/* How sure it is that what is in brackets is left over. */
typedef enum dl_leftover {
    DL_LEFTOVER_NO,
    DL_LEFTOVER_IF_ALONE, /* `(내용)`: if it is the only text of its section */
    DL_LEFTOVER_YES
} dl_leftover;

/* Of a text with its brackets: `<Write here>`, `[리뷰 제목]`. */
dl_leftover dl_leftover_of(const dl_doc *doc, dl_str text);

/* What of the block is left over, often all of it; empty: nothing. */
dl_str dl_leftover_in(const dl_doc *doc, const dl_prose *prose);

#endif
