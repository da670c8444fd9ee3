/* DL815 heading-not-rendered: see rules/DL815-heading-not-rendered.md. */
#include "base/str.h"
#include "page/looks.h"
#include "rules/shared/reshape.h"
#include "rules_gen.h"
#include "text/hangul.h"

/* Where the signs of a heading are in a row. */
typedef struct heading {
    uint32_t start, signs_end, text;
    uint32_t level;
} heading;

/* `##제목`, `  ## 제목`: one to six signs, and text. */
static bool looks_like_heading(const dl_page *page, const dl_row *row,
                               heading *h)
{
    const char *p = page->doc->src.p;
    uint32_t i = row->start;
    while (i < row->end && dl_is_blank(p[i]))
        i++;
    h->start = i;
    while (i < row->end && p[i] == '#')
        i++;
    h->signs_end = i;
    h->level = i - h->start;
    while (i < row->end && dl_is_blank(p[i]))
        i++;
    h->text = i;
    return h->level > 0 && h->level <= 6 && i < row->end;
}

/* `#Title 제목`: the only line of the first block of a text is its title. */
static bool is_title(const dl_page *page, uint32_t block, dl_str text)
{
    const dl_block *b = &page->blocks[block];
    return block == 1 && b->kind == DL_BLOCK_PARAGRAPH &&
           b->row_end == b->row + 1 && dl_has_hangul(text) &&
           memchr(text.p, ' ', text.n);
}

/* More than a title has. */
static bool has_many_words(dl_str text)
{
    enum { MANY = 4 };
    unsigned blanks = 0;
    text = dl_str_trim_end(text, " \t");
    for (size_t i = 0; i < text.n; i++)
        blanks += text.p[i] == ' ';
    return blanks >= MANY;
}

/* `#태그 #태그`, `#2`, `#!/bin/sh`, `#include`: one sign before what is no
   heading. Two signs are never anything else. */
static bool is_something_else(const dl_page *page, uint32_t block,
                              const dl_row *row, const heading *h)
{
    dl_str text = {page->doc->src.p + h->text, row->end - h->text};
    bool is_text = (unsigned char)text.p[0] >= 0x80 || dl_is_alnum(text.p[0]);
    if (h->signs_end < h->text)
        return false;
    if (!is_text && !dl_is_one_of(text.p[0], "[*`(\""))
        return true;
    for (size_t i = 1; i + 1 < text.n; i++)
        if (text.p[i] == '#' && dl_is_blank(text.p[i - 1]) &&
            !dl_is_blank(text.p[i + 1]) && text.p[i + 1] != '#')
            return true;
    if (is_title(page, block, text))
        return false;
    if (dl_str_ends(dl_str_trim_end(text, " \t"), ".") &&
        memchr(text.p, ' ', text.n))
        return true; /* `##은 두 토큰을 잇는다.`: a sentence about a sign */
    if (h->level == 1 && (dl_str_find(text, DL_STR(". ")) != SIZE_MAX ||
                          has_many_words(text)))
        return true; /* `#아직 모른다. 더 볼 것`: a remark */
    /* `##Reason: …` is some program's output, `#pragma` its input */
    if (dl_is_alpha(text.p[0]) &&
        (h->level == 1 || memchr(text.p, ':', text.n)))
        return true;
    return h->level == 1 && (dl_is_alnum(text.p[0]) || !dl_has_hangul(text));
}

/* A `#` in a formula, in code or for a template engine. Where it is a tag of
   Obsidian (a label), other renderers show it all the same, and two of them
   begin no address: `##src/main.c`. */
static bool is_in_other_text(const dl_doc *doc, const heading *h)
{
    dl_region_kind kind = dl_region_at(doc, h->start);
    return kind != DL_REGION_PROSE && kind != DL_REGION_LABEL &&
           kind != DL_REGION_HTML &&
           !(kind == DL_REGION_ADDRESS && h->level > 1);
}

/* What keeps it from being one. */
static unsigned cause_of(const dl_page *page, const dl_row *row,
                         const heading *h)
{
    if (h->signs_end == h->text &&
        !(dl_renderer_is_kramdown(page->renderer) &&
          page->renderer->input == DL_KRAMDOWN_OWN))
        return DL815_BLANK;
    bool is_indented = h->start > row->start;
    return is_indented ? DL815_INDENTED : DL815_TEXT_ABOVE;
}

static bool is_own_dialect(const dl_page *page)
{
    return dl_renderer_is_kramdown(page->renderer) &&
           page->renderer->input == DL_KRAMDOWN_OWN;
}

/* Whether an empty line must come before the row. kramdown's own dialect needs
   one below a heading and an attribute list, too. */
static bool needs_line(const dl_page *page, uint32_t block, const dl_row *row,
                       unsigned cause)
{
    const dl_doc *doc = page->doc;
    const dl_block *b = &page->blocks[block];
    if (row != &page->rows[b->row])
        return cause == DL815_TEXT_ABOVE;
    uint32_t start = doc->line_starts[row->line];
    return is_own_dialect(page) && b->parent == 0 && row->line > 0 &&
           dl_str_trim(dl_doc_slice(doc, (dl_span){
                           doc->line_starts[row->line - 1], start}),
                       " \t\r\n").n > 0;
}

static void repair(dl_ctx *ctx, dl_diagnostic *d, const dl_page *page,
                   uint32_t block, const dl_row *row, const heading *h,
                   unsigned cause)
{
    /* `#낱말` may be a tag */
    bool may_be_tag = h->level == 1 && cause == DL815_BLANK;
    dl_applicability how = may_be_tag ? DL_FIX_UNSAFE : DL_FIX_SAFE;
    bool has_line = needs_line(page, block, row, cause);
    /* `##제목##` would keep the signs at its end */
    bool is_closed = page->doc->src.p[row->end - 1] == '#';
    if (cause == DL815_HTML || is_closed ||
        (has_line && !dl_can_insert_line(page, block)))
        return;
    if (h->signs_end == h->text) /* in kramdown's own dialect, too */
        dl_fix_edit(ctx, d, how, (dl_span){h->signs_end, h->signs_end},
                    DL_STR(" "));
    if (h->start > row->start && dl_renderer_is_kramdown(page->renderer) &&
        row->start == dl_row_line_start(page, row))
        dl_fix_edit(ctx, d, how, (dl_span){row->start, h->start},
                    DL_STR(""));
    if (has_line)
        dl_insert_line(ctx, d, DL_FIX_SAFE, page, row);
}

/* Below `<div markdown="1">`: kramdown reads what is in it. */
static bool is_markdown_element(const dl_page *page, const dl_block *b)
{
    bool is_first = b->kind == DL_BLOCK_HTML || b->row == 0;
    const dl_row *row = &page->rows[is_first ? b->row : b->row - 1];
    if (!dl_renderer_is_kramdown(page->renderer) ||
        dl_row_first(page, row) != '<')
        return false;
    dl_str s = dl_row_trimmed(page, row);
    return dl_str_find(s, DL_STR("markdown=")) != SIZE_MAX;
}

/* Whether the row of a block of HTML has a tag after which text is code. */
static bool begins_code(const dl_page *page, const dl_row *row)
{
    dl_str s = dl_row_text(page, row);
    return dl_str_find(s, DL_STR("<pre")) != SIZE_MAX ||
           dl_str_find(s, DL_STR("<code")) != SIZE_MAX;
}

/* Whether nothing is left of the row but an empty line: `{{ page.x }}`. */
static bool is_of_liquid(const dl_page *page, const dl_row *row)
{
    dl_str s = dl_row_trimmed(page, row);
    return page->renderer->liquid && dl_str_starts(s, "{{") &&
           dl_str_ends(s, "}}");
}

static void look_in(dl_ctx *ctx, const dl_page *page, uint32_t block)
{
    const dl_block *b = &page->blocks[block];
    if (is_markdown_element(page, b))
        return;
    bool is_code = false; /* or meant as code */
    for (uint32_t r = b->row; r < b->row_end; r++) {
        const dl_row *row = &page->rows[r];
        heading h;
        bool is_fence = dl_looks_like_fence(page, row);
        if (b->kind == DL_BLOCK_HTML &&
            (is_fence || begins_code(page, row)))
            return;
        is_code ^= is_fence;
        if (is_code || dl_row_first(page, row) != '#')
            continue;
        /* `2. #아이디`: a name in a list */
        bool is_item = r == b->row &&
                       page->blocks[b->parent].kind == DL_BLOCK_ITEM &&
                       page->blocks[b->parent].mark >=
                           page->doc->line_starts[row->line];
        if (is_item && looks_like_heading(page, row, &h) && h.level == 1)
            continue;
        if (row->end == row->start || !looks_like_heading(page, row, &h) ||
            is_something_else(page, block, row, &h) ||
            is_in_other_text(page->doc, &h))
            continue;
        /* deeper, it is the text of the line before */
        if (h.signs_end < h.text && h.start - row->start > 3)
            continue;
        unsigned cause = b->kind == DL_BLOCK_HTML ? DL815_HTML
                                                  : cause_of(page, row, &h);
        if (b->kind == DL_BLOCK_HTML &&
            (h.signs_end == h.text || r == b->row))
            continue;
        if (cause == DL815_TEXT_ABOVE && r > b->row &&
            is_of_liquid(page, row - 1))
            continue;
        dl_span span = {h.start, row->end};
        dl_diagnostic *d =
            dl_report(ctx, cause, span,
                      dl_doc_slice(page->doc,
                                   (dl_span){h.start, h.signs_end}));
        repair(ctx, d, page, block, row, &h, cause);
        if (b->kind == DL_BLOCK_HTML)
            return; /* one cause, which goes on to the end of the element */
    }
}

static void on_page(dl_ctx *ctx, const struct dl_post *post)
{
    const dl_page *page = dl_ctx_page(ctx);
    (void)post;
    if (page->renderer->name <= DL_RENDERER_NONE) /* none is lost in all */
        return;
    for (uint32_t i = 0; i < page->n_blocks; i++) {
        if (page->blocks[i].kind == DL_BLOCK_PARAGRAPH ||
            dl_is_html_text(page, i))
            look_in(ctx, page, i);
    }
}

const dl_check dl_check_dl815 = {.on_page = on_page};
