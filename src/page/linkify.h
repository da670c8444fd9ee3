/*
 * Bare addresses in running text: what of them each renderer makes a link, and
 * where the address ends that their writer means.
 */
#ifndef DL_PAGE_LINKIFY_H
#define DL_PAGE_LINKIFY_H

#include "page/bare.h"
#include "page/page.h"

/*
 * Reads the bare address whose first sign, the `:` of `://`, the `.` of `www.`
 * or `@`, is at byte `at` of a text that goes from `floor` to `limit`, all in
 * one line. `is_bracketed`: a `[` is open before it. Takes time in proportion
 * to what it reads, and to at most some thousand bytes after that.
 */
bool dl_bare_read(const dl_page *page, uint32_t at, dl_span text,
                  bool is_bracketed, dl_bare *out);

#endif
