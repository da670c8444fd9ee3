/* DL817 definition-swallows: see rules/DL817-definition-swallows.md. */
#include "base/search.h"
#include "base/str.h"
#include "page/definition.h"
#include "page/holes.h"
#include "page/looks.h"
#include "page/page.h"
#include "rules/shared/notes.h"
#include "rules_gen.h"
#include "text/lines.h"

static dl_span span_of(const dl_doc *doc, dl_str text)
{
    uint32_t start = (uint32_t)(text.p - doc->src.p);
    return (dl_span){start, start + (uint32_t)text.n};
}

/* Whether the line can be text without a harm to the one below. A definition
   ends a block, text does not: kramdown's tables, and its own input's lists,
   begin after an empty line only. */
static dl_applicability how_of(const dl_page *page, uint32_t end)
{
    const dl_doc *doc = page->doc;
    uint32_t line = dl_lines_find(doc->line_starts, doc->n_lines, end) + 1;
    if (line >= doc->n_lines)
        return DL_FIX_SAFE;
    dl_row below = {doc->line_starts[line],
                    dl_lines_end(doc->line_starts, doc->n_lines, doc->src,
                                 line),
                    line};
    dl_item_look look;
    if (dl_pipes_in(page, &below) > 0)
        return DL_FIX_NONE;
    if (!dl_looks_like_item(page, &below, &look))
        return DL_FIX_SAFE;
    return page->renderer->input == DL_KRAMDOWN_OWN ? DL_FIX_NONE
                                                    : DL_FIX_UNSAFE;
}

/* A backslash makes text of the line again. What no renderer shows, nothing can
   be compared with before and after, so there it is left to the writer. */
static void report(dl_ctx *ctx, const dl_page *page, const dl_definition *d)
{
    const dl_doc *doc = page->doc;
    uint32_t open = span_of(doc, d->label).start - 1;
    dl_span span = {open, span_of(doc, d->rest).end};
    dl_diagnostic *found =
        dl_report(ctx, DL817_GONE, span, dl_doc_slice(doc, span));
    dl_applicability how = how_of(page, span.end);
    if (!dl_definition_is_commonmark(d) && how != DL_FIX_NONE)
        dl_fix_edit(ctx, found, how, (dl_span){open, open},
                    DL_STR("\\"));
}

/* ---- kramdown ------------------------------------------------------------ */

/* `[^주]: 내용` is the definition of a link to kramdown. DL810 reports the
   reference to it, if there is one. */
static void check_note(dl_ctx *ctx, const dl_doc *doc, const dl_definition *d,
                       const dl_note_labels *notes)
{
    dl_str label = dl_str_from(d->label, 1);
    dl_span span = {span_of(doc, d->label).start - 1,
                    span_of(doc, d->rest).end};
    if (label.n > 0 && !dl_notes_have(notes, label))
        dl_report(ctx, DL817_NOTE, span,
                  dl_doc_slice(doc, (dl_span){span.start,
                                              span.start +
                                                  (uint32_t)d->label.n + 2}));
}

static void check_kramdown(dl_ctx *ctx, const dl_page *page,
                           const dl_holes *holes)
{
    const dl_doc *doc = page->doc;
    dl_note_labels notes = {0};
    bool has_notes = false;
    for (uint32_t i = 0; i < page->n_blocks; i++) {
        const dl_block *b = &page->blocks[i];
        dl_definition d;
        if (b->kind != DL_BLOCK_DEFINITION ||
            dl_holes_have(holes, page->rows[b->row].start) ||
            !dl_definition_read(dl_row_text(page, &page->rows[b->row]), &d))
            continue;
        if (d.label.p[0] == '^') {
            if (!has_notes)
                notes = dl_notes_referred(dl_ctx_scratch(ctx), doc, holes);
            has_notes = true;
            check_note(ctx, doc, &d, &notes);
        } else if (!dl_definition_is_meant(&d)) {
            report(ctx, page, &d);
        }
    }
}

/* ---- CommonMark ---------------------------------------------------------- */

/* Where a line's text begins after the marks of quotes and items. */
static uint32_t text_start(const dl_doc *doc, dl_span line)
{
    uint32_t at = line.start;
    while (at < line.end && dl_is_one_of(doc->src.p[at], " \t>"))
        at++;
    if (at + 1 < line.end && dl_is_one_of(doc->src.p[at], "-*+") &&
        dl_is_blank(doc->src.p[at + 1]))
        at = (uint32_t)dl_str_skip_blanks(doc->src, at + 1);
    return at;
}

/* Whether a node of the tree begins in the line: then it is on the page. */
static bool is_shown(const dl_doc *doc, uint32_t start, uint32_t end)
{
    size_t i = 0;
    DL_LOWER_BOUND(i, 0, doc->n_nodes, doc->nodes[i].span.start < start);
    for (; i < doc->n_nodes && doc->nodes[i].span.start < end; i++)
        if (doc->nodes[i].kind >= DL_NODE_TEXT)
            return true;
    return false;
}

static void check_commonmark(dl_ctx *ctx, const dl_page *page,
                             const dl_holes *holes)
{
    const dl_doc *doc = page->doc;
    uint32_t line = dl_lines_find(doc->line_starts, doc->n_lines, doc->body);
    for (; line < doc->n_lines; line++) {
        dl_span span = {doc->line_starts[line],
                        dl_lines_end(doc->line_starts, doc->n_lines, doc->src,
                                     line)};
        dl_definition d;
        if (span.start < doc->body)
            continue;
        uint32_t at = text_start(doc, span);
        if (at < span.end && doc->src.p[at] == '[' &&
            dl_definition_read(dl_doc_slice(doc, (dl_span){at, span.end}),
                               &d) &&
            dl_definition_is_commonmark(&d) && !dl_definition_is_meant(&d) &&
            !dl_holes_have(holes, at) && !is_shown(doc, at, span.end))
            report(ctx, page, &d);
    }
}

static void on_page(dl_ctx *ctx, const struct dl_post *post)
{
    const dl_page *page = dl_ctx_page(ctx);
    (void)post;
    if (page->renderer->name == DL_RENDERER_NONE ||
        dl_str_find(page->doc->src, DL_STR("]:")) == SIZE_MAX)
        return;
    if (dl_renderer_is_kramdown(page->renderer))
        check_kramdown(ctx, page, dl_ctx_holes(ctx));
    else
        check_commonmark(ctx, page, dl_ctx_holes(ctx));
}

const dl_check dl_check_dl817 = {.on_page = on_page};
