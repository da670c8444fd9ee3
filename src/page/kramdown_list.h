/* kramdown's lists and the details of its definition lists. */
#ifndef DL_PAGE_KRAMDOWN_LIST_H
#define DL_PAGE_KRAMDOWN_LIST_H

#include "page/kramdown_place.h"

/* Each takes the lines from `i` on that are such a block, and returns the index
   of the first that it did not take; `i`: it is none. */
size_t dl_kd_list(dl_kd *kd, dl_kd_lines lines, size_t i, dl_kd_place *place);
size_t dl_kd_details(dl_kd *kd, dl_kd_lines lines, size_t i,
                     dl_kd_place *place);

#endif
