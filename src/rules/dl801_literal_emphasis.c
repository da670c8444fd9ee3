/* DL801 literal-emphasis: see rules/DL801-literal-emphasis.md. */
#include "base/arena.h"
#include "base/search.h"
#include "base/str.h"
#include "page/emphasis.h"
#include "page/looks.h"
#include "page/texts.h"
#include "rules/shared/marks.h"
#include "rules_gen.h"
#include "text/category.h"
#include "text/hangul.h"
#include "text/utf8.h"

enum {
    LONGEST_MARK = 3,
    LONGEST_SINGLE = 200, /* bytes between two single signs that are meant */
    MOST_VIEWS = 3
};

typedef struct finder {
    dl_ctx *ctx;
    const dl_doc *doc;
    const dl_page *views[MOST_VIEWS]; /* what must show the marks: all */
    size_t n_views;
} finder;

/* One text: its runs in each view, which differ in what is visible. */
typedef struct text {
    const finder *f;
    dl_run *runs[MOST_VIEWS];
    size_t n;
    uint32_t *reach; /* kramdown: for each run the end of what was emphasized
                        before it */
    bool has_single; /* a mark without a partner was reported */
} text;

/* ---- what is meant ------------------------------------------------------- */

static dl_str text_between(const dl_doc *doc, const dl_run *open,
                           const dl_run *close)
{
    return dl_doc_slice(doc, (dl_span){dl_run_end(open), close->start});
}

static bool is_hangul_before(const dl_doc *doc, uint32_t at)
{
    unsigned length;
    return at > 0 &&
           dl_hangul_is_syllable(dl_utf8_decode_before(doc->src, at, &length));
}

static bool is_alnum_before(const dl_doc *doc, uint32_t at)
{
    return at > 0 && dl_is_alnum(doc->src.p[at - 1]);
}

/* `2**(-1)`, `2**(n+1)`: no text is in the parentheses. */
static bool is_power(const dl_doc *doc, const dl_run *run)
{
    uint32_t at = dl_run_end(run);
    if (run->start == 0 || !dl_is_digit(doc->src.p[run->start - 1]))
        return false;
    if (dl_byte_at(doc, at) != '(')
        return dl_is_digit(dl_byte_at(doc, at));
    while (++at < doc->src.n && doc->src.p[at] != ')')
        if (!dl_is_alnum(doc->src.p[at]) &&
            !dl_is_one_of(doc->src.p[at], " +-*/"))
            return false;
    return true;
}

/* A sign that ends something: no text begins with it. */
static bool is_end_at(const dl_doc *doc, uint32_t at)
{
    static const uint32_t ends[] = {0x2019, 0x201D, 0x2026, 0x3001, 0x3002,
                                    0x3009, 0x300B, 0x300D, 0x300F};
    unsigned length;
    if (dl_is_one_of(dl_byte_at(doc, at), ".,:;!?)]}"))
        return true;
    uint32_t c = at < doc->src.n ? dl_utf8_decode(doc->src, at, &length) : 0;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (c == ends[i])
            return true;
    return false;
}

/* `**` + `/` is a glob, 2**3 a power. Of `****글****`, kramdown shows two. */
static bool is_something_else(const dl_doc *doc, const dl_run *run)
{
    char before = run->start > 0 ? doc->src.p[run->start - 1] : '\0';
    char after = dl_byte_at(doc, dl_run_end(run));
    return run->visible > DL_MARKS_LONGEST || before == '/' || after == '/' ||
           is_power(doc, run) || (before == '.' && after == '.');
}

static bool is_blank_before(const dl_run *run)
{
    return run->sides & DL_RUN_BLANK_BEFORE;
}

static bool is_blank_after(const dl_run *run)
{
    return run->sides & DL_RUN_BLANK_AFTER;
}

/* Whether some renderer that counts makes emphasis of the run. */
static bool is_seen(const text *t, size_t i)
{
    for (size_t v = 0; v < t->f->n_views; v++)
        if (t->runs[v][i].visible == 0)
            return false;
    return true;
}

static bool is_one_line(dl_str s)
{
    return s.n == 0 || !memchr(s.p, '\n', s.n);
}

static bool has_alnum(dl_str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (dl_is_alnum(s.p[i]))
            return true;
    return false;
}

/* One of each pair is single: `*모델(M)*은`, `모델*(M)*, `. Where nothing is
   meant there are many: lists of arguments, footnotes (`값*, 오차*, `),
   multiplication. */
static bool is_meant_single(const dl_doc *doc, const dl_run *open,
                            const dl_run *close)
{
    uint32_t from = dl_run_end(open), to = close->start,
             end = dl_run_end(close);
    if (to - from > LONGEST_SINGLE || is_blank_after(open) ||
        is_blank_before(close) || is_end_at(doc, from))
        return false;
    dl_str inside = text_between(doc, open, close);
    if (!dl_has_hangul(inside))
        return has_alnum(inside) && dl_is_hangul_at(doc, end) &&
               !dl_is_word_before(doc, open->start);
    bool is_after =
        dl_is_hangul_at(doc, end) ||
        (is_one_line(inside) && (is_blank_after(close) || is_end_at(doc, end)));
    return is_after && !is_alnum_before(doc, open->start);
}

/* Letters of ASCII, digits and underscores alone. */
static bool is_name(const dl_doc *doc, uint32_t from, uint32_t to)
{
    for (uint32_t i = from; i < to; i++)
        if (!dl_is_alnum(doc->src.p[i]) && doc->src.p[i] != '_')
            return false;
    return true;
}

/* `__핵심 __은`, `(__ 핵심__)`, but no place to be filled in (`__년 __월`) and
   no list of names (`x__, y __`). */
static bool is_meant_apart(const dl_doc *doc, const dl_run *open,
                           const dl_run *close)
{
    dl_str inside = text_between(doc, open, close);
    bool is_side =
        is_blank_after(open)
            ? !is_blank_before(close) && !dl_is_word_before(doc, open->start)
            : !dl_is_word_at(doc, dl_run_end(close));
    return is_side && is_one_line(inside) && dl_has_hangul(inside);
}

/* `__핵심__은`, `평균__`x`__과`, `_핵심_은`, `_test set_은`: a sign of names,
   too
   (`__init__`). */
static bool is_meant_underscore(const dl_doc *doc, const dl_run *open,
                                const dl_run *close)
{
    bool is_apart = is_blank_after(open) || is_blank_before(close);
    if (is_end_at(doc, dl_run_end(open)))
        return false;
    if (dl_is_word_before(doc, open->start) &&
        dl_quote_at(doc, dl_run_end(open)))
        return false; /* `'2월__'이 '%Y__'` */
    bool has_hangul = dl_has_hangul(text_between(doc, open, close));
    bool is_before = dl_is_hangul_at(doc, dl_run_end(close));
    if (open->length == 1)
        return !is_apart && is_before && !dl_is_word_before(doc, open->start) &&
               (has_hangul || (is_blank_before(open) &&
                               !is_name(doc, dl_run_end(open), close->start)));
    if (is_apart)
        return is_meant_apart(doc, open, close);
    return !is_name(doc, dl_run_end(open), close->start) &&
           (is_before || is_hangul_before(doc, open->start) || has_hangul);
}

static bool is_meant(const dl_doc *doc, const dl_run *open, const dl_run *close)
{
    if (open->sign == '_')
        return is_meant_underscore(doc, open, close) &&
               close->start - dl_run_end(open) <= LONGEST_SINGLE;
    return open->length > 1 || is_meant_single(doc, open, close);
}

/* ---- pairs that are meant ------------------------------------------------ */

/* Whether a run of another length has taken signs of the run: what would be
   read together after a fix is not known. In kramdown, which takes the first
   mark that can close, one of the same length then begins what ends at the next
   one, if there is a next one. */
static bool is_taken(const text *t, const dl_run *run, const dl_run *other)
{
    const dl_run *runs = t->runs[0];
    size_t i = 0;
    if (run->partner == DL_NONE || run->partner == other->start)
        return false;
    DL_LOWER_BOUND(i, 0, t->n, runs[i].start < run->partner);
    return i < t->n &&
           (runs[i].length != run->length || (t->reach && i + 1 < t->n));
}

/* Whether a fix shows the pair as it is meant: not where other marks took one
   of the two, nor in what kramdown has emphasized, in which it reads no other
   emphasis of the kind. */
static bool can_repair(const text *t, size_t a, size_t b)
{
    const dl_run *open = &t->runs[0][a], *close = &t->runs[0][b];
    return !is_taken(t, open, close) && !is_taken(t, close, open) &&
           (!t->reach || t->reach[a] <= open->start);
}

/* `**글****자(말)**은`, `****글* ***글****`: a trace of some editor. */
static bool has_long_run(const text *t, size_t a, size_t b)
{
    bool is_long = t->runs[0][a].length > LONGEST_MARK && b > a + 1;
    for (size_t i = a + 1; i < b; i++)
        is_long |= t->runs[0][i].length > LONGEST_MARK;
    return is_long;
}

static void report_pair(const text *t, size_t a, size_t b)
{
    const dl_run *open = &t->runs[0][a], *close = &t->runs[0][b];
    dl_span span = {open->start, dl_run_end(close)};
    if (open->length != close->length || (!is_seen(t, a) && !is_seen(t, b)) ||
        !is_meant(t->f->doc, open, close) || has_long_run(t, a, b))
        return;
    dl_str shown = dl_doc_slice(t->f->doc, span);
    dl_diagnostic *d = dl_report(t->f->ctx, DL801_SEEN, span, shown);
    if (can_repair(t, a, b))
        dl_marks_repair(t->f->ctx, d, open, close);
}

/* `**는 모든 폴더를 뜻한다`: a particle follows, as only a word has. */
static bool is_before_particle(const dl_doc *doc, uint32_t at)
{
    static const char *const particles[] = {
        "는", "은", "를", "을", "의", "와", "과", "로", "에", "으로", "에서"};
    dl_str rest = dl_str_from(doc->src, at);
    for (size_t i = 0; i < sizeof particles / sizeof *particles; i++) {
        uint32_t end = at + (uint32_t)strlen(particles[i]);
        if (dl_str_starts(rest, particles[i]) &&
            dl_is_white(dl_byte_at(doc, end)))
            return true;
    }
    return false;
}

/* `**3. 글`, `**4) 글`: a line that was to be bold. */
static bool is_number(const dl_doc *doc, const dl_run *run)
{
    uint32_t end = dl_run_end(run);
    bool is_first = run->start == 0 || doc->src.p[run->start - 1] == '\n';
    if (!is_first || !dl_is_digit(dl_byte_at(doc, end)))
        return false;
    while (dl_is_digit(dl_byte_at(doc, end)))
        end++;
    return dl_is_one_of(dl_byte_at(doc, end), ".)") &&
           dl_is_blank(dl_byte_at(doc, end + 1));
}

static void report_mark(const text *t, dl_span span)
{
    dl_report(t->f->ctx, DL801_SINGLE, span, dl_doc_slice(t->f->doc, span));
}

/* A mark without a partner, after which a word begins: names of programs begin
   with two stars. One that ends a word may be a footnote's, so it counts only
   together with the other: `close`, or `t->n` if there is none. */
static void report_single(text *t, size_t i, size_t close)
{
    const dl_run *run = &t->runs[0][i];
    uint32_t end = dl_run_end(run);
    bool opens = !is_blank_after(run) &&
                 (dl_is_hangul_at(t->f->doc, end) || is_number(t->f->doc, run));
    bool has_partner = run->length > 2 && run->visible < run->length;
    if (run->length < 2 || has_partner || run->sign != '*' || !opens ||
        !is_seen(t, i) || !is_blank_before(run) || t->has_single ||
        is_before_particle(t->f->doc, end))
        return;
    t->has_single = true;
    if (close < t->n && is_seen(t, close) &&
        dl_is_word_before(t->f->doc, t->runs[0][close].start)) {
        const dl_run *last = &t->runs[0][close];
        report_mark(t, (dl_span){last->start, dl_run_end(last)});
    }
    /* `**글*`: the inner star is a mark */
    report_mark(t, (dl_span){run->start, run->start + run->visible});
}

/* Whether the next run of the kind can only close. */
static bool is_closed_next(const text *t, const size_t *of, size_t n, size_t i)
{
    return i + 1 < n && !is_blank_before(&t->runs[0][of[i + 1]]);
}

static bool are_in_line(const text *t, size_t a, size_t b)
{
    return is_one_line(text_between(t->f->doc, &t->runs[0][a], &t->runs[0][b]));
}

/*
 * Pairs runs of one sign and length as their writer means them: a blank before
 * a run says that it opens, one after it that it closes; and where a pair has a
 * blank inside, its place in the order says it.
 */
static void pair_meant(text *t, const size_t *of, size_t n)
{
    size_t open = n, apart = n; /* apart: the last with blanks on both sides */
    size_t lone = t->n; /* the first that closes what nothing has opened */
    for (size_t i = 0; i < n; i++) {
        const dl_run *run = &t->runs[0][of[i]];
        bool before = is_blank_before(run), after = is_blank_after(run);
        if (before && after) {
            apart = i;
        } else if (open == n && apart < n && !before && run->length > 1 &&
                   !is_closed_next(t, of, n, i)) {
            report_pair(t, of[apart], of[i]);
            apart = n;
        } else if (open == n ||
                   (before && (is_closed_next(t, of, n, i) ||
                               !are_in_line(t, of[open], of[i])))) {
            if (open < n)
                report_single(t, of[open], lone);
            else if (after && lone == t->n)
                lone = of[i];
            open = after ? n : i;
            apart = after ? i : n; /* `Model** 잡음**은` */
        } else {
            report_pair(t, of[open], of[i]);
            open = apart = n;
        }
    }
    if (open < n && apart < n && apart > open &&
        t->runs[0][of[open]].length > 1 && are_in_line(t, of[open], of[apart]))
        report_pair(t, of[open], of[apart]); /* `**핵심 **` ends the line */
    else if (open < n)
        report_single(t, of[open], lone);
}

/* Runs of each link's text, sign and length by themselves. */
static void each_kind(text *t)
{
    size_t *of = DL_ARENA_NEW(dl_ctx_scratch(t->f->ctx), size_t, t->n);
    bool *is_done = DL_ARENA_NEW(dl_ctx_scratch(t->f->ctx), bool, t->n);
    for (size_t i = 0; i < t->n; i++) {
        const dl_run *first = &t->runs[0][i];
        size_t n = 0;
        if (is_done[i])
            continue;
        for (size_t k = i; k < t->n; k++) {
            const dl_run *run = &t->runs[0][k];
            if (first->part > 0 && run->part != first->part)
                break; /* those of a link stand together */
            if (is_done[k] || run->part != first->part ||
                run->sign != first->sign || run->length != first->length)
                continue;
            is_done[k] = true;
            if (!is_something_else(t->f->doc, run))
                of[n++] = k;
        }
        pair_meant(t, of, n);
    }
}

static void find_reach(text *t)
{
    uint32_t reach = 0;
    t->reach = DL_ARENA_NEW(dl_ctx_scratch(t->f->ctx), uint32_t, t->n);
    for (size_t i = 0; i < t->n; i++) {
        uint32_t partner = t->runs[0][i].partner;
        t->reach[i] = reach;
        if (partner != DL_NONE && partner > reach)
            reach = partner;
    }
}

static void on_text(void *user, uint32_t block, const dl_span *pieces, size_t n)
{
    const finder *f = user;
    text t = {.f = f};
    (void)block;
    bool any = false;
    for (size_t v = 0; v < f->n_views; v++) {
        t.n = dl_emphasis_find(dl_ctx_scratch(f->ctx), f->views[v], pieces, n,
                               &t.runs[v]);
        for (size_t i = 0; i < t.n; i++)
            any |= t.runs[v][i].visible > 0;
    }
    if (!any)
        return;
    if (dl_renderer_is_kramdown(f->views[0]->renderer))
        find_reach(&t);
    each_kind(&t);
}

static void on_page(dl_ctx *ctx, const struct dl_post *post)
{
    static const char *const signs[] = {"*", "_", NULL};
    const dl_page *page = dl_ctx_page(ctx);
    (void)post;
    finder f = {.ctx = ctx, .doc = page->doc, .views = {page}, .n_views = 1};
    /* between the first two are the others: they differ in what is a sign */
    static const dl_renderer all[MOST_VIEWS] = {
        {.name = DL_RENDERER_GFM},
        {.name = DL_RENDERER_MARKDOWN_IT, .punctuation = DL_PUNCTUATION_031},
        {.name = DL_RENDERER_KRAMDOWN}};
    dl_page as[MOST_VIEWS] = {*page, *page, *page};
    if (page->renderer->name == DL_RENDERER_UNKNOWN) {
        for (size_t v = 0; v < MOST_VIEWS; v++) {
            as[v].renderer = &all[v];
            f.views[v] = &as[v];
        }
        f.n_views = MOST_VIEWS;
    }
    if (page->renderer->name != DL_RENDERER_NONE)
        dl_page_each_text(page, signs, on_text, &f);
}

const dl_check dl_check_dl801 = {.on_page = on_page};
