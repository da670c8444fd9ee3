/* What markdown-it makes of bare addresses, with linkify-it 6. */
#ifndef DL_PAGE_LINKIFY_IT_H
#define DL_PAGE_LINKIFY_IT_H

#include "page/bare.h"

/* Sets out->link; `at` and `text` as for dl_bare_read(). */
void dl_link_it(dl_str src, uint32_t at, dl_span text, dl_bare *out);

#endif
