/*
 * Pairs emphasis marks as kramdown's emphasis.rb does. An element is read up to
 * the first mark that may close it, whatever is in between; where there is
 * none, kramdown goes back, takes one star of two, or none, and reads on.
 */
#include "base/alloc.h"
#include "base/str.h"
#include "base/vec.h"
#include "page/emphasis_pairs.h"
#include "text/category.h"
#include "text/utf8.h"

enum {
    DEEPEST = 2,         /* <strong> in <em>, or <em> in <strong> */
    STEPS_PER_SIGN = 32, /* real texts need two or three */
    STEPS = 1024
};

/* Sign `used` of a run. */
typedef struct place {
    size_t run;
    uint32_t used;
} place;

/* An element that is open: `n` signs, the first of which is at `at`. */
typedef struct element {
    place at;
    uint16_t n;
    size_t n_closed; /* elements that were closed before it */
} element;

/* `n` signs at each of two places. */
typedef struct pair {
    size_t open, close; /* runs */
    uint16_t n;
} pair;

typedef struct reader {
    const dl_doc *doc;
    const dl_run *runs;
    size_t n_runs;
    place at;
    element open[DEEPEST];
    unsigned depth;
    DL_VEC(pair) closed;
    size_t last[2][2]; /* by sign (`_`) and length less one: one more than the
                          last run that might close an element */
} reader;

/* ---- characters ---------------------------------------------------------- */

static bool is_white_at(const dl_doc *doc, uint32_t at)
{
    return at < doc->src.n && dl_is_white(doc->src.p[at]);
}

/* Ruby's [[:alpha:]]; digits of other scripts count as letters, too. */
static bool is_alphabetic(uint32_t c)
{
    return c < 0x80 ? dl_is_alpha((char)c)
                    : !dl_is_unicode_blank(c) && !dl_is_category_p(c) &&
                          !dl_is_category_s(c);
}

static bool is_alnum_at(const dl_doc *doc, uint32_t at)
{
    unsigned length;
    if (at >= doc->src.n)
        return false;
    return dl_is_digit(doc->src.p[at]) ||
           is_alphabetic(dl_utf8_decode(doc->src, at, &length));
}

static bool is_alphabetic_before(const dl_doc *doc, uint32_t at)
{
    unsigned length;
    return at > 0 &&
           is_alphabetic(dl_utf8_decode_before(doc->src, at, &length));
}

/* ---- elements ------------------------------------------------------------ */

static uint32_t byte_of(const reader *r, place at)
{
    return r->runs[at.run].start + at.used;
}

static unsigned left_in(const reader *r, place at)
{
    return r->runs[at.run].length - at.used;
}

/* Whether the element ends where the reader is. */
static bool closes(const reader *r, const element *e)
{
    const dl_run *run = &r->runs[r->at.run];
    unsigned left = left_in(r, r->at);
    uint32_t at = byte_of(r, r->at);
    bool is_empty = at == byte_of(r, e->at) + e->n;
    if (run->sign != r->runs[e->at.run].sign || e->n > left || is_empty ||
        is_white_at(r->doc, at - 1))
        return false;
    if (e->n == 1 && left == 2)
        return false; /* opens <strong>, or is text */
    return run->sign != '_' || !is_alnum_at(r->doc, at + e->n);
}

static bool is_open(const reader *r, uint16_t n)
{
    for (unsigned i = 0; i < r->depth; i++)
        if (r->open[i].n == n)
            return true;
    return false;
}

/* Whether `n` signs may open an element; of one that nothing can close, no
   need to be tried. */
static bool opens(const reader *r, uint16_t n)
{
    const dl_run *run = &r->runs[r->at.run];
    uint32_t at = byte_of(r, r->at);
    bool is_bar = run->sign == '_';
    if (is_open(r, n) || is_white_at(r->doc, at + n))
        return false;
    if (is_bar && (is_alphabetic_before(r->doc, at) ||
                   (at > 0 && r->doc->src.p[at - 1] == '-' &&
                    is_alphabetic_before(r->doc, at - 1))))
        return false;
    return true;
}

/* Whether something after the reader's place looks as if it closed `n`. */
static bool may_end(const reader *r, uint16_t n)
{
    bool is_bar = r->runs[r->at.run].sign == '_';
    return r->last[is_bar][n - 1] > r->at.run + 1 ||
           left_in(r, r->at) > 2U * n;
}

static void skip(reader *r, unsigned n)
{
    r->at.used += n;
    if (left_in(r, r->at) == 0)
        r->at = (place){r->at.run + 1, 0};
}

static void open_element(reader *r, uint16_t n)
{
    r->open[r->depth++] = (element){r->at, n, r->closed.n};
    skip(r, n);
}

static void close_element(reader *r)
{
    const element *e = &r->open[--r->depth];
    dl_vec_push(&r->closed, (pair){e->at.run, r->at.run, e->n});
    skip(r, e->n);
}

/* Two signs open <strong>; if it has no end, the second of them <em>, but not
   in <em>. */
static void try_second(reader *r)
{
    bool is_in_em = r->depth > 0 && r->open[r->depth - 1].n == 1;
    place first = r->at;
    if (!is_in_em) {
        skip(r, 1);
        if (may_end(r, 1) && r->depth < DEEPEST) {
            open_element(r, 1);
            return;
        }
        r->at = first;
    }
    skip(r, 2);
}

/* The text ends, and the innermost element has not. */
static void give_up(reader *r)
{
    const element *e = &r->open[--r->depth];
    r->closed.n = e->n_closed;
    r->at = e->at;
    if (e->n == 2)
        try_second(r);
    else
        skip(r, 1); /* the second of two, or the only one */
}

static void read_sign(reader *r)
{
    uint16_t n = left_in(r, r->at) >= 2 ? 2 : 1;
    if (r->depth > 0 && closes(r, &r->open[r->depth - 1]))
        close_element(r);
    else if (!opens(r, n))
        skip(r, n);
    else if (may_end(r, n))
        open_element(r, n);
    else if (n == 2)
        try_second(r);
    else
        skip(r, n);
}

/* ---- all ----------------------------------------------------------------- */

static size_t find_last(reader *r)
{
    size_t signs = 0;
    for (size_t k = 0; k < r->n_runs; k++) {
        const dl_run *run = &r->runs[k];
        bool has_text = run->start > 0 && !is_white_at(r->doc, run->start - 1);
        signs += run->length;
        for (unsigned n = 1; n <= 2; n++)
            if (run->length > n || (run->length == n && has_text))
                r->last[run->sign == '_'][n - 1] = k + 1;
    }
    return signs;
}

void dl_pair_kramdown(const dl_doc *doc, dl_run *runs, size_t n)
{
    reader r = {.doc = doc, .runs = runs, .n_runs = n};
    size_t steps = find_last(&r) * STEPS_PER_SIGN + STEPS;
    while (steps > 0 && (r.at.run < n || r.depth > 0)) {
        if (r.at.run < n)
            read_sign(&r);
        else
            give_up(&r);
        steps--;
    }
    for (size_t i = 0; steps > 0 && i < r.closed.n; i++) {
        dl_run *open = &runs[r.closed.v[i].open];
        dl_run *close = &runs[r.closed.v[i].close];
        open->visible = (uint16_t)(open->visible - r.closed.v[i].n);
        close->visible = (uint16_t)(close->visible - r.closed.v[i].n);
        open->partner = close->start;
        close->partner = open->start;
    }
    for (size_t i = 0; steps == 0 && i < n; i++)
        runs[i].visible = 0;
    dl_vec_free(&r.closed);
}
