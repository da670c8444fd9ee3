/* DL807 lines-joined: see rules/DL807-lines-joined.md. */
#include "base/str.h"
#include "page/looks.h"
#include "rules/shared/items.h"
#include "rules/shared/reshape.h"
#include "rules_gen.h"
#include "text/utf8.h"

enum { LONGEST_LABEL = 80 /* bytes between the marks of a label */ };

typedef enum look {
    LOOK_TEXT,
    LOOK_LABEL,    /* **기간**: 하루 */
    LOOK_BULLET,   /* • 하나 */
    LOOK_NUMBER,   /* ① 하나 */
    LOOK_SYLLABLE  /* 가. 하나 */
} look;

/* `**기간**:` or `**기간:**` */
static bool is_label(dl_str s)
{
    if (!dl_str_starts(s, "**"))
        return false;
    size_t end = 2;
    while (end + 1 < s.n && end < LONGEST_LABEL &&
           !(s.p[end] == '*' && s.p[end + 1] == '*'))
        end++;
    if (end <= 2 || end + 2 >= s.n || s.p[end] != '*')
        return false;
    return s.p[end - 1] == ':' ||
           s.p[dl_str_skip_blanks(s, end + 2)] == ':';
}

/* Signs that begin an item for the eye. */
static bool is_bullet(uint32_t c)
{
    static const uint32_t bullets[] = {
        0x2022, 0x25E6, 0x25AA, 0x25A0, 0x25A1, 0x25B6, 0x25BA, 0x203B, 0x261E,
        0x00B7, 0x2713, 0x2714, 0x25C6, 0x25C7, 0x25CB, 0x25CF, 0x2043, 0x2023};
    for (size_t i = 0; i < sizeof bullets / sizeof *bullets; i++)
        if (bullets[i] == c)
            return true;
    return false;
}

/* 가. to 하.: the syllables that count. */
static bool is_counting(uint32_t c, size_t n)
{
    static const uint32_t order[] = {0xAC00, 0xB098, 0xB2E4, 0xB77C, 0xB9C8,
                                     0xBC14, 0xC0AC, 0xC544, 0xC790, 0xCC28,
                                     0xCE74, 0xD0C0, 0xD30C, 0xD558};
    return n < sizeof order / sizeof *order && order[n] == c;
}

/* `*length` is set to the bytes of the sign. */
static look look_of(dl_str s, size_t n_before, unsigned *length)
{
    *length = 0;
    if (s.n < 2)
        return LOOK_TEXT;
    if (is_label(s))
        return LOOK_LABEL;
    uint32_t c = dl_utf8_decode(s, 0, length);
    if (*length + 1 >= s.n)
        return LOOK_TEXT;
    if (is_bullet(c))
        return LOOK_BULLET;
    if (c == 0x2460 + n_before)
        return LOOK_NUMBER;
    if (s.p[*length] == '.' && dl_is_blank(s.p[*length + 1]) &&
        is_counting(c, n_before))
        return LOOK_SYLLABLE;
    return LOOK_TEXT;
}

/* A block's rows of one look, [from, to). */
typedef struct group {
    uint32_t from, to;
    look look;
} group;

static bool find_group(const dl_page *page, const dl_block *b, uint32_t r,
                       group *g)
{
    unsigned length;
    g->from = r;
    g->to = r + 1;
    g->look = look_of(dl_row_trimmed(page, &page->rows[r]), 0, &length);
    if (g->look == LOOK_TEXT)
        return false;
    while (g->to < b->row_end &&
           !dl_ends_in_break(page, &page->rows[g->to - 1]) &&
           look_of(dl_row_trimmed(page, &page->rows[g->to]), g->to - r,
                   &length) == g->look)
        g->to++;
    return g->to - r > 1;
}

static bool is_bullet_list(const dl_page *page, uint32_t block)
{
    const dl_block *b = &page->blocks[block];
    return b->kind == DL_BLOCK_LIST && !(b->flags & DL_BLOCK_ORDERED);
}

/* Whether a list in the rows would be one with the list above or below. */
static bool touches_list(const dl_page *page, uint32_t block, const group *g)
{
    const dl_block *b = &page->blocks[block];
    uint32_t above = dl_block_before(page, block);
    return (g->from == b->row && above != DL_NONE &&
            is_bullet_list(page, above)) ||
           (g->to == b->row_end && b->end < page->n_blocks &&
            page->blocks[b->end].parent == b->parent &&
            is_bullet_list(page, b->end));
}

/* A list; a bullet gives way to its mark. */
static void repair(dl_ctx *ctx, dl_diagnostic *d, const dl_page *page,
                   uint32_t block, const group *g)
{
    const dl_block *b = &page->blocks[block];
    uint32_t next = page->blocks[block].end;
    dl_str last = dl_row_trimmed(page, &page->rows[g->to - 1]);
    /* `**내용**:` with a list right below would not be its label any more */
    bool owns_next = g->to == b->row_end && next < page->n_blocks &&
                     page->blocks[next].row < page->n_rows &&
                     page->rows[page->blocks[next].row].line ==
                         page->rows[g->to - 1].line + 1;
    /* what follows in the paragraph would go on with the last item */
    if (b->parent != 0 || owns_next || dl_str_ends(last, ":") ||
        g->to < b->row_end || touches_list(page, block, g))
        return;
    for (uint32_t r = g->from; r < g->to; r++) {
        dl_str s = dl_row_trimmed(page, &page->rows[r]);
        uint32_t start = dl_row_line_start(page, &page->rows[r]);
        uint32_t text = (uint32_t)(s.p - page->doc->src.p);
        unsigned length;
        if (g->look == LOOK_BULLET) {
            dl_utf8_decode(s, 0, &length);
            text += length;
            while (dl_is_blank(page->doc->src.p[text]))
                text++;
        }
        if (r == g->from && r > b->row)
            dl_insert_line_with(ctx, d, DL_FIX_SAFE, page, &page->rows[r], text,
                                "- ");
        else
            dl_fix_edit(ctx, d, DL_FIX_SAFE, (dl_span){start, text},
                        DL_STR("- "));
    }
}

static void look_in(dl_ctx *ctx, const dl_page *page, uint32_t block)
{
    const dl_block *b = &page->blocks[block];
    for (uint32_t r = b->row; r + 1 < b->row_end; r++) {
        group g;
        if (!find_group(page, b, r, &g))
            continue;
        dl_diagnostic *d = dl_report(ctx, DL807_JOINED,
                                     dl_rows_span(page, g.from, g.to),
                                     DL_STR(""));
        repair(ctx, d, page, block, &g);
        return; /* one a block */
    }
}

static void on_page(dl_ctx *ctx, const struct dl_post *post)
{
    const dl_page *page = dl_ctx_page(ctx);
    (void)post;
    if (page->renderer->name == DL_RENDERER_NONE ||
        page->renderer->hard_breaks)
        return;
    for (uint32_t i = 0; i < page->n_blocks; i++)
        if (page->blocks[i].kind == DL_BLOCK_PARAGRAPH)
            look_in(ctx, page, i);
}

const dl_check dl_check_dl807 = {.on_page = on_page};
