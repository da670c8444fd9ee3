/* The page of the CommonMark family. */
#ifndef DL_PAGE_TREE_PAGE_H
#define DL_PAGE_TREE_PAGE_H

#include "page/builder.h"

/* Adds the blocks of the document's tree. */
void dl_page_from_tree(dl_page_builder *b);

#endif
