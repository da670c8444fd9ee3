/* Writes links to bare addresses. */
#include "rules/shared/bare.h"

#include "base/str.h"

bool dl_bare_is_of_link(const dl_doc *doc, const dl_bare *bare)
{
    const char *p = doc->src.p;
    uint32_t at = bare->start;
    if (at < doc->body + 2 || !dl_is_one_of(p[at - 1], "(["))
        return false;
    char before = p[at - 1] == '(' ? ']' : ')';
    for (at--; at > doc->body && dl_is_blank(p[at - 1]); at--)
        if (before == ')')
            return false;
    return at > doc->body && p[at - 1] == before;
}

/* The Hangul at the address's end. */
static dl_str last_word(const dl_doc *doc, const dl_bare *bare)
{
    uint32_t start = bare->end;
    while (start > bare->start && (unsigned char)doc->src.p[start - 1] >= 0x80)
        start--;
    return dl_doc_slice(doc, (dl_span){start, bare->end});
}

bool dl_bare_is_particle(dl_str word)
{
    static const char *const particles[] = {
        "에",   "에서", "에는", "에도", "의",   "을",     "를",
        "이",   "가",   "은",   "는",   "와",   "과",     "도",
        "로",   "으로", "만",   "까지", "부터", "로부터", "라는",
        "이라는", "나", "이나", "처럼", "입니다", "이다", "다",
    };
    for (size_t i = 0; i < sizeof particles / sizeof *particles; i++)
        if (dl_str_is(word, particles[i]))
            return true;
    return false;
}

bool dl_bare_ends_in_particle(const dl_doc *doc, const dl_bare *bare)
{
    return dl_bare_is_particle(last_word(doc, bare));
}

/* `https://a.kr/web/관련 문서`: the only word in Hangul, right after a `/`, may
   be the sentence's. In a wiki it is the name of a page. */
static bool is_name_alone(const dl_doc *doc, const dl_bare *bare, dl_str word)
{
    uint32_t start = bare->end - (uint32_t)word.n;
    dl_str head = dl_doc_slice(doc, (dl_span){bare->start, start});
    return word.n > 0 && dl_str_ends(head, "/") &&
           !dl_str_ends(head, "wiki/") && !dl_str_ends(head, "/w/");
}

bool dl_bare_is_unclear(const dl_doc *doc, const dl_bare *bare)
{
    static const char *const ends[] = {"을", "를", "은", "는", "이", "가",
                                       "의", "에", "서", "와", "과", "로",
                                       "도", "만", "다", "라", "나", "지"};
    dl_str word = last_word(doc, bare);
    if (is_name_alone(doc, bare, word))
        return true;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (word.n >= strlen(ends[i]) &&
            memcmp(word.p + word.n - strlen(ends[i]), ends[i],
                   strlen(ends[i])) == 0)
            return true;
    return false;
}

/* Whether a quotation mark with text after it is next: `"https://a.kr"라`. */
static bool is_quoted(const dl_doc *doc, const dl_bare *bare)
{
    uint32_t at = bare->end, n = doc->src.n > at + 1;
    unsigned char next = n ? (unsigned char)doc->src.p[at + 1] : ' ';
    return n && dl_is_one_of(doc->src.p[at], "\"'") &&
           (next >= 0x80 || dl_is_alnum((char)next));
}

static const char *prefix(const dl_bare *bare)
{
    return bare->kind == DL_BARE_MAIL  ? "mailto:"
           : bare->kind == DL_BARE_WWW ? "http://"
                                       : "";
}

/* Whether it is a destination as it is: brackets in pairs, and nothing that
   Markdown reads in the text of a link. */
static bool is_plain(dl_str address)
{
    int depth = 0;
    for (size_t i = 0; i < address.n && depth >= 0; i++) {
        char c = address.p[i];
        depth += (c == '(') - (c == ')');
        if (dl_is_one_of(c, "<>[]*\\`"))
            return false;
    }
    return depth == 0;
}

/* `**https://example.org/a**를`: after `>`, the mark closes in kramdown only. */
static bool is_in_emphasis(const dl_doc *doc, const dl_bare *bare)
{
    uint32_t at = bare->end;
    while (at < doc->src.n && dl_is_one_of(doc->src.p[at], "*_"))
        at++;
    unsigned char next = at < doc->src.n ? (unsigned char)doc->src.p[at] : ' ';
    return at > bare->end && (next >= 0x80 || dl_is_alnum((char)next));
}

/* After a link, kramdown and goldmark turn the mark the wrong way. */
static dl_applicability how_of(const dl_doc *doc, const dl_bare *bare)
{
    return is_quoted(doc, bare) || is_in_emphasis(doc, bare) ? DL_FIX_UNSAFE
                                                             : DL_FIX_SAFE;
}

static bool turns_quotes(const dl_renderer *renderer)
{
    return renderer && renderer->typographer;
}

void dl_bare_fix_text(dl_ctx *ctx, dl_diagnostic *d, const dl_doc *doc,
                      const dl_bare *bare, dl_span span, dl_str shown)
{
    dl_str address = dl_doc_slice(doc, (dl_span){bare->start, bare->end});
    if (!is_plain(address))
        return;
    dl_str link = dl_ctx_printf(ctx, "[%.*s](%s%.*s)", (int)shown.n, shown.p,
                                prefix(bare), (int)address.n, address.p);
    dl_fix_edit(ctx, d, how_of(doc, bare), span, link);
}

static bool is_mdx(const dl_renderer *renderer)
{
    return renderer && renderer->name == DL_RENDERER_MDX;
}

void dl_bare_fix(dl_ctx *ctx, dl_diagnostic *d, const dl_doc *doc,
                 const dl_bare *bare, const dl_renderer *renderer)
{
    dl_span span = {bare->start, bare->end};
    dl_str address = dl_doc_slice(doc, span);
    if (is_quoted(doc, bare) && (turns_quotes(renderer) ||
                                 turns_quotes(dl_ctx_other_renderer(ctx))))
        return;
    if (bare->kind == DL_BARE_WWW || is_mdx(renderer) ||
        is_mdx(dl_ctx_other_renderer(ctx))) {
        dl_bare_fix_text(ctx, d, doc, bare, span, address);
        return;
    }
    for (size_t i = 0; i < address.n; i++)
        if (dl_is_one_of(address.p[i], "<>\\`") ||
            (unsigned char)address.p[i] <= ' ')
            return;
    dl_fix_edit(ctx, d, how_of(doc, bare), span,
                dl_ctx_printf(ctx, "<%.*s>", (int)address.n, address.p));
}
