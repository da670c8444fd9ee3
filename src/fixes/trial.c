/* Lists of fixes that were tried, and marks on their findings. */
#include "fixes/trial.h"

#include "base/search.h"
#include "check/registry.h"
#include "fixes/edits.h"

void dl_fix_trials_add(dl_fix_trials *trials, const dl_result *result,
                       dl_applicability most)
{
    const dl_refused none = {DL_REFUSAL_NONE, NULL};
    for (size_t i = 0; i < result->n_diagnostics; i++) {
        const dl_diagnostic *d = &result->diagnostics[i];
        if (dl_fix_is_open(d, most))
            dl_vec_push(trials,
                        (dl_fix_trial){d->rule, d->span, d->span,
                                       d->fix->applicability,
                                       d->refused ? *d->refused : none});
    }
}

/* ---- while a text changes ------------------------------------------------ */

static int compare_rules(const dl_rule *a, const dl_rule *b)
{
    return DL_ORDER(dl_rule_index(a), dl_rule_index(b));
}

static int by_rule(const void *a, const void *b)
{
    const dl_fix_trial *x = a, *y = b;
    if (x->rule != y->rule)
        return compare_rules(x->rule, y->rule);
    if (x->span.start != y->span.start)
        return DL_ORDER(x->span.start, y->span.start);
    return DL_ORDER(x->span.end, y->span.end);
}

static int by_found(const void *a, const void *b)
{
    const dl_fix_trial *x = a, *y = b;
    if (x->found.start != y->found.start)
        return DL_ORDER(x->found.start, y->found.start);
    if (x->rule != y->rule)
        return compare_rules(x->rule, y->rule);
    return DL_ORDER(x->found.end, y->found.end);
}

void dl_fix_trials_track(dl_fix_trials *trials)
{
    dl_vec_sort(trials, by_rule);
}

void dl_fix_trials_move(dl_fix_trials *trials, const dl_edit *edits,
                        const int64_t *shifts, size_t n)
{
    for (size_t i = 0; i < trials->n; i++) {
        dl_span *span = &trials->v[i].span;
        span->start = dl_edits_map(edits, shifts, n, span->start);
        span->end = dl_edits_map(edits, shifts, n, span->end);
    }
}

void dl_fix_trials_return(dl_fix_trials *trials)
{
    for (size_t i = 0; i < trials->n; i++)
        trials->v[i].span = trials->v[i].found;
    dl_vec_sort(trials, by_found);
}

static void note(dl_fix_trial *t, const dl_diagnostic *d, dl_refused refused)
{
    bool is_there =
        t->span.start == d->span.start || dl_span_overlaps(t->span, d->span);
    if (is_there && t->applicability == d->fix->applicability &&
        t->refused.why == DL_REFUSAL_NONE)
        t->refused = refused;
}

void dl_fix_trials_note(dl_fix_trials *trials, const dl_diagnostic *d,
                        dl_refused refused)
{
    const dl_fix_trial here = {.rule = d->rule, .span = {d->span.start, 0}};
    dl_fix_trial *v = trials->v;
    size_t i;
    DL_LOWER_BOUND(i, 0, trials->n, by_rule(&v[i], &here) < 0);
    if (i > 0 && v[i - 1].rule == d->rule)
        note(&v[i - 1], d, refused);
    for (; i < trials->n && v[i].rule == d->rule &&
           v[i].span.start <= d->span.end;
         i++)
        note(&v[i], d, refused);
}

/* ---- marking findings ---------------------------------------------------- */

void dl_fix_refuse(dl_diagnostic *d, dl_refused refused, dl_arena *arena)
{
    d->refused = dl_arena_copy(arena, &refused, sizeof refused);
}

static int compare_to(const dl_fix_trial *t, const dl_diagnostic *d)
{
    const dl_fix_trial here = {.rule = d->rule, .found = d->span};
    return by_found(t, &here);
}

void dl_fix_mark(dl_result *result, const dl_fix_trials *trials,
                 dl_applicability most)
{
    const dl_refused unknown = {DL_REFUSAL_POSTS, NULL};
    size_t next = 0;
    for (size_t i = 0; i < result->n_diagnostics; i++) {
        dl_diagnostic *d = (dl_diagnostic *)&result->diagnostics[i];
        if (!dl_fix_is_open(d, most))
            continue;
        while (next < trials->n && compare_to(&trials->v[next], d) < 0)
            next++;
        bool is_known =
            next < trials->n && compare_to(&trials->v[next], d) == 0;
        dl_refused refused = is_known ? trials->v[next++].refused : unknown;
        if (refused.why != DL_REFUSAL_NONE)
            dl_fix_refuse(d, refused, result->doc->arena);
    }
}

void dl_fix_withhold(dl_result *result)
{
    const dl_refused refused = {DL_REFUSAL_CONFIG, NULL};
    for (size_t i = 0; i < result->n_diagnostics; i++)
        if (result->diagnostics[i].fix)
            dl_fix_refuse((dl_diagnostic *)&result->diagnostics[i], refused,
                          result->doc->arena);
}
