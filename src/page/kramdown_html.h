/* kramdown's blocks of HTML, and its tags. */
#ifndef DL_PAGE_KRAMDOWN_HTML_H
#define DL_PAGE_KRAMDOWN_HTML_H

#include "page/kramdown_place.h"

/* Takes the lines from `i` on that are a block of HTML, and returns the index
   of the first that it did not take; `i`: there is none. */
size_t dl_kd_html(dl_kd *kd, dl_kd_lines lines, size_t i, dl_kd_place *place);

/* Reads a tag at the `<` at byte `at` as kramdown does, which takes names in
   any script; it ends before byte `end`. Returns the byte after it and sets its
   name; 0: there is none. */
uint32_t dl_kramdown_tag(const dl_doc *doc, uint32_t at, uint32_t end,
                         dl_str *name);

/* Whether the text of an element in running text stays as it is: no Markdown
   and no typography in `<mark>`, `<u>` or a tag that kramdown does not know. */
bool dl_kramdown_is_raw(dl_str name);

/* Whether a tag of this name in running text is text that the page shows. */
bool dl_kramdown_is_shown(dl_str name);

#endif
