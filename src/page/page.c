/* Pages, and the part of building them that all renderers share. */
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

const dl_page *dl_page_new(dl_arena *arena, const dl_doc *doc,
                           const dl_renderer *renderer)
{
    dl_page_builder b = {.doc = doc, .renderer = renderer};
    dl_page *page = DL_ARENA_NEW(arena, dl_page, 1);
    uint32_t root = dl_page_open(&b, DL_BLOCK_ROOT, DL_NONE);
    if (dl_renderer_is_kramdown(renderer))
        dl_page_from_kramdown(&b);
    else
        dl_page_from_tree(&b);
    dl_page_close(&b, root);
    *page = (dl_page){.doc = doc,
                      .renderer = renderer,
                      .blocks = dl_vec_to_arena(&b.blocks, arena),
                      .n_blocks = (uint32_t)b.blocks.n,
                      .rows = dl_vec_to_arena(&b.rows, arena),
                      .n_rows = (uint32_t)b.rows.n};
    dl_vec_free(&b.blocks);
    dl_vec_free(&b.rows);
    return page;
}

bool dl_block_is_in(const dl_page *page, uint32_t block, dl_block_kind kind)
{
    for (uint32_t i = page->blocks[block].parent; i != DL_NONE;
         i = page->blocks[i].parent)
        if (page->blocks[i].kind == kind)
            return true;
    return false;
}
