/* DL801 literal-emphasis: see rules/DL801-literal-emphasis.md. */
#include "base/arena.h"
#include "base/search.h"
#include "base/str.h"
#include "page/emphasis.h"
#include "page/looks.h"
#include "page/texts.h"
#include "rules_gen.h"
#include "text/category.h"
#include "text/hangul.h"
#include "text/utf8.h"

enum {
    LONGEST_SINGLE = 200, /* bytes between two single signs that are meant */
    LONGEST = 3,          /* signs of a run that are shown and were meant */
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

static uint32_t end_of(const dl_run *run)
{
    return run->start + run->length;
}

static dl_str text_between(const dl_doc *doc, const dl_run *open,
                           const dl_run *close)
{
    return dl_doc_slice(doc, (dl_span){end_of(open), close->start});
}

static char byte_at(const dl_doc *doc, uint32_t at)
{
    return at < doc->src.n ? doc->src.p[at] : '\0';
}

static bool is_hangul_at(const dl_doc *doc, uint32_t at)
{
    unsigned length;
    return at < doc->src.n &&
           dl_hangul_is_syllable(dl_utf8_decode(doc->src, at, &length));
}

static bool is_hangul_before(const dl_doc *doc, uint32_t at)
{
    unsigned length;
    return at > 0 && dl_hangul_is_syllable(
                         dl_utf8_decode_before(doc->src, at, &length));
}

static bool is_alnum_before(const dl_doc *doc, uint32_t at)
{
    return at > 0 && dl_is_alnum(doc->src.p[at - 1]);
}

/* A letter or a digit of any script. */
static bool is_word(uint32_t c)
{
    return c < 0x80 ? dl_is_alnum((char)c)
                    : !dl_is_unicode_blank(c) && !dl_is_category_p(c) &&
                          !dl_is_category_s(c);
}

static bool is_word_before(const dl_doc *doc, uint32_t at)
{
    unsigned length;
    return at > 0 && is_word(dl_utf8_decode_before(doc->src, at, &length));
}

/* `2**(-1)`, `2**(n+1)`: no text is in the parentheses. */
static bool is_power(const dl_doc *doc, const dl_run *run)
{
    uint32_t at = end_of(run);
    if (run->start == 0 || !dl_is_digit(doc->src.p[run->start - 1]))
        return false;
    if (byte_at(doc, at) != '(')
        return dl_is_digit(byte_at(doc, at));
    while (++at < doc->src.n && doc->src.p[at] != ')')
        if (!dl_is_alnum(doc->src.p[at]) &&
            !dl_is_one_of(doc->src.p[at], " +-*/"))
            return false;
    return true;
}

static bool is_word_at(const dl_doc *doc, uint32_t at)
{
    unsigned length;
    return at < doc->src.n && is_word(dl_utf8_decode(doc->src, at, &length));
}

/* A sign that ends something: no text begins with it. */
static bool is_end_at(const dl_doc *doc, uint32_t at)
{
    static const uint32_t ends[] = {
        0x2019, 0x201D, 0x2026, 0x3001, 0x3002, 0x3009, 0x300B, 0x300D, 0x300F};
    unsigned length;
    if (dl_is_one_of(byte_at(doc, at), ".,:;!?)]}"))
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
    char after = byte_at(doc, end_of(run));
    return run->visible > LONGEST || before == '/' || after == '/' ||
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

/* One of each pair is single: `*모델(M)*은`, `모델*(M)*, `. Where nothing is
   meant there are many: lists of arguments, footnotes (`값*, 오차*, `),
   multiplication. */
static bool is_meant_single(const dl_doc *doc, const dl_run *open,
                            const dl_run *close)
{
    uint32_t from = end_of(open), to = close->start, end = end_of(close);
    if (to - from > LONGEST_SINGLE || is_blank_after(open) ||
        is_blank_before(close) || is_end_at(doc, from))
        return false;
    dl_str inside = text_between(doc, open, close);
    if (!dl_has_hangul(inside))
        return is_hangul_at(doc, end) && !is_word_before(doc, open->start);
    bool is_after = is_hangul_at(doc, end) ||
                    (is_one_line(inside) &&
                     (is_blank_after(close) || is_end_at(doc, end)));
    return is_after && !is_alnum_before(doc, open->start);
}

/* The length of the quotation mark that begins at `at`; 0: none. */
static unsigned quote_at(const dl_doc *doc, uint32_t at)
{
    unsigned length;
    uint32_t c = at < doc->src.n ? dl_utf8_decode(doc->src, at, &length) : 0;
    bool is_quote = c == '"' || c == '\'' || (c >= 0x2018 && c <= 0x201D) ||
                    (c >= 0x300A && c <= 0x300F);
    return is_quote ? length : 0;
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
    bool is_side = is_blank_after(open)
                       ? !is_blank_before(close) &&
                             !is_word_before(doc, open->start)
                       : !is_word_at(doc, end_of(close));
    return is_side && is_one_line(inside) && dl_has_hangul(inside);
}

/* `__핵심__은`, `평균__`x`__과`, `_핵심_은`, `_test set_은`: a sign of names, too
   (`__init__`). */
static bool is_meant_underscore(const dl_doc *doc, const dl_run *open,
                                const dl_run *close)
{
    bool is_apart = is_blank_after(open) || is_blank_before(close);
    if (is_end_at(doc, end_of(open)))
        return false;
    if (is_word_before(doc, open->start) && quote_at(doc, end_of(open)))
        return false; /* `'2월__'이 '%Y__'` */
    bool has_hangul = dl_has_hangul(text_between(doc, open, close));
    bool is_before = is_hangul_at(doc, end_of(close));
    if (open->length == 1)
        return !is_apart && is_before && !is_word_before(doc, open->start) &&
               (has_hangul || (is_blank_before(open) &&
                               !is_name(doc, end_of(open), close->start)));
    if (is_apart)
        return is_meant_apart(doc, open, close);
    return !is_name(doc, end_of(open), close->start) &&
           (is_before || is_hangul_before(doc, open->start) || has_hangul);
}

static bool is_meant(const dl_doc *doc, const dl_run *open, const dl_run *close)
{
    if (open->sign == '_')
        return is_meant_underscore(doc, open, close) &&
               close->start - end_of(open) <= LONGEST_SINGLE;
    return open->length > 1 || is_meant_single(doc, open, close);
}

/* ---- the fix ------------------------------------------------------------- */

static void move_close(dl_ctx *ctx, dl_diagnostic *d, const dl_run *close,
                       uint32_t to)
{
    dl_str marks = dl_doc_slice(dl_ctx_doc(ctx),
                                (dl_span){close->start, end_of(close)});
    dl_fix_edit(ctx, d, DL_FIX_UNSAFE, (dl_span){to, to}, marks);
    dl_fix_edit(ctx, d, DL_FIX_UNSAFE,
                (dl_span){close->start, end_of(close)}, DL_STR(""));
}

/* Where the parenthesis that ends before `end` opens; DL_NONE: there is none
   in the text, or it is all of it. */
static uint32_t parenthesis(const dl_doc *doc, uint32_t start, uint32_t end)
{
    unsigned depth = 0;
    for (uint32_t i = end; i > start; i--) {
        char c = doc->src.p[i - 1];
        depth += c == ')' || c == ']';
        if (c == '(' || c == '[') {
            depth--;
            if (depth == 0)
                return i - 1 > start && c == '(' ? i - 1 : DL_NONE;
        }
    }
    return DL_NONE;
}

/* kramdown takes a straight mark after emphasis for an opening one: `“글“는`. */
static bool turns_quotes(const dl_renderer *renderer)
{
    return renderer && dl_renderer_is_kramdown(renderer) &&
           renderer->typographer;
}

/* `**"글"**는` → `"**글**"는` */
static bool swap_quotes(dl_ctx *ctx, dl_diagnostic *d, const dl_run *open,
                        const dl_run *close)
{
    const dl_doc *doc = dl_ctx_doc(ctx);
    unsigned length;
    uint32_t from = end_of(open), to = close->start;
    dl_utf8_decode_before(doc->src, to, &length);
    unsigned left = quote_at(doc, from), right = quote_at(doc, to - length);
    if (!left || !right || from + left + right >= to)
        return false;
    if (right == 1 && turns_quotes(dl_ctx_other_renderer(ctx)))
        return true; /* none */
    dl_str marks = dl_doc_slice(doc, (dl_span){open->start, from});
    dl_fix_edit(ctx, d, DL_FIX_UNSAFE, (dl_span){open->start, from},
                DL_STR(""));
    dl_fix_edit(ctx, d, DL_FIX_UNSAFE, (dl_span){from + left, from + left},
                marks);
    move_close(ctx, d, close, to - right);
    return true;
}

/* `**[글](u)**를` → `[**글**](u)를` */
static bool move_into_link(dl_ctx *ctx, dl_diagnostic *d, const dl_run *open,
                           const dl_run *close)
{
    const dl_doc *doc = dl_ctx_doc(ctx);
    uint32_t from = end_of(open);
    size_t i = 0;
    DL_LOWER_BOUND(i, 0, doc->n_nodes, doc->nodes[i].span.start < from);
    if (i == doc->n_nodes || doc->nodes[i].kind != DL_NODE_LINK ||
        doc->nodes[i].span.start != from ||
        doc->nodes[i].span.end != close->start ||
        doc->nodes[i].flags & DL_NODE_AUTOLINK)
        return false;
    dl_span inner = doc->nodes[i].inner;
    dl_str marks = dl_doc_slice(doc, (dl_span){open->start, from});
    dl_fix_edit(ctx, d, DL_FIX_UNSAFE, (dl_span){open->start, from},
                DL_STR(""));
    dl_fix_edit(ctx, d, DL_FIX_UNSAFE, (dl_span){inner.start, inner.start},
                marks);
    move_close(ctx, d, close, inner.end);
    return true;
}

/* Whether at most two syllables follow, as a particle may be, or no letter. */
static bool is_particle_at(const dl_doc *doc, uint32_t at)
{
    enum { MOST = 2 };
    unsigned n = 0;
    for (; is_hangul_at(doc, at); at += 3)
        n++;
    return n <= MOST && !dl_is_alnum(byte_at(doc, at)) &&
           (n > 0 || !dl_is_one_of(byte_at(doc, at), "$`[(<"));
}

/* `**핵심 **은` → `**핵심**은` */
static bool close_up(dl_ctx *ctx, dl_diagnostic *d, const dl_run *open,
                     const dl_run *close)
{
    const dl_doc *doc = dl_ctx_doc(ctx);
    uint32_t from = end_of(open), to = close->start;
    while (from < to && dl_is_blank(doc->src.p[from]))
        from++;
    while (to > from && dl_is_blank(doc->src.p[to - 1]))
        to--;
    if (from == to || (from == end_of(open) && to == close->start))
        return false;
    if (to < close->start && !is_particle_at(doc, end_of(close)))
        return true; /* the blank is between two words */
    if (from > end_of(open))
        dl_fix_edit(ctx, d, DL_FIX_UNSAFE, (dl_span){end_of(open), from},
                    DL_STR(""));
    if (to < close->start)
        dl_fix_edit(ctx, d, DL_FIX_UNSAFE, (dl_span){to, close->start},
                    DL_STR(""));
    return true;
}

/* `__핵심__은` → `**핵심**은` */
static void use_stars(dl_ctx *ctx, dl_diagnostic *d, const dl_run *open,
                      const dl_run *close)
{
    dl_str stars = {"***", open->length};
    dl_fix_edit(ctx, d, DL_FIX_UNSAFE, (dl_span){open->start, end_of(open)},
                stars);
    dl_fix_edit(ctx, d, DL_FIX_UNSAFE,
                (dl_span){close->start, end_of(close)}, stars);
}

/* `&gt;` */
static bool ends_in_entity(const dl_doc *doc, uint32_t from, uint32_t to)
{
    uint32_t i = to - 1;
    if (doc->src.p[i] != ';')
        return false;
    while (i > from &&
           (dl_is_alnum(doc->src.p[i - 1]) || doc->src.p[i - 1] == '#'))
        i--;
    return i > from && i < to - 1 && doc->src.p[i - 1] == '&';
}

/* `경우**(가)는`: after a word and before a sign, marks open nothing in
   CommonMark, wherever they close. */
static bool can_open(dl_ctx *ctx, const dl_run *open)
{
    const dl_doc *doc = dl_ctx_doc(ctx);
    return dl_renderer_is_kramdown(dl_ctx_page(ctx)->renderer) ||
           !is_word_before(doc, open->start) ||
           is_word_at(doc, end_of(open));
}

static void repair(dl_ctx *ctx, dl_diagnostic *d, const dl_run *open,
                   const dl_run *close)
{
    const dl_doc *doc = dl_ctx_doc(ctx);
    uint32_t from = end_of(open), to = close->start;
    if (open->length > LONGEST)
        return;
    if (open->sign == '_') { /* stars beside a sign are shown, too */
        if (is_hangul_at(doc, from) && is_word_before(doc, to))
            use_stars(ctx, d, open, close);
        return;
    }
    if (close_up(ctx, d, open, close) || swap_quotes(ctx, d, open, close) ||
        move_into_link(ctx, d, open, close) || !can_open(ctx, open))
        return;
    /* `expect**(), toBe()**`: the first mark opens nothing either */
    if (is_word_before(doc, open->start) && dl_is_punctuation(doc->src.p[from]))
        return;
    uint32_t paren = parenthesis(doc, from, to);
    if (doc->src.p[to - 1] == ')' && paren != DL_NONE &&
        !dl_is_blank(doc->src.p[paren - 1]))
        move_close(ctx, d, close, paren);
    else if (dl_is_one_of(doc->src.p[to - 1], "%.!?,:;+") && to - 1 > from &&
             !ends_in_entity(doc, from, to))
        move_close(ctx, d, close, to - 1);
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
    return i < t->n && (runs[i].length != run->length ||
                        (t->reach && i + 1 < t->n));
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

static void report_pair(const text *t, size_t a, size_t b)
{
    const dl_run *open = &t->runs[0][a], *close = &t->runs[0][b];
    dl_span span = {open->start, end_of(close)};
    if (open->length != close->length || (!is_seen(t, a) && !is_seen(t, b)) ||
        !is_meant(t->f->doc, open, close))
        return;
    dl_str shown = dl_doc_slice(t->f->doc, span);
    dl_diagnostic *d = dl_report(t->f->ctx, DL801_SEEN, span, shown);
    if (can_repair(t, a, b))
        repair(t->f->ctx, d, open, close);
}

/* `**는 모든 폴더를 뜻한다`: a particle follows, as only a word has. */
static bool is_before_particle(const dl_doc *doc, uint32_t at)
{
    static const char *const particles[] = {"는", "은", "를", "을",   "의",  "와",
                                            "과", "로", "에", "으로", "에서"};
    dl_str rest = dl_str_from(doc->src, at);
    for (size_t i = 0; i < sizeof particles / sizeof *particles; i++) {
        uint32_t end = at + (uint32_t)strlen(particles[i]);
        if (dl_str_starts(rest, particles[i]) && dl_is_white(byte_at(doc, end)))
            return true;
    }
    return false;
}

/* `**3. 글`, `**4) 글`: a line that was to be bold. */
static bool is_number(const dl_doc *doc, const dl_run *run)
{
    uint32_t end = end_of(run);
    bool is_first = run->start == 0 || doc->src.p[run->start - 1] == '\n';
    if (!is_first || !dl_is_digit(byte_at(doc, end)))
        return false;
    while (dl_is_digit(byte_at(doc, end)))
        end++;
    return dl_is_one_of(byte_at(doc, end), ".)") &&
           dl_is_blank(byte_at(doc, end + 1));
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
    uint32_t end = end_of(run);
    bool opens = !is_blank_after(run) &&
                 (is_hangul_at(t->f->doc, end) || is_number(t->f->doc, run));
    bool has_partner = run->length > 2 && run->visible < run->length;
    if (run->length < 2 || has_partner || run->sign != '*' || !opens ||
        !is_seen(t, i) || !is_blank_before(run) || t->has_single ||
        is_before_particle(t->f->doc, end))
        return;
    t->has_single = true;
    if (close < t->n && is_seen(t, close) &&
        is_word_before(t->f->doc, t->runs[0][close].start)) {
        const dl_run *last = &t->runs[0][close];
        report_mark(t, (dl_span){last->start, end_of(last)});
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
    return is_one_line(
        text_between(t->f->doc, &t->runs[0][a], &t->runs[0][b]));
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
        } else if (open == n && apart < n && !before &&
                   run->length > 1 && !is_closed_next(t, of, n, i)) {
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
        {.name = DL_RENDERER_MARKDOWN_IT,
         .punctuation = DL_PUNCTUATION_031},
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
