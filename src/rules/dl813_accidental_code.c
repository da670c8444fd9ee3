/* DL813 accidental-code: see rules/DL813-accidental-code.md. */
#include "base/str.h"
#include "page/looks.h"
#include "rules/shared/items.h"
#include "rules/shared/reshape.h"
#include "rules_gen.h"
#include "text/hangul.h"

/* Whether more than half of the bytes are Hangul, and it ends as a sentence. */
static bool is_prose(dl_str s)
{
    size_t wide = 0;
    for (size_t i = 0; i < s.n; i++)
        wide += (unsigned char)s.p[i] >= 0x80;
    return wide * 2 > s.n && dl_has_hangul(s) && dl_looks_like_sentence(s) &&
           memchr(s.p, ' ', s.n);
}

static bool is_indented_code(const dl_block *b)
{
    return b->kind == DL_BLOCK_CODE && !(b->flags & DL_BLOCK_FENCED);
}

static bool is_accident(const dl_page *page, const dl_block *b)
{
    for (uint32_t r = b->row; r < b->row_end; r++) {
        dl_str s = dl_row_trimmed(page, &page->rows[r]);
        if (s.n > 0 && !is_prose(s))
            return false;
    }
    return true;
}

/* Whether it is code to every renderer: kramdown ends a heading otherwise,
   takes the lines below along, and indents items less. */
static bool is_code_to_all(const dl_page *page, const dl_block *b)
{
    uint32_t first = page->rows[b->row].line;
    uint32_t last = page->rows[b->row_end - 1].line;
    return b->parent == 0 &&
           (first == 0 || dl_is_empty_line(page, first - 1)) &&
           dl_is_empty_line(page, last + 1);
}

/* In an item, goldmark reckons tabs otherwise. */
static bool has_goldmark_tab(const dl_page *page, const dl_block *b)
{
    const dl_row *row = &page->rows[b->row];
    uint32_t start = dl_row_line_start(page, row);
    return page->renderer->name == DL_RENDERER_HUGO && b->parent != 0 &&
           memchr(page->doc->src.p + start, '\t', row->end - start);
}

/* Below a rule or HTML, such as a `<br>` of its own, code is a box that
   somebody has drawn. */
static bool is_box(const dl_page *page, uint32_t block)
{
    uint32_t before = dl_block_before(page, block);
    if (before == DL_NONE)
        return false;
    const dl_block *b = &page->blocks[before];
    return b->kind == DL_BLOCK_RULE || b->kind == DL_BLOCK_HTML ||
           (b->kind == DL_BLOCK_PARAGRAPH && b->row_end > b->row &&
            dl_begins_with(dl_row_trimmed(page, &page->rows[b->row]), "<br"));
}

/* Whether it is code to readers, and nobody drew a box. */
static bool is_seen(const dl_page *page, uint32_t block)
{
    const dl_block *b = &page->blocks[block];
    if (is_box(page, block) || dl_is_goldmark_row(page, block) ||
        has_goldmark_tab(page, b))
        return false;
    return page->renderer->name != DL_RENDERER_UNKNOWN ||
           (is_code_to_all(page, b) &&
            !dl_is_in_admonition(page, page->rows[b->row].line));
}

static void report(dl_ctx *ctx, const dl_page *page, uint32_t block)
{
    const dl_block *b = &page->blocks[block];
    dl_span span = dl_rows_span(page, b->row, b->row_end);
    dl_diagnostic *d = dl_report(ctx, DL813_CODE, span, DL_STR(""));
    dl_item_look look;
    for (uint32_t r = b->row; r < b->row_end; r++)
        if (dl_looks_like_item(page, &page->rows[r], &look))
            return; /* would be one */
    /* text below would go on with it */
    if (b->parent != 0 ||
        !dl_is_empty_line(page, page->rows[b->row_end - 1].line + 1))
        return;
    for (uint32_t r = b->row; r < b->row_end; r++)
        if (dl_row_trimmed(page, &page->rows[r]).n > 0)
            dl_indent_line(ctx, d, DL_FIX_SAFE, page, page->rows[r].line, 0);
}

/* A text that has other indented code shows samples, and whoever indents many
   sentences draws boxes. */
static void on_page(dl_ctx *ctx, const struct dl_post *post)
{
    enum { MOST = 2 };
    const dl_page *page = dl_ctx_page(ctx);
    uint32_t n = 0, seen = 0;
    (void)post;
    if (page->renderer->name == DL_RENDERER_NONE ||
        page->renderer->name == DL_RENDERER_MDX) /* which has no such code */
        return;
    for (uint32_t i = 0; i < page->n_blocks; i++)
        if (is_indented_code(&page->blocks[i])) {
            if (!is_accident(page, &page->blocks[i]))
                return;
            n++;
        }
    for (uint32_t i = 0; n > MOST && i < page->n_blocks; i++)
        seen += is_indented_code(&page->blocks[i]) && is_seen(page, i);
    if (n == 0 || seen > MOST)
        return;
    for (uint32_t i = 0; i < page->n_blocks; i++)
        if (is_indented_code(&page->blocks[i]) && is_seen(page, i))
            report(ctx, page, i);
}

const dl_check dl_check_dl813 = {.on_page = on_page};
