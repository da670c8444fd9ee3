/*
 * The public calls for fixing.
 */
#include <time.h>

#include "api/guard.h"
#include "base/error.h"
#include "base/search.h"
#include "base/vec.h"
#include "digestlint/digestlint.h"
#include "engine/lint.h"
#include "fixes/edits.h"
#include "fixes/fix.h"

/* One call of dl_fix_text(). */
typedef struct fixing {
    const dl_config *config;
    dl_str name, bytes;
    dl_clock clock;
    dl_applicability most;
    dl_fixed *fixed;
} fixing;

static dl_result *lint(void *user, dl_str bytes)
{
    const fixing *f = user;
    return dl_lint_text(f->config, f->name, bytes, f->clock);
}

static void fix(void *user)
{
    fixing *f = user;
    f->fixed = dl_xcalloc(1, sizeof *f->fixed);
    bool may_fix = !dl_config_has_mistakes(f->config);
    dl_fix_all(&(dl_fix_linter){.lint = lint, .user = f}, f->bytes,
               may_fix ? f->most : DL_FIX_NONE, f->fixed);
    dl_result_drop_hidden(f->fixed->result);
}

dl_status dl_fix_text(dl_fixed **out, const dl_config *config, dl_str name,
                      dl_str bytes, const dl_fix_options *options,
                      dl_error *error)
{
    dl_fix_options o = dl_fix_options_new();
    *out = NULL;
    dl_status status = dl_guard_options(&o, options, error);
    if (status != DL_OK)
        return status;
    if (o.most != DL_FIX_SAFE && o.most != DL_FIX_UNSAFE)
        return dl_error_set(error, DL_ERR_USAGE,
                            "'most' must be DL_FIX_SAFE or DL_FIX_UNSAFE",
                            "'most'로 쓸 수 있는 값: DL_FIX_SAFE, "
                            "DL_FIX_UNSAFE");
    fixing f = {config, name, bytes, {o.today, time(NULL)}, o.most, NULL};
    status = dl_guard(fix, &f, error);
    if (status == DL_OK)
        *out = f.fixed;
    return status;
}

/* ---- chosen findings ----------------------------------------------------- */

typedef struct choosing {
    const dl_result *result;
    const size_t *chosen;
    size_t n;
    dl_fixed *fixed; /* NULL: two fixes change the same place */
} choosing;

static int by_place(const void *a, const void *b)
{
    const dl_edit *x = a, *y = b;
    return DL_ORDER(x->span.start, y->span.start);
}

/* Whether edits, in order of place, can be applied together. */
static bool are_apart(const dl_edit *edits, size_t n)
{
    for (size_t i = 1; i < n; i++)
        if (edits[i].span.start < edits[i - 1].span.end ||
            edits[i].span.start == edits[i - 1].span.start)
            return false;
    return true;
}

static void apply(void *user)
{
    choosing *c = user;
    DL_VEC(dl_edit) edits = {0};
    for (size_t i = 0; i < c->n; i++) {
        const dl_fix *fix = c->result->diagnostics[c->chosen[i]].fix;
        for (uint32_t k = 0; k < fix->n_edits; k++)
            dl_vec_push(&edits, fix->edits[k]);
    }
    dl_vec_sort(&edits, by_place);
    if (are_apart(edits.v, edits.n)) {
        c->fixed = dl_xcalloc(1, sizeof *c->fixed);
        dl_edits_apply(c->result->doc->src, edits.v, edits.n, &c->fixed->text);
        c->fixed->n_applied = c->n;
    }
    dl_vec_free(&edits);
}

dl_status dl_fix_chosen(dl_fixed **out, const dl_result *result,
                        const size_t *chosen, size_t n, dl_error *error)
{
    *out = NULL;
    for (size_t i = 0; i < n; i++) {
        if (chosen[i] >= result->n_diagnostics)
            return dl_error_set(error, DL_ERR_USAGE, "there is no finding %zu",
                                "%zu번 지적 없음", chosen[i]);
        const dl_diagnostic *d = &result->diagnostics[chosen[i]];
        if (!d->fix || d->refused)
            return dl_error_set(error, DL_ERR_USAGE, "finding %zu has no fix",
                                "%zu번 지적에는 수정이 없음", chosen[i]);
    }
    choosing c = {result, chosen, n, NULL};
    dl_status status = dl_guard(apply, &c, error);
    if (status == DL_OK && !c.fixed)
        return dl_error_set(error, DL_ERR_USAGE,
                            "two of the fixes change the same place",
                            "두 수정이 같은 곳을 바꿈");
    *out = status == DL_OK ? c.fixed : NULL;
    return status;
}

/* ---- a fixed text -------------------------------------------------------- */

void dl_fixed_free(dl_fixed *fixed)
{
    if (!fixed)
        return;
    dl_fixed_clear(fixed);
    dl_free(fixed);
}

dl_str dl_fixed_text(const dl_fixed *fixed)
{
    return dl_buf_str(&fixed->text);
}

size_t dl_fixed_applied(const dl_fixed *fixed)
{
    return fixed->n_applied;
}

size_t dl_fixed_refused(const dl_fixed *fixed)
{
    return fixed->n_refused;
}

const dl_result *dl_fixed_result(const dl_fixed *fixed)
{
    return fixed->result;
}
