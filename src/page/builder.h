/*
 * A page under construction. The vectors are the builder's until
 * dl_page_finish().
 */
#ifndef DL_PAGE_BUILDER_H
#define DL_PAGE_BUILDER_H

#include "base/vec.h"
#include "page/block.h"

typedef struct dl_page_builder {
    const dl_doc *doc;
    const dl_renderer *renderer;
    DL_VEC(dl_block) blocks;
    DL_VEC(dl_row) rows;
} dl_page_builder;

/* Appends a block and returns its index; `end` and `row_end` are set by
   dl_page_close(). */
uint32_t dl_page_open(dl_page_builder *b, dl_block_kind kind, uint32_t parent);
void dl_page_close(dl_page_builder *b, uint32_t block);
void dl_page_add_row(dl_page_builder *b, uint32_t start, uint32_t end,
                     uint32_t line);

#endif
