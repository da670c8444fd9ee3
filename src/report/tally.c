/* Counts findings, and makes a table of them. */
#include "report/tally.h"

#include <stdlib.h>

#include "base/search.h"
#include "fixes/refusal.h"

/* Users' rules of several configurations count as one if they have the same
   id. */
static bool is_same_user_rule(const dl_rule *a, const dl_rule *b)
{
    return a->user_number && b->user_number && strcmp(a->code, b->code) == 0;
}

/* A copy of those parts of the rule that counting needs. */
static const dl_rule *copy_rule(dl_tally *tally, const dl_rule *rule)
{
    dl_rule *copy = dl_xcalloc(1, sizeof *copy);
    copy->code = copy->name = dl_xstrdup(rule->code);
    copy->user_number = rule->user_number;
    dl_vec_push(&tally->users, copy);
    return copy;
}

static dl_rule_count *count_of(dl_tally *tally, const dl_rule *rule)
{
    for (size_t i = 0; i < tally->rules.n; i++)
        if (tally->rules.v[i].rule == rule)
            return &tally->rules.v[i];
    for (size_t i = 0; rule->user_number && i < tally->rules.n; i++)
        if (is_same_user_rule(tally->rules.v[i].rule, rule))
            return &tally->rules.v[i];
    if (rule->user_number)
        rule = copy_rule(tally, rule);
    dl_vec_push(&tally->rules, (dl_rule_count){.rule = rule});
    return &tally->rules.v[tally->rules.n - 1];
}

static void add_shown(dl_tally *tally, const dl_diagnostic *d)
{
    dl_rule_count *count = count_of(tally, d->rule);
    const dl_fix *fix = dl_fix_offered(d);
    bool is_safe = fix && fix->applicability == DL_FIX_SAFE;
    count->found++;
    count->safe += is_safe;
    count->unsafe += fix && !is_safe;
    count->refused += d->refused != NULL;
    count->errors += d->severity == DL_SEVERITY_ERROR;
    tally->counts.safe += is_safe;
    tally->counts.unsafe += fix && !is_safe;
    tally->counts.refused += d->refused != NULL;
    tally->counts.errors += d->severity == DL_SEVERITY_ERROR;
    tally->counts.warnings += d->severity == DL_SEVERITY_WARNING;
    tally->counts.infos += d->severity == DL_SEVERITY_INFO;
}

void dl_tally_add(dl_tally *tally, const dl_result *result)
{
    if (result->error.status == DL_OK)
        tally->counts.files++;
    else
        tally->counts.unreadable++;
    for (size_t i = 0; i < result->n_diagnostics; i++) {
        const dl_diagnostic *d = &result->diagnostics[i];
        if (d->flags & DL_DIAGNOSTIC_SUPPRESSED)
            tally->counts.suppressed++;
        else if (d->flags & DL_DIAGNOSTIC_BASELINE)
            tally->counts.baseline++;
        else
            add_shown(tally, d);
    }
}

void dl_tally_free(dl_tally *tally)
{
    for (size_t i = 0; i < tally->users.n; i++) {
        dl_free((char *)tally->users.v[i]->code);
        dl_free(tally->users.v[i]);
    }
    dl_vec_free(&tally->users);
    dl_vec_free(&tally->rules);
}

static int by_code(const void *a, const void *b)
{
    const dl_rule_count *x = a, *y = b;
    return strcmp(x->rule->code, y->rule->code);
}

static int by_frequency(const void *a, const void *b)
{
    const dl_rule_count *x = a, *y = b;
    return x->found != y->found ? DL_ORDER(y->found, x->found) : by_code(a, b);
}

static int by_errors(const void *a, const void *b)
{
    const dl_rule_count *x = a, *y = b;
    return x->errors != y->errors ? DL_ORDER(y->errors, x->errors)
                                  : by_code(a, b);
}

void dl_tally_sort_by_errors(dl_tally *tally)
{
    dl_vec_sort(&tally->rules, by_errors);
}

dl_report_totals dl_tally_totals(dl_tally *tally, int exit_code)
{
    dl_vec_sort(&tally->rules, by_code);
    return (dl_report_totals){
        .counts = tally->counts,
        .rules = tally->rules.v,
        .n_rules = tally->rules.n,
        .exit_code = exit_code,
    };
}

void dl_tally_add_statistics(dl_tally *tally, dl_buf *out, dl_language language)
{
    if (tally->rules.n == 0)
        return;
    dl_vec_sort(&tally->rules, by_frequency);
    bool korean = language == DL_KOREAN;
    dl_buf_adds(out, korean ? "  횟수  수정  확인 후 수정  규칙\n"
                            : " count  fixable  unsafe  rule\n");
    for (size_t i = 0; i < tally->rules.n; i++) {
        const dl_rule_count *c = &tally->rules.v[i];
        bool is_users = c->rule->user_number > 0;
        dl_buf_printf(out, "%6zu  %*zu  %*zu  %s%s%s\n", c->found,
                      korean ? 4 : 7, c->safe, korean ? 12 : 6, c->unsafe,
                      c->rule->code, is_users ? "" : " ",
                      is_users ? "" : c->rule->name);
    }
}
