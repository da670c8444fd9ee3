/* Applies suppression comments to findings. */
#include "check/suppress.h"

#include <stdlib.h>

#include "base/search.h"
#include "check/directive.h"
#include "check/unused.h"
#include "rules_gen.h"
#include "text/lines.h"

/* Where a directive applies: to findings that begin in `range`. */
typedef struct hold {
    dl_span range;
    uint32_t directive;
} hold;

/* What applies to a rule at the current position of the sweep. */
typedef struct cover {
    dl_selector *selector; /* NULL: nothing */
    dl_str reason;
    uint32_t end;
} cover;

typedef struct suppressor {
    dl_ctx *ctx;
    const dl_post *post;
    dl_directive *directives;
    size_t n;
    hold *holds; /* by start, longer ones first */
    size_t n_holds;
    /* By number: -disable, which -enable ends, and all others. */
    cover *blocks, *fixed;
    uint16_t n_rules; /* the users' included */
} suppressor;

static const uint32_t TO_THE_END = UINT32_MAX;

/* ---- where directives hold ----------------------------------------------- */

/* The index of the line that contains `offset`. */
static uint32_t line_at(const dl_doc *doc, uint32_t offset)
{
    return dl_lines_find(doc->line_starts, doc->n_lines, offset);
}

/* Lines `first` to `last`, line ends included. */
static dl_span lines(const dl_doc *doc, uint32_t first, uint32_t last)
{
    if (first >= doc->n_lines)
        return (dl_span){TO_THE_END, TO_THE_END};
    return (dl_span){doc->line_starts[first], last + 1 < doc->n_lines
                                                  ? doc->line_starts[last + 1]
                                                  : TO_THE_END};
}

/*
 * For each directive the offset of the first text after it that is neither
 * space nor another directive. From the last to the first, so that each byte is
 * looked at once.
 */
static uint32_t *find_text_behind(const suppressor *s)
{
    const dl_doc *doc = s->ctx->doc;
    uint32_t *after = DL_ARENA_NEW(s->ctx->scratch, uint32_t, s->n);
    for (size_t i = s->n; i-- > 0;) {
        uint32_t at = s->directives[i].comment.end;
        while (at < doc->src.n && strchr(" \t\r\n", doc->src.p[at]) &&
               doc->src.p[at])
            at++;
        bool is_next = i + 1 < s->n && s->directives[i + 1].comment.start == at;
        after[i] = is_next ? after[i + 1] : at;
    }
    return after;
}

/* The entry that a comment belongs to: the one that begins right after it,
   otherwise the one around it. */
static dl_span entry_of(const suppressor *s, dl_span comment, uint32_t after)
{
    const dl_post *post = s->post;
    size_t i; /* entries that begin at `after` or before it */
    DL_LOWER_BOUND(i, 0, post ? post->n_entries : 0,
                   post->entries[i].span.start <= after);
    const dl_entry *entry = i > 0 ? &post->entries[i - 1] : NULL;
    if (entry && entry->span.start != after &&
        entry->span.start > comment.start)
        entry = i > 1 ? entry - 1 : NULL;
    return entry ? entry->span : (dl_span){TO_THE_END, TO_THE_END};
}

static dl_span range_of(const suppressor *s, const dl_directive *d,
                        uint32_t after)
{
    const dl_doc *doc = s->ctx->doc;
    uint32_t last = line_at(doc, d->comment.end - 1);
    switch (d->kind) {
    case DL_DISABLE_LINE:
        return lines(doc, line_at(doc, d->comment.start), last);
    case DL_DISABLE_NEXT_LINE: {
        uint32_t line = line_at(doc, after);
        line = line == last ? last + 1 : line;
        return lines(doc, line, line);
    }
    case DL_DISABLE_PAPER:
        return entry_of(s, d->comment, after);
    case DL_DISABLE_FILE:
        return (dl_span){0, TO_THE_END};
    default: /* the finding for a field may be above the comment that disables
                it */
        return (dl_span){
            d->form == DL_COMMENT_YAML ? 0 : d->comment.start, TO_THE_END};
    }
}

static int by_start(const void *a, const void *b)
{
    const hold *x = a, *y = b;
    if (x->range.start != y->range.start)
        return x->range.start < y->range.start ? -1 : 1;
    if (x->range.end != y->range.end)
        return x->range.end > y->range.end ? -1 : 1;
    return (x->directive > y->directive) - (x->directive < y->directive);
}

static void find_holds(suppressor *s)
{
    const uint32_t *after = find_text_behind(s);
    s->holds = DL_ARENA_NEW(s->ctx->scratch, hold, s->n);
    for (uint32_t i = 0; i < s->n; i++)
        if (s->directives[i].kind != DL_DIRECTIVE_UNKNOWN)
            s->holds[s->n_holds++] =
                (hold){range_of(s, &s->directives[i], after[i]), i};
    dl_sort(s->holds, s->n_holds, by_start);
}

/* ---- the sweep ----------------------------------------------------------- */

/*
 * If an earlier comment applies and reaches as far, a later one is idle. Holds
 * come in order of their start, so one cover for each rule is enough.
 */
static void cover_rules(suppressor *s, const hold *h, dl_selector *selector,
                        dl_rule_range rules)
{
    const dl_directive *d = &s->directives[h->directive];
    bool is_block = d->kind == DL_DISABLE || d->kind == DL_ENABLE;
    cover *covers = is_block ? s->blocks : s->fixed;
    for (uint16_t r = rules.start; r < rules.end; r++) {
        if (d->kind == DL_ENABLE)
            covers[r].selector = NULL;
        else if (!covers[r].selector || covers[r].end < h->range.end)
            covers[r] = (cover){selector, d->reason, h->range.end};
    }
}

static void apply_hold(suppressor *s, const hold *h)
{
    dl_directive *d = &s->directives[h->directive];
    for (uint32_t i = 0; i < d->n_selectors; i++)
        cover_rules(s, h, &d->selectors[i], d->selectors[i].rules);
    /* Numbers continue after the linter's own rules, to which a comment without
       a code never applies. */
    if (d->names_all)
        cover_rules(s, h, &d->selectors[0],
                    (dl_rule_range){(uint16_t)dl_n_rules, s->n_rules});
}

static void apply_cover(const cover *c, dl_diagnostic *d)
{
    if (!c->selector || d->span.start >= c->end)
        return;
    d->flags |= DL_DIAGNOSTIC_SUPPRESSED;
    d->justification = c->reason;
    c->selector->is_used = true;
}

/* Flags `findings`, which are sorted by place. */
static void sweep(suppressor *s, dl_finding *const *findings, size_t n)
{
    memset(s->blocks, 0, s->n_rules * sizeof *s->blocks);
    memset(s->fixed, 0, s->n_rules * sizeof *s->fixed);
    size_t next = 0;
    for (size_t i = 0; i < n; i++) {
        dl_diagnostic *d = &findings[i]->d;
        while (next < s->n_holds && s->holds[next].range.start <= d->span.start)
            apply_hold(s, &s->holds[next++]);
        uint16_t rule = dl_rule_index(d->rule);
        apply_cover(&s->blocks[rule], d);
        apply_cover(&s->fixed[rule], d);
    }
}

/* ---- wrong comments ------------------------------------------------------ */

static void report_unknown(dl_ctx *ctx, const dl_directive *d)
{
    ctx->rule = DL_RULE_DL903;
    if (d->kind == DL_DIRECTIVE_UNKNOWN) {
        dl_str verb = dl_doc_slice(ctx->doc, d->verb);
        dl_report(ctx, d->meant.n ? DL903_DIRECTIVE_HINT : DL903_DIRECTIVE,
                  d->verb, verb, d->meant);
    }
    for (uint32_t i = 0; i < d->n_selectors; i++) {
        const dl_selector *selector = &d->selectors[i];
        if (selector->rules.start < selector->rules.end)
            continue;
        dl_str name = dl_doc_slice(ctx->doc, selector->span);
        dl_str hint = dl_rules_suggest(&ctx->settings->users, name);
        dl_report(ctx, hint.n ? DL903_UNKNOWN_HINT : DL903_UNKNOWN,
                  selector->span, name, hint);
    }
}

/* Comments are read without the configuration; its ids are looked up here. */
static void find_user_rules(suppressor *s)
{
    for (size_t i = 0; i < s->n; i++) {
        dl_directive *d = &s->directives[i];
        for (uint32_t k = 0; !d->names_all && k < d->n_selectors; k++)
            d->selectors[k].rules = dl_rules_select_with(
                &s->ctx->settings->users,
                dl_doc_slice(s->ctx->doc, d->selectors[k].span));
    }
}

void dl_suppress(dl_ctx *ctx, const dl_post *post)
{
    suppressor s = {.ctx = ctx,
                    .post = post,
                    .n_rules = (uint16_t)(dl_n_rules + ctx->settings->users.n)};
    s.directives = dl_directives_read(ctx->scratch, ctx->doc, &s.n);
    if (s.n == 0)
        return;
    if (ctx->settings->users.n > 0)
        find_user_rules(&s);
    find_holds(&s);
    s.blocks = DL_ARENA_NEW(ctx->scratch, cover, s.n_rules);
    s.fixed = DL_ARENA_NEW(ctx->scratch, cover, s.n_rules);
    dl_ctx_sort(ctx, 0);
    sweep(&s, ctx->findings.v, ctx->findings.n);

    size_t first = ctx->findings.n;
    const dl_rule_settings *rules = ctx->settings->rules;
    for (size_t i = 0; i < s.n; i++) {
        if (rules[DL_RULE_DL902].severity != DL_SEVERITY_OFF)
            dl_unused_report(ctx, &s.directives[i]);
        if (rules[DL_RULE_DL903].severity != DL_SEVERITY_OFF)
            report_unknown(ctx, &s.directives[i]);
    }
    dl_ctx_sort(ctx, first);
    if (ctx->findings.n > first)
        sweep(&s, &ctx->findings.v[first], ctx->findings.n - first);
}
