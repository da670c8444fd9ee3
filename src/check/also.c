/* Looks at a document a second time, as GitHub shows it. */
#include "check/also.h"

#include "base/search.h"
#include "check/walk.h"

/* Where a rule found something in the first view. */
typedef struct taken {
    uint16_t rule; /* number */
    dl_span span;
} taken;

typedef DL_VEC(taken) taken_list;

static int compare(const void *a, const void *b)
{
    const taken *x = a, *y = b;
    if (x->rule != y->rule)
        return x->rule < y->rule ? -1 : 1;
    return DL_ORDER(x->span.start, y->span.start);
}

/* The places of the first `n` findings, by rule, those of one rule sorted and
   joined where they touch. */
static taken_list places_of(const dl_ctx *ctx, size_t n)
{
    taken_list list = {0};
    for (size_t i = 0; i < n; i++) {
        const dl_diagnostic *d = &ctx->findings.v[i]->d;
        dl_vec_push(&list, (taken){dl_rule_index(d->rule), d->span});
    }
    dl_vec_sort(&list, compare);
    size_t kept = 0;
    for (size_t i = 1; i < list.n; i++) {
        taken *last = &list.v[kept], *next = &list.v[i];
        if (next->rule != last->rule || next->span.start > last->span.end)
            list.v[++kept] = *next;
        else if (next->span.end > last->span.end)
            last->span.end = next->span.end;
    }
    if (list.n > 0)
        list.n = kept + 1;
    return list;
}

/* Whether the finding's rule has found something in its place: places that only
   touch are two, unless one of them is empty. */
static bool is_taken(const taken_list *list, const dl_diagnostic *d)
{
    uint16_t rule = dl_rule_index(d->rule);
    dl_span span = d->span;
    size_t i;
    DL_LOWER_BOUND(
        i, 0, list->n,
        list->v[i].rule < rule ||
            (list->v[i].rule == rule && list->v[i].span.end < span.start));
    for (; i < list->n && list->v[i].rule == rule; i++) {
        dl_span known = list->v[i].span;
        if (known.start > span.end)
            return false;
        if (dl_span_overlaps(known, span) || dl_span_is_empty(known) ||
            dl_span_is_empty(span))
            return true;
    }
    return false;
}

static void swap_views(dl_ctx *ctx)
{
    dl_renderer other = ctx->other;
    ctx->other = ctx->renderer;
    ctx->renderer = other;
    dl_ctx_forget_page(ctx);
    ctx->is_second = !ctx->is_second;
}

void dl_also_walk(dl_ctx *ctx, const dl_post *post)
{
    size_t n = ctx->findings.n, kept = n;
    if (!dl_ctx_other_renderer(ctx))
        return;
    swap_views(ctx);
    dl_walk_page(ctx, post);
    swap_views(ctx);
    if (ctx->findings.n == n)
        return;
    taken_list list = places_of(ctx, n);
    for (size_t i = n; i < ctx->findings.n; i++)
        if (!is_taken(&list, &ctx->findings.v[i]->d))
            ctx->findings.v[kept++] = ctx->findings.v[i];
    ctx->findings.n = kept;
    dl_vec_free(&list);
}
