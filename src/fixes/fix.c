/*
 * Applies fixes in rounds.
 */
#include "fixes/fix.h"

#include "base/search.h"
#include "base/vec.h"
#include "fixes/edits.h"
#include "fixes/verify.h"

typedef DL_VEC(const dl_diagnostic *) findings;
typedef DL_VEC(dl_edit) edits;

/* A fix that was refused, recognised in a later round by its rule and by where
   its place has moved to. */
typedef struct refusal {
    const dl_rule *rule;
    dl_span span;
} refusal;

typedef struct fixer {
    const dl_fix_linter *linter;
    dl_applicability most;
    dl_fixed *out;
    DL_VEC(refusal) refused;
    unsigned tries; /* lints of a text with fixes applied */
} fixer;

/* ---- edits -------------------------------------------------------------- */

static int compare_edits(const void *a, const void *b)
{
    const dl_edit *x = a, *y = b;
    if (x->span.start != y->span.start)
        return x->span.start < y->span.start ? -1 : 1;
    return (x->span.end > y->span.end) - (x->span.end < y->span.end);
}

/* The edits of some findings, sorted by place. */
static edits edits_of(const dl_diagnostic *const *list, size_t n)
{
    edits all = {0};
    for (size_t i = 0; i < n; i++)
        for (uint32_t k = 0; k < list[i]->fix->n_edits; k++)
            dl_vec_push(&all, list[i]->fix->edits[k]);
    dl_vec_sort(&all, compare_edits);
    return all;
}

/* ---- choosing ----------------------------------------------------------- */

static bool is_refused(const fixer *f, const dl_diagnostic *d)
{
    for (size_t i = 0; i < f->refused.n; i++)
        if (f->refused.v[i].rule == d->rule &&
            f->refused.v[i].span.start == d->span.start)
            return true;
    return false;
}

static bool may_be_fixed(const fixer *f, const dl_diagnostic *d)
{
    const uint8_t blocked = DL_DIAGNOSTIC_APPROXIMATE |
                            DL_DIAGNOSTIC_SUPPRESSED | DL_DIAGNOSTIC_BASELINE;
    return d->fix && d->fix->n_edits > 0 && !(d->flags & blocked) &&
           d->fix->applicability <= f->most && !is_refused(f, d);
}

static dl_span reach_of(const dl_fix *fix)
{
    return (dl_span){fix->edits[0].span.start,
                     fix->edits[fix->n_edits - 1].span.end};
}

static int compare_reach(const void *a, const void *b)
{
    const dl_diagnostic *x = *(const dl_diagnostic *const *)a;
    const dl_diagnostic *y = *(const dl_diagnostic *const *)b;
    dl_span s = reach_of(x->fix), t = reach_of(y->fix);
    if (s.start != t.start)
        return s.start < t.start ? -1 : 1;
    if (s.end != t.end)
        return s.end < t.end ? -1 : 1;
    return strcmp(x->rule->code, y->rule->code);
}

/*
 * If some fixes only compose characters, keeps only these: rules look up words
 * in composed form, so what they find elsewhere in the text would not last.
 */
static void compose_first(const fixer *f, findings *all)
{
    dl_str src = f->out->result->doc->src;
    size_t n = 0;
    for (size_t i = 0; i < all->n; i++) {
        const dl_fix *fix = all->v[i]->fix;
        if (dl_edits_are_canonical(src, fix->edits, fix->n_edits)) {
            const dl_diagnostic *other = all->v[n];
            all->v[n++] = all->v[i];
            all->v[i] = other;
        }
    }
    if (n > 0)
        all->n = n;
}

/*
 * The fixes of one round, in order of place, each only if it begins after all
 * those chosen before. Those skipped are found again in the next round, in the
 * changed text.
 */
static findings choose(const fixer *f, const dl_result *result)
{
    findings all = {0}, chosen = {0};
    for (size_t i = 0; i < result->n_diagnostics; i++)
        if (may_be_fixed(f, &result->diagnostics[i]))
            dl_vec_push(&all, &result->diagnostics[i]);
    compose_first(f, &all);
    dl_vec_sort(&all, compare_reach);
    uint32_t free_from = 0;
    for (size_t i = 0; i < all.n; i++) {
        dl_span reach = reach_of(all.v[i]->fix);
        if (chosen.n > 0 && reach.start <= free_from)
            continue;
        dl_vec_push(&chosen, all.v[i]);
        free_from = reach.end;
    }
    dl_vec_free(&all);
    return chosen;
}

/* ---- trying ------------------------------------------------------------- */

/* Applies `n` fixes to the current text. If that is sound, `*text` and the
   returned result are the caller's; otherwise NULL. */
static dl_result *attempt(fixer *f, const dl_diagnostic *const *list,
                          size_t n, dl_buf *text)
{
    edits e = edits_of(list, n);
    f->tries++;
    *text = (dl_buf){0};
    dl_edits_apply(f->out->result->doc->src, e.v, e.n, text);
    dl_result *after = f->linter->lint(f->linter->user, dl_buf_str(text));
    if (!dl_fix_is_sound(f->out->result, after, list, n, e.v, e.n)) {
        dl_result_free(after);
        dl_buf_free(text);
        after = NULL;
    }
    dl_vec_free(&e);
    return after;
}

static void refuse(fixer *f, const dl_diagnostic *d)
{
    dl_vec_push(&f->refused, (refusal){d->rule, d->span});
    f->out->n_refused++;
}

/*
 * Each unsound fix takes some lints to find. A text with hundreds of them
 * should not be fixed unattended: what was not tried is left alone.
 */
enum { MOST_TRIES = 256 };

/*
 * Separates sound fixes (moved to the front of the list, whose new length is
 * returned) from unsound ones (refused), by bisection.
 */
static size_t bisect(fixer *f, const dl_diagnostic **list, size_t n)
{
    dl_buf text;
    dl_result *after = attempt(f, list, n, &text);
    if (after) {
        dl_result_free(after);
        dl_buf_free(&text);
        return n;
    }
    if (n == 1 || f->tries >= MOST_TRIES) {
        for (size_t i = 0; i < n; i++)
            refuse(f, list[i]);
        return 0;
    }
    size_t half = n / 2;
    size_t good = bisect(f, list, half);
    size_t more = bisect(f, list + half, n - half);
    memmove(list + good, list + half, more * sizeof *list);
    return good + more;
}

static void move_refused(fixer *f, const dl_diagnostic *const *list, size_t n)
{
    edits e = edits_of(list, n);
    int64_t *shifts = dl_edits_shifts(e.v, e.n);
    for (size_t i = 0; i < f->refused.n; i++)
        f->refused.v[i].span.start =
            dl_edits_map(e.v, shifts, e.n, f->refused.v[i].span.start);
    dl_free(shifts);
    dl_vec_free(&e);
}

/* Applies those fixes of `list` that can be applied. Refused ones make room for
   others in the next round. */
static void advance(fixer *f, const dl_diagnostic **list, size_t n)
{
    dl_buf text;
    dl_result *after = attempt(f, list, n, &text);
    if (!after) {
        n = bisect(f, list, n);
        /* Each is sound by itself; together they need not be. */
        while (n > 0 && !(after = attempt(f, list, n, &text)))
            n = n > 1 ? n / 2 : 0;
    }
    if (!after)
        return;
    move_refused(f, list, n);
    dl_buf_free(&f->out->text);
    dl_result_free(f->out->result);
    f->out->text = text;
    f->out->result = after;
    f->out->n_applied += n;
}

void dl_fix_all(const dl_fix_linter *linter, dl_str bytes,
                dl_applicability most, dl_fixed *out)
{
    fixer f = {.linter = linter, .most = most, .out = out};
    *out = (dl_fixed){.result = linter->lint(linter->user, bytes)};
    dl_buf_add(&out->text, bytes);
    for (int round = 0; round < DL_FIX_ROUNDS; round++) {
        findings chosen = choose(&f, out->result);
        size_t n = chosen.n;
        if (n > 0)
            advance(&f, chosen.v, n);
        dl_vec_free(&chosen);
        if (n == 0)
            break;
    }
    dl_vec_free(&f.refused);
}

void dl_fixed_clear(dl_fixed *fixed)
{
    dl_buf_free(&fixed->text);
    dl_result_free(fixed->result);
    *fixed = (dl_fixed){0};
}
