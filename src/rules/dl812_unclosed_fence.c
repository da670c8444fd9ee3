/* DL812 unclosed-fence: see rules/DL812-unclosed-fence.md. */
#include "base/str.h"
#include "page/looks.h"
#include "page/page.h"
#include "rules_gen.h"

/* The number of fence signs that the row begins with, after blanks, if they are
   at least three; `*rest` is set to what follows. */
static size_t fence_length(const dl_page *page, const dl_row *row,
                           dl_str *rest)
{
    char first = dl_row_first(page, row);
    size_t n = 0;
    if (first != '`' && first != '~')
        return 0;
    dl_str s = dl_row_trimmed(page, row);
    while (n < s.n && s.p[n] == s.p[0])
        n++;
    *rest = dl_str_trim(dl_str_from(s, n), " \t");
    bool is_span = n > 0 && s.p[0] == '`' && rest->n > 0 &&
                   memchr(rest->p, '`', rest->n);
    return n >= 3 && !is_span ? n : 0;
}

static bool has_blank(dl_str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (dl_is_blank(s.p[i]))
            return true;
    return false;
}

static void report(dl_ctx *ctx, const dl_page *page, const dl_row *row,
                   unsigned message)
{
    dl_str shown = dl_row_trimmed(page, row);
    uint32_t start = (uint32_t)(shown.p - page->doc->src.p);
    dl_report(ctx, message, ((dl_span){start, start + (uint32_t)shown.n}),
              shown);
}

/* Below an item kramdown's fence goes on with it, even if it is closed: the
   fence ends there, with the empty line in it. */
static bool is_lazy(const dl_page *page, const dl_block *b, uint32_t row,
                    dl_str info)
{
    return info.n > 0 &&
           page->rows[row].start ==
               dl_row_line_start(page, &page->rows[row]) &&
           dl_block_is_in(page, (uint32_t)(b - page->blocks), DL_BLOCK_ITEM);
}

/*
 * In kramdown a fence that is not one stays in a paragraph. The next bare one
 * would have been its end. kramdown's own dialect knows no backticks. False:
 * where the others are, is not known, because a plug-in reads this one.
 */
static bool look_in(dl_ctx *ctx, const dl_page *page, const dl_block *b,
                    bool *is_open)
{
    for (uint32_t r = b->row; r < b->row_end; r++) {
        const dl_row *row = &page->rows[r];
        dl_str rest;
        if (!fence_length(page, row, &rest))
            continue;
        if (*is_open && (rest.n == 0 || r > b->row)) {
            *is_open = false; /* would have been its end, if bare */
            continue;
        }
        bool is_own = page->renderer->input == DL_KRAMDOWN_OWN;
        *is_open = true;
        if (has_blank(rest) && page->renderer->own_fences)
            return false;
        report(ctx, page, row,
               has_blank(rest)             ? DL812_INFO
               : is_own                    ? DL812_DIALECT
               : is_lazy(page, b, r, rest) ? DL812_LAZY
                                           : DL812_OPEN);
    }
    return true;
}

/* A fence that kramdown, too, reads as one, with the same end. */
static bool is_plain(const dl_page *page, const dl_block *b)
{
    dl_str rest;
    return b->kind != DL_BLOCK_CODE || !(b->flags & DL_BLOCK_FENCED) ||
           (fence_length(page, &page->rows[b->row], &rest) == 3 &&
            !has_blank(rest));
}

static void on_page(dl_ctx *ctx, const struct dl_post *post)
{
    const dl_page *page = dl_ctx_page(ctx);
    bool is_open = false, is_unknown_plain = true;
    (void)post;
    if (page->renderer->name == DL_RENDERER_NONE ||
        page->renderer->name == DL_RENDERER_MDX) /* reads JSX otherwise */
        return;
    for (uint32_t i = 0; i < page->n_blocks; i++) {
        const dl_block *b = &page->blocks[i];
        if (page->renderer->name == DL_RENDERER_UNKNOWN)
            is_unknown_plain &= is_plain(page, b);
        if (!is_unknown_plain)
            return;
        if (b->kind == DL_BLOCK_CODE && b->flags & DL_BLOCK_OPEN)
            report(ctx, page, &page->rows[b->row], DL812_OPEN);
        else if (b->kind == DL_BLOCK_CODE && is_open &&
                 b->flags & DL_BLOCK_FENCED)
            is_open = false;
        else if (b->kind == DL_BLOCK_PARAGRAPH &&
                 dl_renderer_is_kramdown(page->renderer) &&
                 !look_in(ctx, page, b, &is_open))
            return;
    }
}

const dl_check dl_check_dl812 = {.on_page = on_page};
