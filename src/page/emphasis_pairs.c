/*
 * Pairs emphasis marks: the algorithm in the appendix of CommonMark's
 * specification ("process emphasis"), and kramdown's emphasis.rb.
 */
#include "page/emphasis_pairs.h"

#include "base/alloc.h"
#include "base/str.h"

/* ---- CommonMark ---------------------------------------------------------- */

/* Below which opener none can match, by sign, by whether the closer opens, too,
   and by its length modulo three. */
typedef struct bottoms {
    size_t v[2][2][3];
} bottoms;

/* "multiple of 3" */
static bool may_pair(const dl_run *open, const dl_run *close)
{
    bool either = open->sides & DL_RUN_CLOSES || close->sides & DL_RUN_OPENS;
    return !either || close->length % 3 == 0 ||
           (open->length + close->length) % 3 != 0;
}

/* The nearest opener for runs[k], or `k`. `before` links the openers that are
   still there; values are indices plus one. */
static size_t find_opener(const dl_run *runs, const size_t *before, size_t k,
                          size_t bottom)
{
    for (size_t i = before[k]; i > bottom; i = before[i - 1]) {
        const dl_run *open = &runs[i - 1];
        if (open->sign == runs[k].sign && open->sides & DL_RUN_OPENS &&
            open->visible > 0 && may_pair(open, &runs[k]))
            return i - 1;
    }
    return k;
}

static void join(dl_run *open, dl_run *close)
{
    uint16_t n = open->visible >= 2 && close->visible >= 2 ? 2 : 1;
    open->visible = (uint16_t)(open->visible - n);
    close->visible = (uint16_t)(close->visible - n);
    open->partner = close->start;
    close->partner = open->start;
}

void dl_pair_commonmark(dl_run *runs, size_t n)
{
    bottoms low = {0};
    size_t *before = dl_xcalloc(n + 1, sizeof *before);
    for (size_t k = 0; k < n; k++) {
        dl_run *close = &runs[k];
        before[k] = k; /* the run before, or what it was replaced by */
        if (k > 0 && runs[k - 1].visible == 0)
            before[k] = before[k - 1];
        size_t *bottom = &low.v[close->sign == '_']
                               [(close->sides & DL_RUN_OPENS) != 0]
                               [close->length % 3];
        while (close->sides & DL_RUN_CLOSES && close->visible > 0) {
            size_t i = find_opener(runs, before, k, *bottom);
            if (i == k) {
                *bottom = before[k];
                break;
            }
            join(&runs[i], close);
            before[k] = runs[i].visible > 0 ? i + 1 : before[i];
        }
    }
    dl_free(before);
}

/* ---- strikethrough ------------------------------------------------------- */

/* The nearest opener of the same length; longer runs are text. */
void dl_pair_tildes(const dl_renderer *renderer, dl_run *runs, size_t n)
{
    size_t open[3] = {n, n, n}; /* by length */
    for (size_t k = 0; k < n; k++) {
        uint16_t length = runs[k].length;
        if (length > 2 || (length == 1 && !renderer->single_tilde))
            continue;
        if (runs[k].sides & DL_RUN_CLOSES && open[length] < n) {
            dl_run *opener = &runs[open[length]];
            opener->visible = runs[k].visible = 0;
            opener->partner = runs[k].start;
            runs[k].partner = opener->start;
            open[length] = n;
        } else if (runs[k].sides & DL_RUN_OPENS) {
            open[length] = k;
        }
    }
}

/* ---- kramdown ------------------------------------------------------------ */

enum { DEEPEST = 16 };

/* An element that is open: `n` signs of runs[run]. */
typedef struct element {
    size_t run;
    uint16_t n;
} element;

static bool is_white_at(const dl_doc *doc, uint32_t at)
{
    return at >= doc->src.n || dl_is_white(doc->src.p[at]);
}

static bool is_word_at(const dl_doc *doc, uint32_t at)
{
    return at < doc->src.n && (dl_is_alnum(doc->src.p[at]) ||
                               (unsigned char)doc->src.p[at] >= 0x80);
}

/* Whether `n` signs at byte `at` of `run` close an element of as many. */
static bool closes(const dl_doc *doc, const dl_run *run, uint32_t at,
                   uint16_t n, uint32_t opened)
{
    if (at == 0 || is_white_at(doc, at - 1) || at <= opened)
        return false;
    return run->sign != '_' || !is_word_at(doc, at + n);
}

static bool opens(const dl_doc *doc, const dl_run *run, uint32_t at, uint16_t n)
{
    if (is_white_at(doc, at + n))
        return false;
    if (run->sign != '_' || at == 0)
        return true;
    /* kramdown: /[[:alpha:]]-?[[:alpha:]]*\z/ */
    char before = doc->src.p[at - 1];
    return !is_word_at(doc, at - 1) || dl_is_digit(before);
}

/* By sign (`_`) and length less one: one more than the last run that could
   close such an element. One that opens later is never closed. */
typedef struct last_closers {
    size_t v[2][2];
} last_closers;

static last_closers find_last_closers(const dl_doc *doc, const dl_run *runs,
                                      size_t n)
{
    last_closers last = {0};
    for (size_t k = 0; k < n; k++) {
        const dl_run *run = &runs[k];
        uint32_t end = run->start + run->length;
        if (run->length != 2 && closes(doc, run, end - 1, 1, 0))
            last.v[run->sign == '_'][0] = k + 1;
        if (run->length >= 2 && closes(doc, run, end - 2, 2, 0))
            last.v[run->sign == '_'][1] = k + 1;
    }
    return last;
}

static void close_element(dl_run *runs, const element *e, size_t k)
{
    runs[e->run].visible = (uint16_t)(runs[e->run].visible - e->n);
    runs[k].visible = (uint16_t)(runs[k].visible - e->n);
    runs[e->run].partner = runs[k].start;
    runs[k].partner = runs[e->run].start;
}

/*
 * A sign or two at a time. An element that is never closed is text, so that one
 * around it may close: the ones in between are given up. kramdown tries again
 * from where it failed; the result differs only where elements overlap.
 */
void dl_pair_kramdown(const dl_doc *doc, dl_run *runs, size_t n)
{
    element open[DEEPEST];
    size_t depth = 0;
    last_closers last = find_last_closers(doc, runs, n);
    for (size_t k = 0; k < n; k++) {
        const dl_run *run = &runs[k];
        for (uint16_t used = 0; used < run->length;) {
            uint32_t at = run->start + used;
            uint16_t left = (uint16_t)(run->length - used);
            size_t i = depth;
            while (i > 0) {
                const element *e = &open[i - 1];
                if (runs[e->run].sign == run->sign && e->n <= left &&
                    (e->n == 2 || left != 2) &&
                    closes(doc, run, at, e->n, runs[e->run].start +
                                                   runs[e->run].length))
                    break;
                i--;
            }
            if (i > 0) {
                close_element(runs, &open[i - 1], k);
                used = (uint16_t)(used + open[i - 1].n);
                depth = i - 1;
                continue;
            }
            uint16_t most = left >= 2 ? 2 : 1;
            bool has_same = false;
            for (size_t e = 0; e < depth; e++)
                has_same |= open[e].n == most;
            bool is_closed = last.v[run->sign == '_'][most - 1] > k + 1;
            if (!has_same && is_closed && depth < DEEPEST &&
                opens(doc, run, at, most))
                open[depth++] = (element){k, most};
            used = (uint16_t)(used + most);
        }
    }
}
