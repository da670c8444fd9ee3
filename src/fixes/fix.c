/*
 * Applies fixes in rounds.
 */
#include "fixes/fix.h"

#include "base/search.h"
#include "fixes/edits.h"
#include "fixes/verify.h"

typedef DL_VEC(const dl_diagnostic *) findings;
typedef DL_VEC(dl_edit) edits;

/* Refusals are recognised later by the rule and by where the place has moved
   to; sorted. */
typedef struct fixer {
    const dl_fix_linter *linter;
    dl_applicability most; /* of the present passes */
    dl_fixed *out;
    const dl_result *first; /* the caller's; NULL: owned as the others are */
    dl_fix_trials refused;
    dl_fix_trials tracked; /* the first findings, where they are now; by rule,
                              then by place */
    unsigned tries;        /* lints of a text with fixes applied: in this pass,
                              and in all */
    unsigned all_tries;
    size_t all_bytes;     /* of the texts that were linted in them */
    dl_anchors elsewhere; /* what other posts link to, once asked */
    bool is_elsewhere_known;
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

static int by_place(const void *a, const void *b)
{
    const dl_fix_trial *x = a, *y = b;
    return DL_ORDER(x->span.start, y->span.start);
}

/* The refusal of the fix of `d`, or NULL. */
static const dl_fix_trial *refusal_of(const fixer *f, const dl_diagnostic *d)
{
    const dl_fix_trials *list = &f->refused;
    size_t i;
    DL_LOWER_BOUND(i, 0, list->n, list->v[i].span.start < d->span.start);
    for (; i < list->n && list->v[i].span.start == d->span.start; i++)
        if (list->v[i].rule == d->rule)
            return &list->v[i];
    return NULL;
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
    for (size_t i = 0; i < result->n_diagnostics; i++) {
        const dl_diagnostic *d = &result->diagnostics[i];
        if (dl_fix_is_open(d, f->most) && !refusal_of(f, d))
            dl_vec_push(&all, d);
    }
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

/*
 * Each unsound fix takes some lints to find. A text with hundreds of them
 * should not be fixed unattended: what was not tried is left alone.
 */
enum {
    MOST_TRIES = 256,
    MOST_TRIES_IN_ALL = 1024,
    MOST_BYTES = 16 * 1024 * 1024 /* as many as 1,024 posts of 16 KB have */
};

static bool is_exhausted(const fixer *f)
{
    return f->tries >= MOST_TRIES || f->all_tries >= MOST_TRIES_IN_ALL ||
           f->all_bytes >= MOST_BYTES;
}

static dl_anchors *linked_elsewhere(void *user)
{
    fixer *f = user;
    if (!f->is_elsewhere_known && f->linter->add_links)
        f->linter->add_links(f->linter->user, &f->elsewhere);
    f->is_elsewhere_known = true;
    return &f->elsewhere;
}

/* Applies `n` fixes to the current text. If that is sound, `*text` and the
   returned result are the caller's; otherwise NULL, and `*why` says why. */
static dl_result *attempt(fixer *f, const dl_diagnostic *const *list, size_t n,
                          dl_buf *text, dl_refused *why)
{
    edits e = edits_of(list, n);
    f->tries++;
    f->all_tries++;
    *text = (dl_buf){0};
    dl_edits_apply(f->out->result->doc->src, e.v, e.n, text);
    f->all_bytes += text->n;
    dl_result *after = f->linter->lint(f->linter->user, dl_buf_str(text));
    *why = dl_fix_judge(f->out->result, after, list, n, e.v, e.n,
                        (dl_anchors_elsewhere){linked_elsewhere, f});
    if (why->why != DL_REFUSAL_NONE) {
        dl_result_free(after);
        dl_buf_free(text);
        after = NULL;
    }
    dl_vec_free(&e);
    return after;
}

static void refuse(fixer *f, const dl_diagnostic *const *list, size_t n,
                   dl_refused why)
{
    for (size_t i = 0; i < n; i++)
        dl_vec_push(&f->refused,
                    (dl_fix_trial){list[i]->rule, list[i]->span, list[i]->span,
                                   list[i]->fix->applicability, why});
}

/*
 * Separates sound fixes (moved to the front of the list, whose new length is
 * returned) from unsound ones (refused), by bisection.
 */
static size_t bisect(fixer *f, const dl_diagnostic **list, size_t n)
{
    dl_buf text;
    dl_refused why = {DL_REFUSAL_UNTRIED, NULL};
    dl_result *after = NULL;
    if (!is_exhausted(f))
        after = attempt(f, list, n, &text, &why);
    if (after) {
        dl_result_free(after);
        dl_buf_free(&text);
        return n;
    }
    if (n == 1 || why.why == DL_REFUSAL_UNTRIED) {
        refuse(f, list, n, why);
        return 0;
    }
    size_t half = n / 2;
    size_t good = bisect(f, list, half);
    size_t more = bisect(f, list + half, n - half);
    memmove(list + good, list + half, more * sizeof *list);
    return good + more;
}

static void free_result(fixer *f)
{
    if (f->out->result != f->first)
        dl_result_free(f->out->result);
    f->out->result = NULL;
}

/* Makes the text with the fixes of `list` the current one. */
static void accept(fixer *f, const dl_diagnostic *const *list, size_t n,
                   dl_buf text, dl_result *after)
{
    edits e = edits_of(list, n);
    int64_t *shifts = dl_edits_shifts(e.v, e.n);
    dl_fix_trials_move(&f->refused, e.v, shifts, e.n);
    dl_fix_trials_move(&f->tracked, e.v, shifts, e.n);
    dl_free(shifts);
    dl_vec_free(&e);
    free_result(f);
    dl_buf_free(&f->out->text);
    f->out->text = text;
    f->out->result = after;
    f->out->n_applied += n;
}

/*
 * Applies those fixes of `list` that can be applied, and refuses others, which
 * makes room for more in the next round. At least one of the two happens.
 * Returns whether the text has changed.
 */
static bool advance(fixer *f, const dl_diagnostic **list, size_t n)
{
    dl_buf text;
    dl_refused why = {DL_REFUSAL_UNTRIED, NULL};
    dl_result *after = NULL;
    if (!is_exhausted(f))
        after = attempt(f, list, n, &text, &why);
    if (!after)
        n = bisect(f, list, n);
    /* Each is sound by itself; together they need not be. */
    while (n > 0 && !after) {
        after = attempt(f, list, n, &text, &why);
        if (!after && n == 1)
            refuse(f, list, 1, why);
        n = after ? n : n / 2;
    }
    if (after)
        accept(f, list, n, text, after);
    dl_vec_sort(&f->refused, by_place);
    return after != NULL;
}

/*
 * Applies fixes until none is left that was not refused in this pass. What was
 * refused in an earlier text is tried again. Returns whether the text has
 * changed.
 */
static bool pass(fixer *f)
{
    bool has_changed = false;
    f->refused.n = 0;
    f->tries = 0;
    for (;;) {
        findings chosen = choose(f, f->out->result);
        size_t n = chosen.n;
        if (n > 0)
            has_changed |= advance(f, chosen.v, n);
        dl_vec_free(&chosen);
        if (n == 0)
            return has_changed;
    }
}

/*
 * Passes over the text until one changes nothing, so that the first pass over
 * the result, by a later run, changes nothing either. Returns whether the text
 * has changed.
 */
static bool fix_up_to(fixer *f, dl_applicability most)
{
    bool has_changed = false;
    f->most = most;
    while (pass(f)) {
        has_changed = true;
        if (f->refused.n == 0)
            break;
    }
    return has_changed;
}

/* ---- a whole text -------------------------------------------------------- */

/* Calls `note` for each finding with a fix that was refused in the current
   text, and returns how many there are. */
static size_t each_refused(fixer *f,
                           void (*note)(fixer *, dl_diagnostic *, dl_refused))
{
    const dl_result *result = f->out->result;
    size_t n = 0;
    for (size_t i = 0; i < result->n_diagnostics; i++) {
        dl_diagnostic *d = (dl_diagnostic *)&result->diagnostics[i];
        const dl_fix_trial *refusal =
            dl_fix_is_open(d, f->most) ? refusal_of(f, d) : NULL;
        if (refusal)
            note(f, d, refusal->refused);
        n += refusal != NULL;
    }
    return n;
}

static void note_refused(fixer *f, dl_diagnostic *d, dl_refused refused)
{
    dl_fix_trials_note(&f->tracked, d, refused);
}

static void mark_refused(fixer *f, dl_diagnostic *d, dl_refused refused)
{
    dl_fix_refuse(d, refused, f->out->result->doc->arena);
}

/* Fixes the text, safe fixes first: what is safe does not give way to what is
   not. */
static void fix_text(fixer *f, dl_applicability most)
{
    if (most != DL_FIX_NONE)
        fix_up_to(f, DL_FIX_SAFE);
    each_refused(f, note_refused);
    while (most == DL_FIX_UNSAFE && fix_up_to(f, DL_FIX_UNSAFE)) {
        dl_fix_trials refused = f->refused; /* all of this text */
        f->refused = (dl_fix_trials){0};
        bool has_changed = fix_up_to(f, DL_FIX_SAFE);
        dl_vec_free(has_changed ? &refused : &f->refused);
        if (has_changed)
            continue;
        f->refused = refused;
        break;
    }
    f->most = most;
    each_refused(f, note_refused);
}

void dl_fix_all(const dl_fix_linter *linter, dl_str bytes,
                dl_applicability most, dl_fixed *out)
{
    fixer f = {.linter = linter, .out = out};
    *out = (dl_fixed){.result = linter->lint(linter->user, bytes)};
    dl_buf_add(&out->text, bytes);
    fix_text(&f, most);
    out->n_refused = each_refused(&f, mark_refused);
    dl_anchors_free(&f.elsewhere);
    dl_vec_free(&f.refused);
}

void dl_fix_try(const dl_fix_linter *linter, dl_result *first,
                dl_applicability most, dl_fix_trials *out)
{
    dl_fixed fixed = {.result = first};
    fixer f = {.linter = linter, .out = &fixed, .first = first};
    dl_fix_trials_add(&f.tracked, first, most);
    dl_fix_trials_track(&f.tracked);
    fix_text(&f, most);
    dl_fix_trials_return(&f.tracked);
    *out = f.tracked;
    dl_anchors_free(&f.elsewhere);
    dl_vec_free(&f.refused);
    free_result(&f);
    dl_fixed_clear(&fixed);
}

void dl_fixed_clear(dl_fixed *fixed)
{
    dl_buf_free(&fixed->text);
    dl_result_free(fixed->result);
    *fixed = (dl_fixed){0};
}
