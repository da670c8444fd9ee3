/* kramdown's tables. */
#ifndef DL_PAGE_KRAMDOWN_TABLE_H
#define DL_PAGE_KRAMDOWN_TABLE_H

#include "page/kramdown_place.h"

/* Takes the lines from `i` on that are a table, and returns the index of the
   first that it did not take; `i`: there is none. */
size_t dl_kd_table(dl_kd *kd, dl_kd_lines lines, size_t i, dl_kd_place *place);

#endif
