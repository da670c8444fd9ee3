/* DL820 money-formula: see rules/DL820-money-formula.md. */
#include "base/str.h"
#include "page/texts.h"
#include "rules_gen.h"
#include "text/hangul.h"

/* A text, in which `at` goes from piece to piece. */
typedef struct finder {
    dl_ctx *ctx;
    const dl_doc *doc;
    const dl_span *pieces;
    size_t n_pieces;
} finder;

typedef struct place {
    size_t piece;
    uint32_t at;
} place;

enum { LONGEST = 3 }; /* signs in a row that are told apart */

/* Where a `$` does not begin a formula. */
static bool is_hidden(const dl_doc *doc, uint32_t at)
{
    size_t i = dl_region_find(doc, at);
    if (i == doc->n_regions || doc->regions[i].start > at)
        return false;
    dl_region_kind kind = doc->regions[i].kind;
    return kind != DL_REGION_FORMULA && kind != DL_REGION_LABEL;
}

static bool is_escaped(const finder *f, place p)
{
    uint32_t n = 0;
    while (p.at - n > f->pieces[p.piece].start &&
           f->doc->src.p[p.at - n - 1] == '\\')
        n++;
    return n % 2;
}

/* The next run of `$` at `p` or after it; its length, 0: there is none. */
static uint32_t next_run(const finder *f, place *p)
{
    for (; p->piece < f->n_pieces; p->piece++) {
        dl_span piece = f->pieces[p->piece];
        uint32_t from = p->at > piece.start ? p->at : piece.start, n = 0;
        const char *found =
            from < piece.end
                ? memchr(f->doc->src.p + from, '$', piece.end - from)
                : NULL;
        if (!found)
            continue;
        p->at = (uint32_t)(found - f->doc->src.p);
        while (p->at + n < piece.end && found[n] == '$')
            n++;
        return n;
    }
    return 0;
}

static bool is_price(const finder *f, uint32_t sign)
{
    return sign + 1 < f->doc->src.n && dl_is_digit(f->doc->src.p[sign + 1]);
}

/* Past the digits of the price at `sign`. */
static uint32_t price_end(const dl_doc *doc, uint32_t sign)
{
    uint32_t i = sign + 1;
    while (i < doc->src.n && (dl_is_digit(doc->src.p[i]) ||
                              (dl_is_one_of(doc->src.p[i], ",.") &&
                               i + 1 < doc->src.n &&
                               dl_is_digit(doc->src.p[i + 1]))))
        i++;
    return i;
}

static void report(finder *f, place open, place close)
{
    dl_span price = {open.at, price_end(f->doc, open.at)};
    dl_span formula = {open.at, close.at + 1};
    dl_diagnostic *d = dl_report(f->ctx, DL820_PRICE, price,
                                 dl_doc_slice(f->doc, price),
                                 dl_doc_slice(f->doc, formula));
    dl_fix_edit(f->ctx, d, DL_FIX_SAFE, (dl_span){open.at, open.at},
                DL_STR("\\"));
    if (is_price(f, close.at) && !is_escaped(f, close) &&
        !is_hidden(f->doc, close.at))
        dl_fix_edit(f->ctx, d, DL_FIX_SAFE, (dl_span){close.at, close.at},
                    DL_STR("\\"));
}

/* A formula ends where its writer would not end one: before a digit, or after a
   space. */
static bool is_accident(const finder *f, place open, place close)
{
    return is_price(f, open.at) &&
           dl_has_hangul(dl_doc_slice(f->doc, (dl_span){open.at, close.at})) &&
           (is_price(f, close.at) ||
            dl_is_space(f->doc->src.p[close.at - 1]));
}

/*
 * remark-math reads a formula as it reads code: from a run of `$` that is not
 * escaped to the next one as long, in which a backslash counts nothing.
 */
static void on_text(void *user, uint32_t block, const dl_span *pieces, size_t n)
{
    finder *f = user;
    bool ends[LONGEST + 1] = {false}; /* no run of the length follows */
    place open = {0, pieces[0].start};
    (void)block;
    f->pieces = pieces;
    f->n_pieces = n;
    for (uint32_t size; (size = next_run(f, &open)) > 0;) {
        uint32_t kind = size < LONGEST ? size : LONGEST, other = 0;
        place close = {open.piece, open.at + size};
        if (!ends[kind] && !is_escaped(f, open) &&
            !is_hidden(f->doc, open.at)) {
            while ((other = next_run(f, &close)) > 0 && other != size)
                close.at += other;
            ends[kind] = other == 0;
        }
        if (other == 0) {
            open.at += size;
            continue;
        }
        if (size == 1 && is_accident(f, open, close))
            report(f, open, close);
        open = (place){close.piece, close.at + size};
    }
}

static void on_page(dl_ctx *ctx, const struct dl_post *post)
{
    static const char *const signs[] = {"$", NULL};
    finder f = {.ctx = ctx, .doc = dl_ctx_doc(ctx)};
    (void)post;
    if (dl_ctx_renderer(ctx)->math)
        dl_page_each_text(dl_ctx_page(ctx), signs, on_text, &f);
}

const dl_check dl_check_dl820 = {.on_page = on_page};
