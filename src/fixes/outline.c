/* Compares the blocks of a page before and after fixes. */
#include "fixes/outline.h"

#include "page/page.h"

static bool is_alike(const dl_block *a, const dl_block *b)
{
    return a->kind == b->kind && a->parent == b->parent && a->end == b->end &&
           (a->flags & DL_BLOCK_ORDERED) == (b->flags & DL_BLOCK_ORDERED);
}

static bool are_alike(const dl_page *a, const dl_page *b)
{
    if (a->n_blocks != b->n_blocks)
        return false;
    for (uint32_t i = 0; i < a->n_blocks; i++)
        if (!is_alike(&a->blocks[i], &b->blocks[i]))
            return false;
    return true;
}

static bool is_at_stake(const dl_diagnostic *const *repaired, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (repaired[i]->flags & DL_DIAGNOSTIC_ALSO &&
            repaired[i]->rule->reshapes)
            return true;
    return false;
}

bool dl_outline_is_kept(const dl_result *before, const dl_result *after,
                        const dl_diagnostic *const *repaired, size_t n)
{
    const dl_renderer *renderer = &before->renderer;
    if (!is_at_stake(repaired, n) || renderer->name == DL_RENDERER_NONE)
        return true;
    dl_arena *arena = dl_arena_new();
    bool are_kept = are_alike(dl_page_new(arena, before->doc, renderer),
                              dl_page_new(arena, after->doc, renderer));
    dl_arena_free(arena);
    return are_kept;
}
