/* Puts pages together. */
#include "page/page.h"

#include "page/builder.h"
#include "page/kramdown.h"
#include "page/tree_page.h"

const dl_page *dl_page_new(dl_arena *arena, const dl_doc *doc,
                           const dl_renderer *renderer)
{
    dl_page_builder b = {.doc = doc, .renderer = renderer};
    dl_page *page = DL_ARENA_NEW(arena, dl_page, 1);
    /* few pages have more rows and blocks than lines */
    b.rows.cap = b.blocks.cap = doc->n_lines + 1;
    b.rows.v = dl_xmalloc(b.rows.cap * sizeof *b.rows.v);
    b.blocks.v = dl_xmalloc(b.blocks.cap * sizeof *b.blocks.v);
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
