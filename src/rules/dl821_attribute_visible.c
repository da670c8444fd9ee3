/* DL821 attribute-visible: see rules/DL821-attribute-visible.md. */
#include "base/str.h"
#include "page/attributes.h"
#include "page/holes.h"
#include "page/texts.h"
#include "rules_gen.h"
#include "text/region.h"

typedef struct finder {
    dl_ctx *ctx;
    const dl_page *page;
    const dl_holes *holes;
} finder;

static void report(const finder *f, uint32_t start, size_t n)
{
    dl_span span = {start, start + (uint32_t)n};
    bool aborts = f->page->renderer->name == DL_RENDERER_MDX;
    dl_report(f->ctx, aborts ? DL821_ABORTS : DL821_SEEN, span,
              dl_doc_slice(f->page->doc, span));
}

/* Whether text begins at `at`, or one of kramdown's extensions, whose body may
   be a comment or code to it alone. */
static bool is_text(const finder *f, uint32_t at)
{
    const dl_doc *doc = f->page->doc;
    if (!dl_holes_have(f->holes, at))
        return true;
    size_t i = dl_region_find(doc, at);
    return i < doc->n_regions && doc->regions[i].start == at &&
           doc->src.p[at + 2] == ':';
}

/* `{: .x}` anywhere in a line. */
static void check_line(const finder *f, dl_span piece)
{
    const char *p = f->page->doc->src.p;
    for (uint32_t at = piece.start; at + 3 < piece.end;) {
        const char *brace = memchr(p + at, '{', piece.end - at);
        if (!brace)
            return;
        at = (uint32_t)(brace - p);
        dl_str rest = {brace, piece.end - at};
        size_t n = at > piece.start && p[at - 1] == '\\'
                       ? 0
                       : dl_attributes_at(rest, at == piece.start);
        if (n > 0 && is_text(f, at))
            report(f, at, n);
        at += n > 0 ? (uint32_t)n : 1;
    }
}

/* `## 제목 {#id}`: Hugo's headings have ids. */
static void check_heading(const finder *f, dl_span piece)
{
    const dl_doc *doc = f->page->doc;
    size_t n = dl_heading_attributes(dl_doc_slice(doc, piece));
    uint32_t at = piece.end - (uint32_t)n;
    if (n > 0 && !f->page->renderer->heading_ids &&
        !dl_holes_have(f->holes, at))
        report(f, at, n);
}

static void on_text(void *user, uint32_t block, const dl_span *pieces, size_t n)
{
    const finder *f = user;
    for (size_t i = 0; i < n; i++)
        check_line(f, pieces[i]);
    if (f->page->blocks[block].kind == DL_BLOCK_HEADING && n > 0)
        check_heading(f, pieces[n - 1]);
}

/* Most texts have none. */
static bool has_list(dl_str src)
{
    for (size_t at = 0; at + 1 < src.n; at++) {
        const char *brace = memchr(src.p + at, '{', src.n - at - 1);
        if (!brace)
            return false;
        at = (size_t)(brace - src.p);
        if (dl_is_one_of(brace[1], ":#."))
            return true;
    }
    return false;
}

static void on_page(dl_ctx *ctx, const struct dl_post *post)
{
    static const char *const signs[] = {"{", NULL};
    const dl_page *page = dl_ctx_page(ctx);
    (void)post;
    if (!dl_renderer_is_commonmark(page->renderer) || !has_list(page->doc->src))
        return;
    finder f = {ctx, page, dl_ctx_holes(ctx)};
    dl_page_each_text(page, signs, on_text, &f);
}

const dl_check dl_check_dl821 = {.on_page = on_page};
