/* Takes blocks apart into texts. */
#include "page/texts.h"

#include "base/str.h"
#include "base/vec.h"

typedef struct walker {
    const dl_page *page;
    dl_on_text on_text;
    void *user;
    DL_VEC(dl_span) pieces;
} walker;

static void hand_over(walker *w, uint32_t block)
{
    if (w->pieces.n > 0)
        w->on_text(w->user, block, w->pieces.v, w->pieces.n);
    w->pieces.n = 0;
}

/* A row without blanks at its ends, which show nowhere. */
static void add(walker *w, uint32_t start, uint32_t end)
{
    const char *p = w->page->doc->src.p;
    while (start < end && dl_is_blank(p[start]))
        start++;
    while (end > start && dl_is_blank(p[end - 1]))
        end--;
    dl_vec_push(&w->pieces, (dl_span){start, end});
}

/* Cells end at a `|` without a backslash before it. */
static void each_cell(walker *w, uint32_t block, const dl_row *row)
{
    const char *p = w->page->doc->src.p;
    uint32_t start = row->start;
    for (uint32_t i = row->start; i <= row->end; i++) {
        bool is_end = i == row->end ||
                      (p[i] == '|' && (i == row->start || p[i - 1] != '\\'));
        if (!is_end)
            continue;
        add(w, start, i);
        hand_over(w, block);
        start = i + 1;
    }
}

void dl_page_each_text(const dl_page *page, dl_on_text on_text, void *user)
{
    walker w = {.page = page, .on_text = on_text, .user = user};
    for (uint32_t i = 0; i < page->n_blocks; i++) {
        const dl_block *b = &page->blocks[i];
        if (b->kind < DL_BLOCK_PARAGRAPH || b->kind > DL_BLOCK_TABLE)
            continue;
        uint32_t end = b->row_end - (b->flags & DL_BLOCK_SETEXT ? 1 : 0);
        for (uint32_t r = b->row; r < end; r++) {
            if (b->kind == DL_BLOCK_TABLE)
                each_cell(&w, i, &page->rows[r]);
            else
                add(&w, page->rows[r].start, page->rows[r].end);
        }
        hand_over(&w, i);
    }
    dl_vec_free(&w.pieces);
}
