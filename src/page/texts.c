/* Takes blocks apart into texts. */
#include "page/texts.h"

#include "base/str.h"
#include "base/vec.h"

enum { MOST_PARTS = 4 };

/* A part that is looked for, and where it is next; nowhere: at the end. */
typedef struct part {
    dl_str text;
    uint32_t next;
} part;

typedef struct walker {
    const dl_page *page;
    part parts[MOST_PARTS];
    size_t n_parts;
    uint32_t next; /* the nearest part's */
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

/* MDX: what begins with `import` or `export` is JavaScript. */
static bool is_statement(const dl_page *page, const dl_block *b)
{
    if (page->renderer->name != DL_RENDERER_MDX ||
        b->kind != DL_BLOCK_PARAGRAPH || b->parent != 0)
        return false;
    dl_str s = dl_row_text(page, &page->rows[b->row]);
    return dl_str_starts(s, "import ") || dl_str_starts(s, "export ");
}

static void find_next(part *p, dl_str src, uint32_t from)
{
    size_t at = dl_str_find(dl_str_from(src, from), p->text);
    p->next = at == SIZE_MAX ? (uint32_t)src.n : from + (uint32_t)at;
}

/* Looks for the parts that are before `start` again. */
static void find_from(walker *w, uint32_t start)
{
    w->next = (uint32_t)w->page->doc->src.n;
    for (size_t i = 0; i < w->n_parts; i++) {
        part *p = &w->parts[i];
        if (p->next < start)
            find_next(p, w->page->doc->src, start);
        if (p->next < w->next)
            w->next = p->next;
    }
}

/* Whether one of the parts is in [start, end), of which both only grow; most
   blocks are before the next one. */
static inline bool has_part(walker *w, uint32_t start, uint32_t end)
{
    if (w->next < start)
        find_from(w, start);
    return w->next < end;
}

static void take_block(walker *w, uint32_t i)
{
    const dl_block *b = &w->page->blocks[i];
    const dl_row *rows = w->page->rows;
    uint32_t end = b->row_end - (b->flags & DL_BLOCK_SETEXT ? 1 : 0);
    if (end == b->row || !has_part(w, rows[b->row].start, rows[end - 1].end))
        return;
    for (uint32_t r = b->row; r < end; r++) {
        if (b->kind == DL_BLOCK_TABLE)
            each_cell(w, i, &rows[r]);
        else
            add(w, rows[r].start, rows[r].end);
    }
    hand_over(w, i);
}

void dl_page_each_text(const dl_page *page, const char *const *parts,
                       dl_on_text on_text, void *user)
{
    const uint32_t n = (uint32_t)page->doc->src.n;
    walker w = {.page = page, .on_text = on_text, .user = user};
    for (; *parts && w.n_parts < MOST_PARTS; parts++) {
        part *p = &w.parts[w.n_parts++];
        p->text = dl_str_of(*parts);
        find_next(p, page->doc->src, 0);
    }
    find_from(&w, 0);
    if (w.next == n)
        return;
    for (uint32_t i = 0; i < page->n_blocks; i++) {
        uint8_t kind = page->blocks[i].kind;
        if (kind >= DL_BLOCK_PARAGRAPH && kind <= DL_BLOCK_TABLE &&
            !is_statement(page, &page->blocks[i]))
            take_block(&w, i);
    }
    dl_vec_free(&w.pieces);
}
