/* Inserting and indenting lines. */
#include "rules/shared/reshape.h"

#include "base/str.h"
#include "text/lines.h"

bool dl_can_insert_line(const dl_page *page, uint32_t block)
{
    return page->blocks[block].kind != DL_BLOCK_QUOTE &&
           !dl_block_is_in(page, block, DL_BLOCK_QUOTE);
}

bool dl_is_empty_line(const dl_page *page, uint32_t line)
{
    const dl_doc *doc = page->doc;
    if (line >= doc->n_lines)
        return true;
    uint32_t end = dl_lines_end(doc->line_starts, doc->n_lines, doc->src, line);
    dl_str text = dl_doc_slice(doc, (dl_span){doc->line_starts[line], end});
    return dl_str_trim(text, " \t\r\n").n == 0;
}

bool dl_is_goldmark_row(const dl_page *page, uint32_t block)
{
    const dl_block *b = &page->blocks[block], *before = b - 1;
    if (page->renderer->name != DL_RENDERER_HUGO || block == 0 ||
        b->row == b->row_end || before->kind != DL_BLOCK_TABLE ||
        page->rows[before->row_end - 1].line + 1 != page->rows[b->row].line)
        return false;
    if (b->kind == DL_BLOCK_CODE)
        return !(b->flags & DL_BLOCK_FENCED);
    return b->kind == DL_BLOCK_LIST && b->flags & DL_BLOCK_ORDERED &&
           block + 1 < b->end && page->blocks[block + 1].number != 1;
}

void dl_insert_line(dl_ctx *ctx, dl_diagnostic *d, dl_applicability how,
                    const dl_page *page, const dl_row *row)
{
    dl_insert_line_with(ctx, d, how, page, row,
                        page->doc->line_starts[row->line], "");
}

void dl_insert_line_with(dl_ctx *ctx, dl_diagnostic *d, dl_applicability how,
                         const dl_page *page, const dl_row *row, uint32_t text,
                         const char *mark)
{
    const dl_doc *doc = page->doc;
    uint32_t at = doc->line_starts[row->line];
    bool has_cr = at > 1 && doc->src.p[at - 1] == '\n' &&
                  doc->src.p[at - 2] == '\r';
    dl_fix_edit(ctx, d, how, (dl_span){at, text},
                dl_ctx_printf(ctx, "%s%s", has_cr ? "\r\n" : "\n", mark));
}

void dl_indent_line(dl_ctx *ctx, dl_diagnostic *d, dl_applicability how,
                    const dl_page *page, uint32_t line, uint32_t column)
{
    const dl_doc *doc = page->doc;
    uint32_t start = doc->line_starts[line], end = start;
    while (end < doc->src.n && dl_is_blank(doc->src.p[end]))
        end++;
    dl_fix_edit(ctx, d, how, (dl_span){start, end},
                dl_ctx_printf(ctx, "%*s", (int)column, ""));
}

dl_span dl_rows_span(const dl_page *page, uint32_t from, uint32_t to)
{
    const char *p = page->doc->src.p;
    dl_span span = {page->rows[from].start, page->rows[to - 1].end};
    while (span.start < span.end && dl_is_blank(p[span.start]))
        span.start++;
    while (span.end > span.start && dl_is_space(p[span.end - 1]))
        span.end--;
    return span;
}
