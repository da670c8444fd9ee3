/* DL802 accidental-table: see rules/DL802-accidental-table.md. */
#include "base/str.h"
#include "page/looks.h"
#include "rules/shared/reshape.h"
#include "rules_gen.h"

enum { FEWEST_ROWS = 3 /* of a table that is meant without a head */ };

/* `|` at the start and the end. */
static bool is_framed(const dl_page *page, const dl_row *row)
{
    dl_str s = dl_row_trimmed(page, row);
    return s.n > 2 && s.p[0] == '|' && s.p[s.n - 1] == '|' &&
           s.p[s.n - 2] != '\\';
}

/* `- | -` below the head of a table begins an item, which has the rest. */
static bool is_dashes_in_item(const dl_page *page, const dl_block *b)
{
    const dl_block *item = &page->blocks[b->parent];
    const dl_row *first = &page->rows[b->row];
    dl_str s = dl_row_trimmed(page, first);
    return item->kind == DL_BLOCK_ITEM && page->doc->src.p[item->mark] == '-' &&
           item->mark >= page->doc->line_starts[first->line] &&
           dl_str_starts(s, "|") && dl_looks_like_delimiter(page, first);
}

/* Without a delimiter row, rows of equal cells or in frames are a table. */
static bool is_meant(const dl_page *page, const dl_block *b)
{
    uint32_t n = b->row_end - b->row;
    uint32_t cells = dl_pipes_in(page, &page->rows[b->row]);
    bool are_equal = n >= FEWEST_ROWS, are_framed = cells > 2 || n > 1;
    if (is_dashes_in_item(page, b))
        return false;
    if (b->flags & DL_BLOCK_RULED)
        return true;
    for (uint32_t r = b->row; r < b->row_end; r++) {
        if (dl_looks_like_delimiter(page, &page->rows[r]))
            return true;
        are_equal &= dl_pipes_in(page, &page->rows[r]) == cells;
        are_framed &= is_framed(page, &page->rows[r]);
    }
    return are_equal || are_framed;
}

/* Whether a bracket is open in the formula before byte `at`: then the bar
   stands for "given". */
static bool is_after_bracket(const dl_doc *doc, uint32_t start, uint32_t at)
{
    uint32_t open = start;
    int depth = 0;
    for (uint32_t i = at; i > start && depth >= 0; i--) {
        depth += dl_is_one_of(doc->src.p[i - 1], ")]}")   ? 1
                 : dl_is_one_of(doc->src.p[i - 1], "([{") ? -1
                                                           : 0;
        open = i - 1;
    }
    if (depth >= 0)
        return false;
    uint32_t bars = 0; /* |V| in brackets is an absolute value */
    depth = 0;
    for (uint32_t i = open; i < doc->src.n && doc->src.p[i] != '\n'; i++) {
        depth += dl_is_one_of(doc->src.p[i], "([{")   ? 1
                 : dl_is_one_of(doc->src.p[i], ")]}") ? -1
                                                       : 0;
        bars += doc->src.p[i] == '|' && depth == 1;
        if (depth == 0)
            break;
    }
    return bars % 2 == 1;
}

/* `\mid ` or `\vert `, the space only before a letter. */
static dl_str bar_of(const dl_doc *doc, uint32_t at)
{
    const dl_region *r = &doc->regions[dl_region_find(doc, at)];
    bool is_letter = at + 1 < doc->src.n && dl_is_alpha(doc->src.p[at + 1]);
    if (is_after_bracket(doc, r->start, at))
        return is_letter ? DL_STR("\\mid ") : DL_STR("\\mid");
    return is_letter ? DL_STR("\\vert ") : DL_STR("\\vert");
}

/* `\text{|}`: of a formula whose macros stand in no text. */
static bool is_in_text(const dl_doc *doc, uint32_t at)
{
    size_t i = dl_region_find(doc, at);
    if (dl_region_at(doc, at) != DL_REGION_FORMULA)
        return false;
    dl_span span = {doc->regions[i].start, doc->regions[i].end};
    return dl_str_find(dl_doc_slice(doc, span), DL_STR("\\text")) != SIZE_MAX;
}

/* Every `|` that separates cells; false: one is where it cannot be escaped. */
static bool escape_pipes(dl_ctx *ctx, dl_diagnostic *d, const dl_page *page,
                         const dl_block *b, dl_applicability how, bool is_trial)
{
    const dl_doc *doc = page->doc;
    for (uint32_t r = b->row; r < b->row_end; r++) {
        const dl_row *row = &page->rows[r];
        for (uint32_t i = row->start; i < row->end; i++) {
            if (doc->src.p[i] != '|' ||
                (i > row->start && doc->src.p[i - 1] == '\\'))
                continue;
            dl_region_kind kind = dl_region_at(doc, i);
            bool is_gone = kind == DL_REGION_TEMPLATE &&
                           page->renderer->liquid;
            if (kind == DL_REGION_CODE || is_gone)
                continue;
            if (kind == DL_REGION_ADDRESS || kind == DL_REGION_HTML ||
                kind == DL_REGION_TEMPLATE || is_in_text(doc, i))
                return false;
            if (!is_trial)
                dl_fix_edit(ctx, d, how, (dl_span){i, i + 1},
                            kind == DL_REGION_FORMULA ? bar_of(doc, i)
                                                      : DL_STR("\\|"));
        }
    }
    return true;
}

enum { MOST_ROWS = 32 /* of a torn table */ };

/* The only row of a block of text; NULL: it has others, or is no text. */
static const dl_row *only_row(const dl_page *page, uint32_t block)
{
    const dl_block *b = &page->blocks[block];
    bool is_text = b->kind == DL_BLOCK_TABLE || b->kind == DL_BLOCK_PARAGRAPH;
    return is_text && b->row_end == b->row + 1 ? &page->rows[b->row] : NULL;
}

/* Whether empty lines have torn a table apart: rows with as many cells lead
   from the block to its line of dashes. Backslashes would not bring it back. */
static bool is_torn(const dl_page *page, uint32_t block)
{
    const dl_row *row = only_row(page, block);
    uint32_t pipes = row ? dl_pipes_in(page, row) : 0;
    for (int step = -1; step <= 1 && pipes > 0; step += 2) {
        uint32_t i = block + (uint32_t)step;
        for (unsigned n = 0; n < MOST_ROWS && i < page->n_blocks;
             n++, i += (uint32_t)step) {
            row = only_row(page, i);
            if (row && dl_looks_like_delimiter(page, row))
                return true;
            if (!row || dl_pipes_in(page, row) != pipes)
                break;
        }
    }
    return false;
}

static void report(dl_ctx *ctx, const dl_page *page, uint32_t block)
{
    const dl_block *b = &page->blocks[block];
    dl_span span = dl_rows_span(page, b->row, b->row_end);
    dl_diagnostic *d = dl_report(ctx, DL802_TABLE, span, DL_STR("|"));
    bool in_formula = dl_region_kinds(page->doc, span) &
                      DL_REGION_BIT(DL_REGION_FORMULA);
    if (is_dashes_in_item(page, b) || is_torn(page, block))
        return;
    if (escape_pipes(ctx, d, page, b, DL_FIX_NONE, true))
        escape_pipes(ctx, d, page, b,
                     in_formula ? DL_FIX_UNSAFE : DL_FIX_SAFE, false);
}

static void on_page(dl_ctx *ctx, const struct dl_post *post)
{
    (void)post;
    if (!dl_renderer_is_kramdown(dl_ctx_renderer(ctx)))
        return;
    const dl_page *page = dl_ctx_page(ctx);
    for (uint32_t i = 0; i < page->n_blocks; i++)
        if (page->blocks[i].kind == DL_BLOCK_TABLE &&
            !is_meant(page, &page->blocks[i]))
            report(ctx, page, i);
}

const dl_check dl_check_dl802 = {.on_page = on_page};
