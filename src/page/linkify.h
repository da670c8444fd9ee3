/*
 * Bare addresses in running text: what of them each renderer makes a link, and
 * where the address ends that their writer means.
 */
#ifndef DL_PAGE_LINKIFY_H
#define DL_PAGE_LINKIFY_H

#include "page/page.h"

typedef enum dl_bare_kind {
    DL_BARE_URL, /* https://… */
    DL_BARE_WWW, /* www.… */
    DL_BARE_MAIL
} dl_bare_kind;

typedef struct dl_bare {
    dl_bare_kind kind;
    uint32_t start; /* of the address as it is meant, a scheme included */
    uint32_t end;
    dl_span link; /* of the link on the page; empty: there is none */
} dl_bare;

/*
 * Reads the bare address whose first sign, the `:` of `://`, the `.` of `www.`
 * or `@`, is at byte `at` of a text that goes from `floor` to `limit`, all in
 * one line. `is_bracketed`: a `[` is open before it. Takes time in proportion
 * to what it reads, and to at most some thousand bytes after that.
 */
bool dl_bare_read(const dl_page *page, uint32_t at, dl_span text,
                  bool is_bracketed, dl_bare *out);

#endif
