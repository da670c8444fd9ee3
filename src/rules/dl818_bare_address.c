/* DL818 bare-address: see rules/DL818-bare-address.md. */
#include "base/str.h"
#include "page/addresses.h"
#include "rules/shared/bare.h"
#include "rules_gen.h"

typedef struct finder {
    dl_ctx *ctx;
    const dl_doc *doc;
    const dl_renderer *renderer;
} finder;

/* `<https://a.kr>`, which CommonMark's tree has not taken for a link. */
static bool is_in_angles(const dl_doc *doc, const dl_bare *bare)
{
    return bare->start > 0 && doc->src.p[bare->start - 1] == '<';
}

/* `[https://a.kr](a b)`: the text of what is a link to kramdown alone. */
static bool is_text_of_link(const dl_doc *doc, const dl_bare *bare)
{
    dl_str rest = {doc->src.p + bare->start, bare->end + 2 - bare->start};
    return bare->start > 0 && doc->src.p[bare->start - 1] == '[' &&
           bare->end + 2 <= doc->src.n &&
           dl_str_find(rest, DL_STR("](")) != SIZE_MAX;
}

/* `http://10.0.0.2:8080`: a machine's. */
static bool is_number(dl_str host)
{
    size_t i = 0;
    while (i < host.n && (dl_is_digit(host.p[i]) ||
                          dl_is_one_of(host.p[i], ".:")))
        i++;
    return i == host.n;
}

/* `https://example.com`, without a path. */
static bool is_example(dl_str host, bool has_path)
{
    return !has_path && dl_begins_with(host, "example.");
}

/* `'https://a.kr'`: between straight marks, it is mentioned. */
static bool is_quoted(const dl_doc *doc, const dl_bare *bare)
{
    char before = bare->start > 0 ? doc->src.p[bare->start - 1] : ' ';
    return dl_is_one_of(before, "'\"") && bare->end < doc->src.n &&
           doc->src.p[bare->end] == before;
}

/* `git clone https://a.kr/b`, `curl -v https://a.kr`, `a.git`: of a command. */
static bool is_argument(const dl_doc *doc, const dl_bare *bare)
{
    enum { FARTHEST = 64 };
    static const char *const commands[] = {
        "git ", "curl ", "wget ", "clone ", "npm ", "pip ", "docker ", "ssh "};
    dl_str address = dl_doc_slice(doc, (dl_span){bare->start, bare->end});
    uint32_t from = bare->start;
    while (from > 0 && bare->start - from < FARTHEST &&
           doc->src.p[from - 1] != '\n')
        from--;
    dl_str before = {doc->src.p + from, bare->start - from};
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
        if (dl_str_find(before, dl_str_of(commands[i])) != SIZE_MAX)
            return true;
    return dl_str_ends(address, ".git");
}

/* `http://log.level=INFO`, `http://a-**1**.kr`, `https://a.kr/[이름]`: no
   address that would lead anywhere. */
static bool is_pattern(dl_str address, dl_str host, char next)
{
    return memchr(address.p, '*', address.n) || memchr(host.p, '=', host.n) ||
           dl_is_one_of(next, "{<$[");
}

/* `http://localhost:3000`, `http://127.0.0.1`, `https://example.com/{id}`,
   `https://…`, `src="https://…"`: shown to be read, not to be followed. */
static bool is_followed(const dl_doc *doc, const dl_bare *bare)
{
    dl_str address = dl_doc_slice(doc, (dl_span){bare->start, bare->end});
    size_t host = dl_str_find(address, DL_STR("://"));
    if (host == SIZE_MAX)
        return true;
    dl_str rest = dl_str_from(address, host + 3);
    const char *slash = rest.n > 0 ? memchr(rest.p, '/', rest.n) : NULL;
    size_t n = slash ? (size_t)(slash - rest.p) : rest.n;
    char next = bare->end < doc->src.n ? doc->src.p[bare->end] : '\n';
    dl_str before = {doc->src.p, bare->start};
    if (is_example((dl_str){rest.p, n}, n + 1 < rest.n) ||
        is_quoted(doc, bare) || is_argument(doc, bare) ||
        is_pattern(address, (dl_str){rest.p, n}, next))
        return false;
    return memchr(rest.p, '.', n) && !is_number((dl_str){rest.p, n}) &&
           !dl_str_ends(before, "=\"");
}

static void on_bare(void *user, dl_span text, const dl_bare *bare)
{
    const finder *f = user;
    (void)text;
    if (bare->kind != DL_BARE_URL || is_in_angles(f->doc, bare) ||
        dl_bare_is_of_link(f->doc, bare) ||
        is_text_of_link(f->doc, bare) || !is_followed(f->doc, bare))
        return;
    dl_span span = {bare->start, bare->end};
    dl_diagnostic *d =
        dl_report(f->ctx, DL818_BARE, span, dl_doc_slice(f->doc, span));
    if (!dl_bare_is_unclear(f->doc, bare))
        dl_bare_fix(f->ctx, d, f->doc, bare, f->renderer);
}

static void on_page(dl_ctx *ctx, const struct dl_post *post)
{
    const dl_page *page = dl_ctx_page(ctx);
    (void)post;
    if (!dl_renderer_is_kramdown(page->renderer) || page->renderer->linkify)
        return;
    finder f = {ctx, page->doc, page->renderer};
    dl_page_each_bare(page, dl_ctx_holes(ctx), on_bare, &f);
}

const dl_check dl_check_dl818 = {.on_page = on_page};
