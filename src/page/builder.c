/* Adds blocks and rows. */
#include "page/builder.h"

uint32_t dl_page_open(dl_page_builder *b, dl_block_kind kind, uint32_t parent)
{
    uint32_t depth = parent == DL_NONE ? 0 : b->blocks.v[parent].depth;
    if (kind == DL_BLOCK_LIST && depth < UINT8_MAX)
        depth++;
    dl_vec_push(&b->blocks, (dl_block){.kind = (uint8_t)kind,
                                       .depth = (uint8_t)depth,
                                       .parent = parent,
                                       .row = (uint32_t)b->rows.n});
    return (uint32_t)b->blocks.n - 1;
}

void dl_page_close(dl_page_builder *b, uint32_t block)
{
    b->blocks.v[block].end = (uint32_t)b->blocks.n;
    b->blocks.v[block].row_end = (uint32_t)b->rows.n;
}

void dl_page_add_row(dl_page_builder *b, uint32_t start, uint32_t end,
                     uint32_t line)
{
    dl_vec_push(&b->rows, (dl_row){start, end, line});
}
