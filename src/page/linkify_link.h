/* What the renderers make of bare addresses. */
#ifndef DL_PAGE_LINKIFY_LINK_H
#define DL_PAGE_LINKIFY_LINK_H

#include "page/bare.h"
#include "page/renderer.h"

enum {
    DL_LONGEST_SCHEME = 5, /* https */
    DL_LONGEST_LOCAL = 64  /* of a mail address, before `@` */
};

/* The length of http, https or ftp at the end of `letters`, in any case; 0:
   none is there. */
size_t dl_scheme_length(dl_str letters);

/* Sets out->link to the link that the renderer makes; `at` as for
   dl_bare_read(). */
void dl_link_bare(const dl_renderer *renderer, dl_str src, uint32_t at,
                  dl_span text, bool is_bracketed, dl_bare *out);

#endif
