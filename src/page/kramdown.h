/*
 * kramdown's block grammar: the order in which it tries its parsers, and the
 * blocks that need no file of their own.
 */
#ifndef DL_PAGE_KRAMDOWN_H
#define DL_PAGE_KRAMDOWN_H

#include "page/builder.h"

/* Adds the blocks that kramdown makes of the document. */
void dl_page_from_kramdown(dl_page_builder *b);

#endif
