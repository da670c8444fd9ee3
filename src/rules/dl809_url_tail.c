/* DL809 url-tail: see rules/DL809-url-tail.md. */
#include "base/str.h"
#include "page/addresses.h"
#include "rules/shared/bare.h"
#include "rules_gen.h"
#include "text/hangul.h"

typedef struct finder {
    dl_ctx *ctx;
    const dl_doc *doc;
    const dl_renderer *renderer;
} finder;

static bool is_wide(char c)
{
    return (unsigned char)c >= 0x80;
}

static bool has_wide(dl_str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (is_wide(s.p[i]))
            return true;
    return false;
}

/* The marks of emphasis at `at`: `**` in `https://a.kr/b**를`. */
static uint32_t marks_at(const dl_doc *doc, uint32_t at, uint32_t end)
{
    uint32_t i = at;
    while (i < end && doc->src.p[i] == '*')
        i++;
    return i - at;
}

/*
 * `**https://a.kr/b**를`: in angle brackets the closing mark would follow a `>`
 * and stay visible (DL801), so the marks go into the text of a link.
 */
static void repair_marked(const finder *f, dl_diagnostic *d, dl_span text,
                          const dl_bare *bare, uint32_t n)
{
    const dl_doc *doc = f->doc;
    uint32_t start = bare->start;
    if (start < text.start + n ||
        marks_at(doc, start - n, start) != n ||
        (start > text.start + n && doc->src.p[start - n - 1] == '*'))
        return;
    dl_str shown = dl_doc_slice(doc, (dl_span){start - n, bare->end + n});
    dl_bare_fix_text(f->ctx, d, doc, bare,
                     (dl_span){start - n, bare->end + n}, shown);
}

/* `https://a.kr/아이디/todo키값`: an address with names in Hangul, after which
   no particle comes. */
static bool goes_on(const dl_doc *doc, const dl_bare *bare, dl_str tail)
{
    return has_wide(dl_doc_slice(doc, (dl_span){bare->start, bare->end})) &&
           is_wide(tail.p[0]) && !dl_bare_is_particle(tail);
}

/* `📄 https://a.kr/저장-프로시저SP란`: an address in a line of its own, with
   Hangul elsewhere, has been copied from somewhere with all that is in it. */
static bool is_copied(const finder *f, dl_span text, const dl_bare *bare)
{
    const dl_doc *doc = f->doc;
    dl_str before = dl_doc_slice(doc, (dl_span){text.start, bare->start});
    dl_str after = dl_doc_slice(doc, (dl_span){bare->link.end, text.end});
    return has_wide(dl_doc_slice(doc, (dl_span){bare->start, bare->end})) &&
           dl_str_trim(after, " \t\r\n\\").n == 0 &&
           (!dl_has_hangul(before) ||
            dl_str_ends(dl_str_trim(before, " \t"), ":"));
}

static void report_tail(const finder *f, dl_span text, const dl_bare *bare)
{
    dl_span tail = {bare->end, bare->link.end};
    dl_str swallowed = dl_doc_slice(f->doc, tail);
    if (!has_wide(swallowed) || goes_on(f->doc, bare, swallowed) ||
        is_copied(f, text, bare) ||
        memchr(swallowed.p, '{', swallowed.n) /* `a.kr/{이름}을`: a pattern */)
        return;
    dl_diagnostic *d = dl_report(f->ctx, DL809_TAIL, tail, swallowed);
    uint32_t marks = marks_at(f->doc, tail.start, tail.end);
    if (marks > 0)
        repair_marked(f, d, text, bare, marks);
    else
        dl_bare_fix(f->ctx, d, f->doc, bare, f->renderer);
}

/* Hugo's links are ASCII. */
static void report_cut(const finder *f, const dl_bare *bare)
{
    dl_span rest = {bare->link.end, bare->end};
    if (f->renderer->name != DL_RENDERER_HUGO ||
        !is_wide(f->doc->src.p[rest.start]) ||
        dl_bare_ends_in_particle(f->doc, bare))
        return;
    dl_diagnostic *d =
        dl_report(f->ctx, DL809_CUT, rest, dl_doc_slice(f->doc, rest));
    if (!dl_bare_is_unclear(f->doc, bare))
        dl_bare_fix(f->ctx, d, f->doc, bare, f->renderer);
}

static void on_bare(void *user, dl_span text, const dl_bare *bare)
{
    const finder *f = user;
    if (dl_span_is_empty(bare->link) || dl_bare_is_of_link(f->doc, bare))
        return;
    if (bare->link.end > bare->end)
        report_tail(f, text, bare);
    else if (bare->link.end < bare->end)
        report_cut(f, bare);
}

static void on_page(dl_ctx *ctx, const struct dl_post *post)
{
    const dl_page *page = dl_ctx_page(ctx);
    (void)post;
    if (!dl_renderer_is_commonmark(page->renderer) || !page->renderer->linkify)
        return;
    finder f = {ctx, page->doc, page->renderer};
    dl_page_each_bare(page, dl_ctx_holes(ctx), on_bare, &f);
}

const dl_check dl_check_dl809 = {.on_page = on_page};
