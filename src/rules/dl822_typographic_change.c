/* DL822 typographic-change: see rules/DL822-typographic-change.md. */
#include "base/arena.h"
#include "base/str.h"
#include "base/vec.h"
#include "page/kramdown_html.h"
#include "page/quotes.h"
#include "page/texts.h"
#include "rules_gen.h"
#include "text/utf8.h"

#define LEFT "\xE2\x80\x9C"  /* “ */
#define RIGHT "\xE2\x80\x9D" /* ” */
#define DASH "\xE2\x80\x93"  /* – */

/* A straight quotation mark. */
typedef struct mark {
    uint32_t at;
    dl_quote_turn turn;
} mark;

typedef struct finder {
    dl_ctx *ctx;
    const dl_page *page;
    const dl_doc *doc;
    DL_VEC(mark) marks; /* of a text */
} finder;

/* ---- options ------------------------------------------------------------- */

/* A byte of a character beyond ASCII, which here is Hangul. */
static bool is_wide(char c)
{
    return (unsigned char)c >= 0x80;
}

static bool is_name(char c)
{
    return dl_is_alnum(c) || c == '-' || c == '_';
}

/* The end of the option (`--name`) at `at`; 0: it is none. A number or a blank
   after the hyphens, or a word before them, makes them a dash. */
static uint32_t option_end(const dl_doc *doc, dl_span piece, uint32_t at)
{
    const char *p = doc->src.p;
    uint32_t end = at + 2;
    char before = at > piece.start ? p[at - 1] : ' ';
    if (end >= piece.end || !dl_is_alpha(p[end]) || is_name(before) ||
        is_wide(before) || dl_is_one_of(before, "\\.)"))
        return 0;
    while (end < piece.end && is_name(p[end]) &&
           !(p[end] == '-' && p[end - 1] == '-'))
        end++;
    return p[end - 1] == '-' ? end - 1 : end;
}

/* In code the option is readable, too; beside a mark of emphasis the backticks
   might break that. */
static void report_option(finder *f, dl_span piece, dl_span option)
{
    const char *p = f->doc->src.p;
    dl_str name = dl_doc_slice(f->doc, option);
    dl_str rest = dl_str_from(name, 2);
    char before = option.start > piece.start ? p[option.start - 1] : ' ';
    char after = option.end < piece.end ? p[option.end] : ' ';
    bool may_be_code = (dl_is_blank(before) || before == '(') &&
                       (dl_is_blank(after) || is_wide(after) ||
                        dl_is_one_of(after, "),"));
    dl_diagnostic *d =
        dl_report(f->ctx, DL822_OPTION, option, name,
                  dl_ctx_printf(f->ctx, DASH "%.*s", (int)rest.n, rest.p));
    if (may_be_code)
        dl_fix_edit(f->ctx, d, DL_FIX_SAFE, option,
                    dl_ctx_printf(f->ctx, "`%.*s`", (int)name.n, name.p));
    else
        dl_fix_edit(f->ctx, d, DL_FIX_SAFE,
                    (dl_span){option.start, option.start}, DL_STR("\\"));
}

/* ---- quotation marks ----------------------------------------------------- */

static uint32_t char_before(const dl_doc *doc, uint32_t at)
{
    unsigned length;
    return at > 0 ? dl_utf8_decode_before(doc->src, at, &length) : ' ';
}

/* Whether `open` and `close` can be a pair: inches and marks that stand for
   nothing are not. */
static bool is_pair(const dl_doc *doc, const mark *open, const mark *close)
{
    uint32_t before = char_before(doc, open->at);
    bool is_after_number = before < 0x80 && dl_is_digit((char)before);
    return close->at > open->at + 1 && !is_after_number &&
           !dl_is_white(doc->src.p[open->at + 1]) &&
           !dl_is_white(doc->src.p[close->at - 1]);
}

static const char *shown(const mark *m)
{
    return m->turn == DL_QUOTE_LEFT    ? LEFT
           : m->turn == DL_QUOTE_RIGHT ? RIGHT
                                       : "\"";
}

static void report_pair(finder *f, const mark *open, const mark *close)
{
    dl_span span = {open->at, close->at + 1};
    dl_str text = dl_doc_slice(f->doc, (dl_span){open->at + 1, close->at});
    dl_diagnostic *d = dl_report(
        f->ctx, DL822_QUOTE, span, dl_doc_slice(f->doc, span),
        dl_ctx_printf(f->ctx, "%s%.*s%s", shown(open), (int)text.n, text.p,
                      shown(close)));
    if (char_before(f->doc, open->at) == '=') /* `id="글"` is code */
        return;
    dl_fix_edit(f->ctx, d, DL_FIX_SAFE, (dl_span){open->at, open->at + 1},
                DL_STR(LEFT));
    dl_fix_edit(f->ctx, d, DL_FIX_SAFE, (dl_span){close->at, close->at + 1},
                DL_STR(RIGHT));
}

/* The first mark of a text opens, the second one closes, and so on; unless one
   of them cannot: then nothing is known about any. */
static void judge_marks(finder *f)
{
    if (f->marks.n % 2)
        return;
    for (size_t i = 0; i < f->marks.n; i += 2)
        if (!is_pair(f->doc, &f->marks.v[i], &f->marks.v[i + 1]))
            return;
    for (size_t i = 0; i < f->marks.n; i += 2)
        if (f->marks.v[i].turn == DL_QUOTE_RIGHT ||
            f->marks.v[i + 1].turn == DL_QUOTE_LEFT)
            report_pair(f, &f->marks.v[i], &f->marks.v[i + 1]);
}

/* ---- texts --------------------------------------------------------------- */

/* The end of the element whose tag is at byte `at`, if kramdown keeps its text
   as it is (`<mark>`, `<저장소 주소>`); 0 if not. One that is not closed goes on
   to the end. */
static uint32_t raw_end(const finder *f, uint32_t at, dl_span piece)
{
    dl_str name;
    if (!dl_renderer_is_kramdown(f->page->renderer) ||
        f->doc->src.p[at] != '<' || f->doc->src.p[at + 1] == '/')
        return 0;
    uint32_t from = dl_kramdown_tag(f->doc, at, piece.end, &name);
    if (from == 0 || f->doc->src.p[from - 1] != '>' ||
        !dl_kramdown_is_raw(name) || dl_kramdown_is_shown(name))
        return 0;
    dl_str rest = dl_doc_slice(f->doc, (dl_span){from, piece.end});
    size_t end = dl_str_find(rest, dl_ctx_printf(f->ctx, "</%.*s", (int)name.n,
                                                 name.p));
    return end == SIZE_MAX ? piece.end : from + (uint32_t)end;
}

/* Where the renderer changes nothing, or what it changes is no text. A path
   begins with what looks like an option. */
static bool is_hidden(const dl_region *region, uint32_t at)
{
    return region->kind != DL_REGION_LABEL &&
           !(region->kind == DL_REGION_ADDRESS && region->start == at);
}

static void add_mark(finder *f, dl_quote_place *place)
{
    mark m = {place->at, dl_quote_turned(f->page, place)};
    place->opened += m.turn == DL_QUOTE_LEFT;
    place->opened -= m.turn == DL_QUOTE_RIGHT && place->opened > 0;
    dl_vec_push(&f->marks, m);
}

static void scan(finder *f, dl_quote_place *place)
{
    const dl_span piece = place->piece;
    const char *p = f->doc->src.p;
    if (piece.end - piece.start < 2)
        return;
    size_t next = dl_region_find(f->doc, piece.start);
    for (uint32_t i = piece.start; i < piece.end;) {
        while (next < f->doc->n_regions && f->doc->regions[next].end <= i)
            next++;
        if (next < f->doc->n_regions && f->doc->regions[next].start <= i &&
            is_hidden(&f->doc->regions[next], i)) {
            const dl_region *r = &f->doc->regions[next];
            uint32_t end = r->kind == DL_REGION_HTML && r->start == i
                               ? raw_end(f, i, piece)
                               : 0;
            i = end > r->end ? end : r->end;
            continue;
        }
        uint32_t raw = p[i] == '<' ? raw_end(f, i, piece) : 0;
        if (raw > i) {
            i = raw;
            continue;
        }
        uint32_t start = i, end = 0;
        i += p[i] == '\\' ? 2 : 1;
        place->at = start;
        if (p[start] == '"')
            add_mark(f, place);
        if (p[start] != '-')
            continue;
        while (i < piece.end && p[i] == '-')
            i++;
        if (i - start == 2)
            end = option_end(f->doc, piece, start);
        if (end)
            report_option(f, piece, (dl_span){start, end});
        i = end ? end : i;
    }
}

static void on_text(void *user, uint32_t block, const dl_span *pieces, size_t n)
{
    finder *f = user;
    dl_quote_place place = {.opened = 0};
    (void)block;
    f->marks.n = 0;
    for (size_t i = 0; i < n; i++) {
        place.piece = pieces[i];
        place.is_first = i == 0;
        scan(f, &place);
    }
    judge_marks(f);
}

static void on_page(dl_ctx *ctx, const struct dl_post *post)
{
    static const char *const signs[] = {"\"", "--", NULL};
    const dl_renderer *renderer = dl_ctx_renderer(ctx);
    finder f = {.ctx = ctx, .doc = dl_ctx_doc(ctx)};
    (void)post;
    if (!renderer->typographer || (renderer->name != DL_RENDERER_KRAMDOWN &&
                                   renderer->name != DL_RENDERER_HUGO))
        return;
    f.page = dl_ctx_page(ctx);
    dl_page_each_text(f.page, signs, on_text, &f);
    dl_vec_free(&f.marks);
}

const dl_check dl_check_dl822 = {.on_page = on_page};
