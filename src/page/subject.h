/* What a document is about, as far as its page depends on it. */
#ifndef DL_PAGE_SUBJECT_H
#define DL_PAGE_SUBJECT_H

#include "text/document.h"

/*
 * Whether the file's name, the title in its front matter or a heading speaks of
 * Markdown: such a text shows marks as they are written, and what its page
 * makes of them is its point.
 */
bool dl_is_about_markdown(const dl_doc *doc);

#endif
