/* DL609 false-strikethrough: see rules/DL609-false-strikethrough.md. */
#include "base/str.h"
#include "korean/lexicon.h"
#include "page/emphasis.h"
#include "page/texts.h"
#include "text/hangul.h"
#include "text/utf8.h"
#include "rules_gen.h"

/* `~지운 글~을`: of what is meant, the particle may stay. */
static bool has_particle(const dl_doc *doc, uint32_t at)
{
    dl_str rest = dl_str_from(doc->src, at);
    size_t n = 0;
    for (unsigned length; n < rest.n; n += length)
        if (!dl_hangul_is_syllable(dl_utf8_decode(rest, n, &length)))
            break;
    return dl_lexicon_has(doc->lexicon, DL_LIST_PARTICLE_SPLIT_WORDS,
                          (dl_str){rest.p, n});
}

/* `~지운 글~<br>` */
static bool is_before_break(const dl_doc *doc, uint32_t at)
{
    return dl_begins_with(dl_str_from(doc->src, at), "<br");
}

/* `(~지운 글~)` */
static bool is_in_brackets(const dl_doc *doc, const dl_run *open,
                           const dl_run *close)
{
    return open->start > doc->body && close->start + 1 < doc->src.n &&
           doc->src.p[open->start - 1] == '(' &&
           doc->src.p[close->start + 1] == ')';
}

/* `~지운 글~` apart from other text is struck out on purpose; `~60에서 70~을` is
   not. */
static bool is_meant(const dl_doc *doc, const dl_run *open,
                     const dl_run *close)
{
    if (is_in_brackets(doc, open, close))
        return true;
    return open->sides & DL_RUN_BLANK_BEFORE &&
           (close->sides & DL_RUN_BLANK_AFTER ||
            is_before_break(doc, close->start + 1) ||
            (!dl_is_digit(doc->src.p[open->start + 1]) &&
             !dl_is_digit(doc->src.p[close->start - 1]) &&
             has_particle(doc, close->start + 1)));
}

/* `{<~a.md} {~>b.md}`: a tilde beside a brace or an angle is a sign of some
   language that the page is written in. */
static bool is_syntax(const dl_doc *doc, const dl_run *run)
{
    const char *p = doc->src.p + run->start;
    return (run->start > 0 && dl_is_one_of(p[-1], "{}<>")) ||
           (run->start + 1 < doc->src.n && dl_is_one_of(p[1], "{}<>"));
}

/* GitHub has formulas of its own, in which no Markdown is read; but it strikes
   out what is between two of them. */
static bool is_in_own_formula(dl_ctx *ctx, const dl_doc *doc,
                              const dl_run *open, const dl_run *close)
{
    if (dl_ctx_renderer(ctx)->name != DL_RENDERER_GFM)
        return false;
    for (uint32_t i = open->start; i <= close->start; i++)
        if (dl_region_at(doc, i) != DL_REGION_FORMULA)
            return false;
    return true;
}

/* kramdown's own parser knows no `\~`. */
static bool shows_backslash(const dl_renderer *renderer)
{
    return renderer && dl_renderer_is_kramdown(renderer) &&
           renderer->input == DL_KRAMDOWN_OWN;
}

/* `v~1~`, `P~n-1~`: below the line, as Typora and Pandoc show it. */
static bool is_subscript(const dl_doc *doc, const dl_run *open,
                         const dl_run *close)
{
    enum { LONGEST = 4 };
    const char *p = doc->src.p;
    uint32_t n = close->start - open->start - 1;
    if (open->start == 0 || n == 0 || n > LONGEST ||
        !(dl_is_lower(p[open->start - 1]) || dl_is_upper(p[open->start - 1])))
        return false;
    for (uint32_t i = open->start + 1; i < close->start; i++)
        if (!dl_is_alnum(p[i]) && !dl_is_one_of(p[i], "+-,"))
            return false;
    return true;
}

static void report(dl_ctx *ctx, const dl_run *open, const dl_run *close)
{
    const dl_doc *doc = dl_ctx_doc(ctx);
    dl_span struck = {open->start, close->start + 1};
    if ((is_syntax(doc, open) && is_syntax(doc, close)) ||
        is_in_own_formula(ctx, doc, open, close))
        return;
    dl_diagnostic *d =
        dl_report(ctx, DL609_STRUCK, struck, dl_doc_slice(doc, struck));
    if (dl_region_at(doc, open->start) == DL_REGION_FORMULA ||
        dl_region_at(doc, close->start) == DL_REGION_FORMULA)
        return; /* there it is \sim */
    if (shows_backslash(dl_ctx_other_renderer(ctx)))
        return;
    if (is_subscript(doc, open, close))
        return; /* there it is <sub> */
    dl_fix_edit(ctx, d, DL_FIX_SAFE, (dl_span){open->start, open->start},
                DL_STR("\\"));
    dl_fix_edit(ctx, d, DL_FIX_SAFE, (dl_span){close->start, close->start},
                DL_STR("\\"));
}

static void on_text(void *user, uint32_t block, const dl_span *pieces, size_t n)
{
    dl_ctx *ctx = user;
    dl_run *runs;
    (void)block;
    size_t found = dl_tildes_find(dl_ctx_scratch(ctx), dl_ctx_page(ctx), pieces,
                                  n, &runs);
    for (size_t i = 0, k; i < found; i++) {
        if (runs[i].length != 1 || runs[i].partner == DL_NONE ||
            runs[i].partner < runs[i].start)
            continue;
        for (k = i + 1; k < found && runs[k].start != runs[i].partner;)
            k++;
        if (k < found && !is_meant(dl_ctx_doc(ctx), &runs[i], &runs[k]))
            report(ctx, &runs[i], &runs[k]);
    }
}

static void on_page(dl_ctx *ctx, const struct dl_post *post)
{
    static const char *const signs[] = {"~", NULL};
    (void)post;
    if (dl_ctx_renderer(ctx)->single_tilde)
        dl_page_each_text(dl_ctx_page(ctx), signs, on_text, ctx);
}

const dl_check dl_check_dl609 = {.on_page = on_page};
