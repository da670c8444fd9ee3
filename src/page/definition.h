/*
 * Definitions of links, `[label]: address "title"`, and whether what is defined
 * is an address at all: a renderer takes the whole line from the page.
 */
#ifndef DL_PAGE_DEFINITION_H
#define DL_PAGE_DEFINITION_H

#include "digestlint/base.h"

typedef struct dl_definition {
    dl_str label;
    dl_str rest; /* after the colon, without spaces around it */
} dl_definition;

/* Reads `[label]: rest`, which `line` begins with after spaces. */
bool dl_definition_read(dl_str line, dl_definition *out);

/* Whether `rest` is what somebody writes who defines a link, or a comment
   (`[//]: # (…)`): an address, a path, an anchor, `<>`. */
bool dl_definition_is_meant(const dl_definition *definition);

/* Whether CommonMark takes it for one (section 4.7): one word, and a title in
   quotation marks or parentheses. */
bool dl_definition_is_commonmark(const dl_definition *definition);

#endif
