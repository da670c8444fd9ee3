/* DL803 accidental-heading: see rules/DL803-accidental-heading.md. */
#include "base/str.h"
#include "page/looks.h"
#include "rules/shared/reshape.h"
#include "rules_gen.h"
#include "text/hangul.h"
#include "text/utf8.h"

/* An image by itself. */
static bool is_image(dl_str text)
{
    return dl_str_starts(text, "![") && text.p[text.n - 1] == ')';
}

/* kramdown takes the line below a list or a quotation with it. */
static bool is_underlined_from_outside(const dl_page *page, const dl_block *b)
{
    const dl_row *under = &page->rows[b->row_end - 1];
    uint8_t parent = page->blocks[b->parent].kind;
    return (parent == DL_BLOCK_ITEM || parent == DL_BLOCK_QUOTE) &&
           under->start == dl_row_line_start(page, under);
}

/* `This is H1!`: an underlined title of a text about Markdown, not a sentence
   of a Korean one. */
static bool is_sentence(dl_str text)
{
    return dl_has_hangul(text) && dl_looks_like_sentence(text);
}

/* Whether somebody has drawn the line below a title on purpose: it is as long
   as the title, in characters or in columns. */
static bool is_drawn(dl_str text, dl_str under)
{
    enum { SHORTEST = 5, NEAR = 2, FIRST_WIDE = 0x1100 };
    size_t characters = 0, columns = 0;
    unsigned n;
    for (size_t i = 0; i < text.n; i += n) {
        columns += dl_utf8_decode(text, i, &n) >= FIRST_WIDE ? 2 : 1;
        characters++;
    }
    return under.n >= SHORTEST && under.n <= columns + NEAR &&
           (under.n + NEAR >= columns ||
            (under.n + NEAR >= characters && under.n <= characters + NEAR));
}

/* `========` below the first text is the title's. */
static bool is_title(const dl_block *b, dl_str under)
{
    enum { SHORTEST = 5 };
    return b->row == 0 && under.p[0] == '=' && under.n >= SHORTEST;
}

/* One sign: `-` begins an item that has no text yet. */
static bool is_accident(const dl_page *page, const dl_block *b)
{
    uint32_t rows = b->row_end - b->row;
    dl_str last = dl_row_trimmed(page, &page->rows[b->row_end - 2]);
    dl_str under = dl_row_trimmed(page, &page->rows[b->row_end - 1]);
    return rows > 2 || under.n == 1 ||
           (is_sentence(last) && !is_drawn(last, under) &&
            !is_title(b, under)) ||
           is_image(last) || is_underlined_from_outside(page, b);
}

/* Finding with a line to put before the underline, or the rule. */
static void report(dl_ctx *ctx, const dl_page *page, uint32_t block,
                   unsigned message, uint32_t first, uint32_t under)
{
    dl_span span = dl_rows_span(page, first, under + 1);
    dl_str sign = dl_row_trimmed(page, &page->rows[under]);
    dl_diagnostic *d = dl_report_args(ctx, message, span, &sign, 1);
    bool is_outside = page->rows[under].start ==
                      dl_row_line_start(page, &page->rows[under]);
    if (sign.p[0] != '=' && (is_outside || dl_can_insert_line(page, block)))
        dl_insert_line(ctx, d, DL_FIX_SAFE, page, &page->rows[under]);
}

/* `--`, `==`: enough to underline a heading. Where Hugo does not take dashes
   for that, they divide the head of a table. */
static bool is_underline(const dl_page *page, dl_str s)
{
    size_t n = 0;
    while (n < s.n && s.p[n] == s.p[0])
        n++;
    return n > 1 && n == s.n &&
           (s.p[0] == '=' || (s.p[0] == '-' &&
                              page->renderer->name != DL_RENDERER_HUGO &&
                              page->renderer->name != DL_RENDERER_UNKNOWN));
}

/* A rule below more than one line of text, which kramdown prints. */
static void look_for_rules(dl_ctx *ctx, const dl_page *page, uint32_t block)
{
    const dl_block *b = &page->blocks[block];
    const dl_block *before = &page->blocks[block - 1];
    if (before->kind == DL_BLOCK_RULE && before->row < b->row &&
        page->rows[before->row].line + 1 == page->rows[b->row].line)
        return; /* front matter that is not at the top: DL101's */
    for (uint32_t r = b->row + 1; r < b->row_end; r++) {
        const dl_row *row = &page->rows[r];
        dl_str s = dl_row_trimmed(page, row);
        if (s.n > 0 &&
            (is_underline(page, s) || dl_looks_like_rule(page, row)) &&
            !dl_looks_like_fence(page, row - 1) &&
            dl_region_at(page->doc, row->start) == DL_REGION_PROSE)
            report(ctx, page, block, DL803_PRINTED, r - 1, r);
    }
}

/* Where it is not known what runs the templates, `===` may be a sign of
   theirs. */
static bool has_templates(const dl_page *page)
{
    return page->renderer->name == DL_RENDERER_UNKNOWN &&
           dl_str_find(page->doc->src, DL_STR("{%")) != SIZE_MAX;
}

static void on_page(dl_ctx *ctx, const struct dl_post *post)
{
    const dl_page *page = dl_ctx_page(ctx);
    (void)post;
    if (page->renderer->name == DL_RENDERER_NONE || has_templates(page))
        return;
    for (uint32_t i = 0; i < page->n_blocks; i++) {
        const dl_block *b = &page->blocks[i];
        if (b->kind == DL_BLOCK_PARAGRAPH)
            look_for_rules(ctx, page, i);
        /* a formula is DL811's */
        if (b->kind == DL_BLOCK_HEADING && b->flags & DL_BLOCK_SETEXT &&
            b->row_end - b->row > 1 && is_accident(page, b) &&
            dl_region_at(page->doc, page->rows[b->row_end - 1].start) !=
                DL_REGION_FORMULA)
            report(ctx, page, i, DL803_HEADING, b->row, b->row_end - 1);
    }
}

const dl_check dl_check_dl803 = {.on_page = on_page};
