/* Reports suppression comments that have no effect, and deletes them. */
#include "check/unused.h"

#include "rules_gen.h"

/* ---- what is idle -------------------------------------------------------- */

static bool has_run(const dl_ctx *ctx, uint16_t rule)
{
    const dl_rule *found = dl_rule_at(&ctx->settings->users, rule);
    const dl_check *check = found ? found->check : NULL;
    return found && (check || found->user_number) &&
           ctx->settings->rules[rule].severity != DL_SEVERITY_OFF &&
           (!check || !check->on_corpus || ctx->has_corpus);
}

/*
 * A selector is idle if it covers no finding although every rule that it names
 * has run; rules that are off by default do not count. Linting with only a few
 * rules must not report comments for the others.
 */
static bool is_idle(const dl_ctx *ctx, const dl_selector *s)
{
    bool any = false;
    if (s->is_used)
        return false;
    for (uint16_t r = s->rules.start; r < s->rules.end; r++) {
        if (has_run(ctx, r))
            any = true;
        else if (ctx->settings->rules[r].initial != DL_SEVERITY_OFF)
            return false;
    }
    return any;
}

/* ---- what the fix deletes ------------------------------------------------ */

static bool is_space(dl_str src, uint32_t i)
{
    return i < src.n && (src.p[i] == ' ' || src.p[i] == '\t');
}

/* What precedes a line of a quotation is part of no text. */
static bool is_margin(dl_str src, uint32_t i)
{
    return is_space(src, i) || (i < src.n && src.p[i] == '>');
}

static bool is_line_end(dl_str src, uint32_t i)
{
    return i >= src.n || src.p[i] == '\n' || src.p[i] == '\r';
}

/* The byte after the line end at `i`. */
static uint32_t skip_line_end(dl_str src, uint32_t i)
{
    if (i < src.n && src.p[i] == '\r')
        i++;
    if (i < src.n && src.p[i] == '\n')
        i++;
    return i;
}

static uint32_t skip_spaces(dl_str src, uint32_t i)
{
    while (is_space(src, i))
        i++;
    return i;
}

static uint32_t skip_margin(dl_str src, uint32_t i)
{
    while (is_margin(src, i))
        i++;
    return i;
}

/* Where the margin begins that ends at `i`. */
static uint32_t margin_start(dl_str src, uint32_t i)
{
    while (i > 0 && is_margin(src, i - 1))
        i--;
    return i;
}

/* Whether the line before the line start `i` is blank, or does not exist. */
static bool is_blank_before(const dl_doc *doc, uint32_t i)
{
    dl_str src = doc->src;
    if (i == doc->body || i == 0)
        return true;
    i--;
    if (i > 0 && src.p[i] == '\n' && src.p[i - 1] == '\r')
        i--;
    i = margin_start(src, i);
    return i == 0 || is_line_end(src, i - 1);
}

/*
 * A comment alone on its lines. Between blank lines, one of them is deleted,
 * too. No line is left empty: to kramdown, which takes the comment for a part
 * of the paragraph around it, that would end the paragraph. To CommonMark the
 * comment separates paragraphs; if they would run together without it, the fix
 * is refused.
 */
static dl_span whole_lines(const dl_doc *doc, dl_span line,
                           dl_comment_form form)
{
    dl_str src = doc->src;
    uint32_t behind = skip_line_end(src, line.end);
    if (form == DL_COMMENT_YAML)
        return (dl_span){line.start, behind};
    uint32_t next = skip_margin(src, behind);
    bool is_between =
        is_blank_before(doc, line.start) && is_line_end(src, next);
    return (dl_span){line.start,
                     is_between ? skip_line_end(src, next) : behind};
}

/* The bytes to delete with a comment. */
static dl_span deletion(const dl_doc *doc, const dl_directive *d)
{
    dl_str src = doc->src;
    dl_span span = d->comment;
    while (span.start > 0 && is_space(src, span.start - 1))
        span.start--;
    uint32_t end = skip_spaces(src, span.end);
    uint32_t margin = margin_start(src, span.start);
    bool begins_line = margin == 0 || is_line_end(src, margin - 1);
    if (begins_line && is_line_end(src, end))
        return whole_lines(doc, (dl_span){margin, end},
                           (dl_comment_form)d->form);
    if (is_line_end(src, d->comment.end))
        return span; /* spaces left at a line's end would be a hard break */
    if (begins_line || !is_space(src, d->comment.end))
        return d->comment;
    /* one of the spaces around it is deleted, too */
    return (dl_span){d->comment.start - (span.start < d->comment.start),
                     d->comment.end};
}

/* The bytes of one code and of what separates it from its neighbour. */
static dl_span code_deletion(const dl_directive *d, uint32_t i)
{
    if (i + 1 < d->n_selectors)
        return (dl_span){d->selectors[i].span.start,
                         d->selectors[i + 1].span.start};
    return (dl_span){d->selectors[i - 1].span.end, d->selectors[i].span.end};
}

void dl_unused_report(dl_ctx *ctx, const dl_directive *d)
{
    if (d->kind == DL_ENABLE || d->kind == DL_DIRECTIVE_UNKNOWN)
        return;
    uint32_t idle = 0;
    for (uint32_t i = 0; i < d->n_selectors; i++)
        idle += is_idle(ctx, &d->selectors[i]);
    ctx->rule = DL_RULE_DL902;
    if (idle == d->n_selectors) {
        dl_diagnostic *f = dl_report(ctx, DL902_UNUSED, d->comment);
        dl_fix_edit(ctx, f, DL_FIX_SAFE, deletion(ctx->doc, d), DL_STR(""));
        return;
    }
    for (uint32_t i = 0; i < d->n_selectors && idle > 0; i++) {
        const dl_selector *s = &d->selectors[i];
        if (!is_idle(ctx, s))
            continue;
        dl_diagnostic *f = dl_report(ctx, DL902_UNUSED_CODE, s->span,
                                     dl_doc_slice(ctx->doc, s->span));
        dl_fix_edit(ctx, f, DL_FIX_SAFE, code_deletion(d, i), DL_STR(""));
    }
}
