/*
 * Users' patterns over a post. A place of the scope (a block, a sentence, a
 * value) is searched on its own, in the source itself, so that every finding
 * has an exact place.
 */
#include <stdlib.h>

#include "base/buf.h"
#include "engine/ctx.h"
#include "engine/patterns.h"
#include "model/post.h"
#include "rules/structure.h"
#include "text/utf8.h"

enum { ADDRESS = 4 /* bytes: shorter markup holds no address */ };

/* One rule over one post. */
typedef struct search {
    dl_ctx *ctx;
    const dl_post *post;
    const dl_pattern *pattern;
    dl_matcher *matcher;
    bool has_given_up;
    bool has_masks;
    DL_VEC(dl_span)
    masks;         /* code, addresses and HTML, sorted; shared by all
                      rules */
    dl_span first; /* CONSISTENCY: the form that stands first */
} search;

/* ---- what is no text ----------------------------------------------------- */

static int by_start(const void *a, const void *b)
{
    const dl_span *x = a, *y = b;
    return (x->start > y->start) - (x->start < y->start);
}

static void find_masks(search *s)
{
    const dl_doc *doc = s->post->doc;
    s->has_masks = true;
    for (uint32_t i = 0; i < doc->n_tokens; i++) {
        const dl_token *t = &doc->tokens[i];
        if (t->kind == DL_TOKEN_CODE || t->kind == DL_TOKEN_URL ||
            t->kind == DL_TOKEN_HTML ||
            (t->kind == DL_TOKEN_MARKUP && t->end - t->start >= ADDRESS))
            dl_vec_push(&s->masks, dl_token_span(t));
    }
    for (uint32_t i = 0; i < doc->n_nodes; i++)
        if (doc->nodes[i].kind == DL_NODE_CODE_BLOCK ||
            doc->nodes[i].kind == DL_NODE_HTML_BLOCK)
            dl_vec_push(&s->masks, doc->nodes[i].span);
    if (s->masks.n > 0)
        qsort(s->masks.v, s->masks.n, sizeof *s->masks.v, by_start);
}

static bool is_masked(search *s, dl_span span)
{
    if (s->pattern->scope == DL_SCOPE_TEXT ||
        s->pattern->scope == DL_SCOPE_FRONTMATTER)
        return false;
    if (!s->has_masks)
        find_masks(s);
    size_t low = 0, high = s->masks.n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (s->masks.v[middle].end <= span.start)
            low = middle + 1;
        else
            high = middle;
    }
    return low < s->masks.n && dl_span_overlaps(s->masks.v[low], span);
}

/* ---- findings ------------------------------------------------------------ */

/* $0 to $9, ${1} and $$. */
static dl_str expand(search *s, const dl_match *m)
{
    dl_str form = s->pattern->replacement;
    dl_buf out = {0};
    for (size_t i = 0; i < form.n; i++) {
        bool in_braces =
            i + 3 < form.n && form.p[i + 1] == '{' && form.p[i + 3] == '}';
        size_t at = i + 1 + in_braces;
        if (form.p[i] != '$' || at >= form.n) {
            dl_buf_addc(&out, form.p[i]);
        } else if (form.p[at] >= '0' && form.p[at] <= '9') {
            dl_buf_add(&out, m->groups[form.p[at] - '0']);
            i = at + in_braces;
        } else {
            dl_buf_addc(&out, '$');
            i += form.p[i + 1] == '$';
        }
    }
    dl_str text = dl_arena_str(s->ctx->arena, dl_buf_str(&out));
    dl_buf_free(&out);
    return text;
}

static void report_match(search *s, const dl_match *m, dl_span span,
                         bool may_fix)
{
    const dl_pattern *p = s->pattern;
    dl_str text = p->replacement.p ? expand(s, m) : DL_STR_NONE;
    if (p->replacement.p && dl_str_eq(text, m->groups[0]))
        return; /* it is right already */
    const dl_str *g = m->groups;
    dl_diagnostic *d = dl_report(s->ctx, DL_PATTERN_MESSAGE_FOUND, span, g[0],
                                 g[1], g[2], g[3], g[4], g[5], g[6], g[7]);
    if (p->replacement.p && may_fix)
        dl_fix_edit(s->ctx, d, p->rule.fix, span, text);
}

static void report_form(search *s, const dl_match *m, dl_span span)
{
    if (dl_span_is_empty(s->first)) {
        s->first = span;
        return;
    }
    dl_str first = dl_doc_slice(s->post->doc, s->first);
    if (dl_str_eq(first, m->groups[0]))
        return;
    dl_diagnostic *d =
        dl_report(s->ctx, DL_PATTERN_MESSAGE_FOUND, span, m->groups[0], first);
    dl_add_note(s->ctx, d, DL_PATTERN_MESSAGE_FIRST, s->first, first);
}

static void report_number(search *s, dl_span span, long n)
{
    dl_str number = dl_arena_printf(s->ctx->arena, "%ld", n);
    dl_report(s->ctx, DL_PATTERN_MESSAGE_FOUND, span, number);
}

/* A rule that did not look everywhere says so, once. */
static void give_up(search *s, dl_span place)
{
    dl_diagnostic *d = dl_report(s->ctx, DL_PATTERN_MESSAGE_LIMIT, place);
    d->severity = DL_SEVERITY_WARNING;
    s->has_given_up = true;
}

/* ---- one place ----------------------------------------------------------- */

static bool is_blank(dl_str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (!memchr(" \t\r\n", s.p[i], 4))
            return false;
    return s.n > 0;
}

/* A text to search and where it stands. */
typedef struct place {
    dl_str text;
    dl_span span;
    bool is_exact; /* byte n of the text is byte n of the span */
} place;

static dl_span span_in(const place *where, dl_span match)
{
    if (!where->is_exact)
        return where->span;
    return (dl_span){where->span.start + match.start,
                     where->span.start + match.end};
}

/* Judges match number `n` of a place; `before` is the one in front of it. */
static void take(search *s, const place *where, const dl_match *m,
                 const dl_match *before, long n)
{
    const dl_pattern *p = s->pattern;
    dl_span span = span_in(where, m->span);
    switch (p->kind) {
    case DL_PATTERN_EXISTENCE:
    case DL_PATTERN_SUBSTITUTION:
        report_match(s, m, span, where->is_exact);
        break;
    case DL_PATTERN_OCCURRENCE:
        if (n == p->max + 1)
            s->first = span;
        break;
    case DL_PATTERN_REPETITION:
        if (n > 1 && dl_str_eq(before->groups[0], m->groups[0]) &&
            is_blank((dl_str){where->text.p + before->span.end,
                              m->span.start - before->span.end}))
            report_match(s, m, span, false);
        break;
    case DL_PATTERN_CONSISTENCY:
        report_form(s, m, span);
        break;
    }
}

static void search_place(search *s, place where)
{
    const dl_pattern *p = s->pattern;
    bool counts = p->kind == DL_PATTERN_OCCURRENCE;
    long n = 0;
    size_t from = 0;
    dl_match match, before = {.span = {0, 0}};
    if (s->has_given_up ||
        (p->min == 0 && !dl_regex_may_match(p->regex, where.text)))
        return;
    for (;;) {
        dl_match_state state =
            dl_regex_find(p->regex, s->matcher, where.text, from, &match);
        if (state == DL_MATCH_LIMIT)
            give_up(s, where.span);
        if (state != DL_MATCH_FOUND)
            break;
        from = match.span.end;
        if (is_masked(s, span_in(&where, match.span)))
            continue;
        take(s, &where, &match, &before, ++n);
        before = match;
    }
    if (counts && !s->has_given_up && n > p->max)
        report_number(s, s->first, n);
    else if (counts && !s->has_given_up && n < p->min)
        report_number(s, where.span, n);
}

static void search_span(search *s, dl_span span)
{
    if (!dl_span_is_empty(span))
        search_place(s, (place){dl_doc_slice(s->post->doc, span), span, true});
}

/* ---- scopes -------------------------------------------------------------- */

static void search_blocks(search *s)
{
    const dl_doc *doc = s->post->doc;
    bool wants_headings = s->pattern->scope == DL_SCOPE_HEADING;
    for (uint32_t i = 0; i < doc->n_proses; i++) {
        const dl_prose *prose = &doc->proses[i];
        const dl_node *node = &doc->nodes[prose->node];
        if ((node->kind == DL_NODE_HEADING) != wants_headings)
            continue;
        if (s->pattern->scope != DL_SCOPE_SENTENCE) {
            search_span(s, wants_headings ? node->inner : node->span);
            continue;
        }
        for (uint32_t k = prose->sentence; k < prose->sentence_end; k++)
            search_span(s, doc->sentences[k].span);
    }
}

static void search_papers(search *s)
{
    const dl_post *post = s->post;
    for (uint32_t i = 0; i < post->n_papers; i++) {
        const dl_paper *paper = &post->papers[i];
        if (s->pattern->scope == DL_SCOPE_TITLE)
            search_span(s, paper->title_span);
        for (uint32_t k = 0;
             s->pattern->scope == DL_SCOPE_SECTION && k < paper->n_sections;
             k++) {
            const dl_section *section = &paper->sections[k];
            if (dl_str_eq(section->name, s->pattern->name) ||
                (section->spec &&
                 dl_str_eq(section->spec->name, s->pattern->name)))
                search_span(s, section->body);
        }
    }
}

/* A value that the source spells otherwise is searched as it is read, and
   found as a whole. */
static void search_value(search *s, const dl_yaml *value)
{
    dl_span span;
    if (value->kind != DL_YAML_SCALAR || value->text.n == 0)
        return;
    if (dl_scalar_place(s->post->doc, value, &span))
        search_span(s, span);
    else if (dl_utf8_valid_up_to(value->text) == value->text.n)
        search_place(s, (place){value->text, value->span, false});
}

static void search_frontmatter(search *s)
{
    const dl_yaml *root = s->post->doc->frontmatter.root;
    const dl_yaml *value = NULL;
    for (const dl_yaml *v = root ? root->first : NULL; v && !value; v = v->next)
        if (v->key && dl_str_eq(v->key->text, s->pattern->name))
            value = v;
    if (!value)
        return;
    search_value(s, value);
    for (const dl_yaml *v = value->first; v; v = v->next)
        search_value(s, v);
}

static void run_one(search *s)
{
    const dl_doc *doc = s->post->doc;
    s->has_given_up = false;
    s->first = (dl_span){0, 0};
    switch (s->pattern->scope) {
    case DL_SCOPE_PARAGRAPH:
    case DL_SCOPE_HEADING:
    case DL_SCOPE_SENTENCE:
        search_blocks(s);
        break;
    case DL_SCOPE_TITLE:
    case DL_SCOPE_SECTION:
        search_papers(s);
        break;
    case DL_SCOPE_FRONTMATTER:
        search_frontmatter(s);
        break;
    case DL_SCOPE_TEXT:
        search_span(s, (dl_span){doc->body, (uint32_t)doc->src.n});
        break;
    }
}

void dl_patterns_run(dl_ctx *ctx, const dl_post *post)
{
    const dl_user_rules *users = &ctx->settings->users;
    if (!users->patterns)
        return;
    search s = {.ctx = ctx, .post = post};
    s.matcher = dl_matcher_new(post->doc->src.n);
    for (uint16_t i = 0; i < users->n; i++) {
        ctx->rule = (uint16_t)(dl_n_rules + i);
        s.pattern = users->patterns[i];
        if (s.pattern &&
            ctx->settings->rules[ctx->rule].severity != DL_SEVERITY_OFF)
            run_one(&s);
    }
    dl_vec_free(&s.masks);
    dl_matcher_free(s.matcher);
}
