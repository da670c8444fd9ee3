/* Bare addresses: those that no angle brackets and no link are around. */
#ifndef DL_PAGE_BARE_H
#define DL_PAGE_BARE_H

#include "text/document.h"

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

#endif
