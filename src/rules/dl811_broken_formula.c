/* DL811 broken-formula: see rules/DL811-broken-formula.md. */
#include "base/arena.h"
#include "base/search.h"
#include "base/str.h"
#include "base/vec.h"
#include "page/emphasis.h"
#include "page/formula.h"
#include "page/texts.h"
#include "rules_gen.h"

/* A block with rows: where it is. */
typedef struct leaf {
    dl_span span;
    uint8_t kind; /* dl_block_kind */
} leaf;

/* A part of a formula and what to write for it. */
typedef struct edit {
    dl_span span;
    const char *text; /* NULL: nothing is right everywhere */
    bool is_macro;    /* a letter after it needs a space before */
} edit;

typedef struct finder {
    dl_ctx *ctx;
    const dl_page *page;
    DL_VEC(leaf) leaves;
    DL_VEC(uint32_t) tags; /* where HTML is */
    DL_VEC(dl_run) runs;
    size_t next_run;
    DL_VEC(edit) edits; /* of the formula at hand */
} finder;

/* ---- the page ------------------------------------------------------------ */

static void collect_leaves(finder *f)
{
    const dl_page *page = f->page;
    for (uint32_t i = 0; i < page->n_blocks; i++) {
        const dl_block *b = &page->blocks[i];
        if (b->kind < DL_BLOCK_PARAGRAPH || b->row == b->row_end)
            continue;
        dl_span span = {page->rows[b->row].start,
                        page->rows[b->row_end - 1].end};
        dl_vec_push(&f->leaves, (leaf){span, b->kind});
    }
}

static void collect_tags(finder *f)
{
    const dl_doc *doc = f->page->doc;
    for (uint32_t i = 0; i < doc->n_nodes; i++)
        if (doc->nodes[i].kind == DL_NODE_HTML)
            dl_vec_push(&f->tags, doc->nodes[i].span.start);
}

static bool is_emphasis(const dl_run *run)
{
    return run->visible < run->length;
}

/* kramdown's emphasis does not cross the edge of an element; where there are
   tags in it, it is left alone. */
static bool is_across_tags(const finder *f, const dl_run *run)
{
    size_t i = 0;
    bool opens = run->partner > run->start;
    uint32_t from = opens ? run->start : run->partner;
    uint32_t to = opens ? run->partner : run->start;
    if (!dl_renderer_is_kramdown(f->page->renderer))
        return false;
    DL_LOWER_BOUND(i, 0, f->tags.n, f->tags.v[i] < from);
    return i < f->tags.n && f->tags.v[i] < to;
}

static void collect_runs(void *user, uint32_t block, const dl_span *pieces,
                         size_t n)
{
    finder *f = user;
    dl_run *runs;
    (void)block;
    size_t found = dl_emphasis_find(dl_ctx_scratch(f->ctx), f->page, pieces, n,
                                    &runs);
    for (size_t i = 0; i < found; i++) {
        if (is_emphasis(&runs[i]) && is_across_tags(f, &runs[i]))
            runs[i].visible = runs[i].length;
        dl_vec_push(&f->runs, runs[i]);
    }
}

/* The block that `span` begins in, or NULL. */
static const leaf *leaf_at(const finder *f, dl_span span)
{
    size_t i = 0;
    DL_LOWER_BOUND(i, 0, f->leaves.n, f->leaves.v[i].span.end <= span.start);
    return i < f->leaves.n && f->leaves.v[i].span.start <= span.start
               ? &f->leaves.v[i]
               : NULL;
}

/* ---- what is wrong with a formula ---------------------------------------- */

/* A sign of emphasis: an asterisk has a macro, and an underscore closes
   nothing after a space. */
static void add_run(finder *f, const dl_run *run)
{
    const char *p = f->page->doc->src.p;
    uint32_t end = run->start + run->length;
    bool names_environment = run->start > 0 && p[end] == '}' &&
                             dl_is_alpha(p[run->start - 1]);
    if (run->sign == '_') {
        dl_span before = {run->start, run->start};
        dl_vec_push(&f->edits, (edit){before, " ", false});
        return;
    }
    for (uint32_t i = run->start; i < end; i++)
        dl_vec_push(&f->edits,
                    (edit){{i, i + 1},
                           names_environment ? NULL : "\\ast", true});
}

/* Whether an underscore may begin or end emphasis at all; one between letters
   may not. */
static bool is_active(const finder *f, const dl_run *run)
{
    const char *p = f->page->doc->src.p;
    return run->sign == '*' || run->start == 0 ||
           !dl_is_alnum(p[run->start - 1]) ||
           !dl_is_alnum(p[run->start + run->length]);
}

/* All signs of a kind are changed: the next one would take the place of one
   that is gone. */
static bool find_emphasis(finder *f, dl_span span)
{
    bool stars = false, underscores = false;
    while (f->next_run < f->runs.n &&
           f->runs.v[f->next_run].start < span.start)
        f->next_run++;
    size_t end = f->next_run;
    for (; end < f->runs.n && f->runs.v[end].start < span.end; end++) {
        const dl_run *run = &f->runs.v[end];
        stars |= is_emphasis(run) && run->sign == '*';
        underscores |= is_emphasis(run) && run->sign == '_';
    }
    for (size_t i = f->next_run; i < end; i++) {
        const dl_run *run = &f->runs.v[i];
        if ((run->sign == '*' ? stars : underscores) && is_active(f, run))
            add_run(f, run);
    }
    return stars || underscores;
}

static bool find_escapes(finder *f, const dl_formula *formula, bool is_table)
{
    dl_formula_flaw flaw;
    bool found = false;
    for (uint32_t at = formula->inner.start;
         dl_formula_escape(f->page, formula, is_table, &at, &flaw);) {
        dl_vec_push(&f->edits, (edit){flaw.span, flaw.macro, true});
        found = true;
    }
    return found;
}

static bool find_typography(finder *f, const dl_formula *formula)
{
    dl_formula_flaw flaw;
    bool found = false;
    if (!f->page->renderer->typographer ||
        !dl_option_bool(f->ctx, DL811_OPT_TYPOGRAPHY))
        return false;
    for (uint32_t at = formula->inner.start;
         dl_formula_typography(f->page, formula, &at, &flaw);) {
        dl_vec_push(&f->edits, (edit){flaw.span, flaw.macro, true});
        found = true;
    }
    return found;
}

/* In an item, goldmark takes `[x]` for a task's box wherever it is. */
static bool is_box(const finder *f, const dl_node *link)
{
    dl_str text = dl_doc_slice(f->page->doc, link->inner);
    return f->page->renderer->name == DL_RENDERER_HUGO && text.n == 1 &&
           dl_is_one_of(text.p[0], "xX ");
}

/* `E[x](y)` is a link to `y`; an empty group between the brackets says that it
   is not. */
static bool find_link(finder *f, dl_span span)
{
    const dl_doc *doc = f->page->doc;
    size_t i = 0;
    DL_LOWER_BOUND(i, 0, doc->n_nodes, doc->nodes[i].span.start < span.start);
    for (; i < doc->n_nodes && doc->nodes[i].span.start < span.end; i++) {
        const dl_node *node = &doc->nodes[i];
        uint32_t end = node->inner.end;
        if (node->kind != DL_NODE_LINK || node->flags & DL_NODE_AUTOLINK ||
            node->span.end > span.end || end + 1 >= node->span.end ||
            doc->src.p[end + 1] != '(')
            continue;
        dl_str text = dl_doc_slice(doc, (dl_span){node->span.start, end + 1});
        dl_str rest = dl_doc_slice(doc, (dl_span){end + 1, node->span.end});
        const char *apart =
            dl_arena_printf(dl_ctx_scratch(f->ctx), "%.*s{}%.*s", (int)text.n,
                            text.p, (int)rest.n, rest.p)
                .p;
        f->edits.n = 0;
        dl_vec_push(&f->edits,
                    (edit){node->span, is_box(f, node) ? NULL : apart, false});
        return true;
    }
    return false;
}

/* ---- findings ------------------------------------------------------------ */

static int by_place(const void *a, const void *b)
{
    const edit *x = a, *y = b;
    return DL_ORDER(x->span.start, y->span.start);
}

static void repair(finder *f, dl_diagnostic *d)
{
    const dl_doc *doc = f->page->doc;
    dl_vec_sort(&f->edits, by_place);
    for (size_t i = 0; i < f->edits.n; i++)
        if (!f->edits.v[i].text)
            return;
    for (size_t i = 0; i < f->edits.n; i++) {
        const edit *e = &f->edits.v[i];
        dl_str text = {e->text, strlen(e->text)};
        bool joins = e->is_macro && dl_is_alpha(text.p[text.n - 1]) &&
                     dl_is_alpha(doc->src.p[e->span.end]);
        dl_fix_edit(f->ctx, d, DL_FIX_UNSAFE, e->span,
                    joins ? dl_ctx_printf(f->ctx, "%s ", e->text) : text);
    }
}

/* The first line of a formula. */
static dl_span shown(const dl_doc *doc, dl_span span)
{
    uint32_t end = span.start;
    while (end < span.end && doc->src.p[end] != '\n' &&
           doc->src.p[end] != '\r')
        end++;
    return (dl_span){span.start, end};
}

static void report(finder *f, const dl_formula *formula, unsigned message)
{
    const dl_doc *doc = f->page->doc;
    dl_str text = dl_doc_slice(doc, shown(doc, formula->span));
    dl_diagnostic *d = dl_report(f->ctx, message, formula->span, text);
    /* hardly visible */
    if (message == DL811_TYPOGRAPHY)
        dl_report_severity(f->ctx, d, DL_SEVERITY_INFO);
    repair(f, d);
}

/* `$ git log`, and `$ git push` in the next line: a shell's prompts. */
static bool is_prompt(const dl_doc *doc, const dl_formula *formula)
{
    dl_str s = dl_doc_slice(doc, formula->inner);
    size_t end = s.n;
    if (formula->is_double || s.n < 2 || s.p[0] != ' ' || s.p[1] == '\\')
        return false;
    while (end > 0 && (dl_is_blank(s.p[end - 1]) || s.p[end - 1] == '>'))
        end--;
    return end > 0 && s.p[end - 1] == '\n' &&
           formula->span.end < doc->src.n &&
           dl_is_blank(doc->src.p[formula->span.end]);
}

/* `NAME=$(kubectl get …` and a `$` in the next line: a shell's. */
static bool is_substitution(const dl_doc *doc, const dl_formula *formula)
{
    dl_str s = dl_doc_slice(doc, formula->inner);
    size_t i = 1;
    while (i < s.n && dl_is_lower(s.p[i]))
        i++;
    return !formula->is_double && i > 2 && i < s.n && s.p[0] == '(' &&
           s.p[i] == ' ' && memchr(s.p, '\n', s.n) != NULL;
}

/* `$_SERVER['HOST'], $`: a variable's key. */
static bool is_variable(const dl_doc *doc, const dl_formula *formula)
{
    dl_str s = dl_doc_slice(doc, formula->inner);
    return !formula->is_double && s.n > 0 &&
           (dl_is_alpha(s.p[0]) || s.p[0] == '_') &&
           (dl_str_find(s, DL_STR("['")) != SIZE_MAX ||
            dl_str_find(s, DL_STR("[\"")) != SIZE_MAX);
}

static void judge_text(finder *f, const dl_formula *formula, bool is_table)
{
    bool has_emphasis = find_emphasis(f, formula->span);
    bool has_escapes = find_escapes(f, formula, is_table);
    bool has_typography = find_typography(f, formula);
    if (find_link(f, formula->span))
        report(f, formula, DL811_LINK);
    else if (has_emphasis)
        report(f, formula, DL811_EMPHASIS);
    else if (has_escapes)
        report(f, formula, DL811_ESCAPE);
    else if (has_typography)
        report(f, formula, DL811_TYPOGRAPHY);
}

static bool is_text(const leaf *l)
{
    return l->kind >= DL_BLOCK_PARAGRAPH && l->kind <= DL_BLOCK_TABLE;
}

static void judge(finder *f, const dl_formula *formula)
{
    const leaf *in = leaf_at(f, formula->span);
    bool is_whole = in && formula->span.end <= in->span.end;
    f->edits.n = 0;
    if (!in || is_prompt(f->page->doc, formula) ||
        is_variable(f->page->doc, formula) ||
        is_substitution(f->page->doc, formula))
        return;
    if (dl_renderer_is_kramdown(f->page->renderer)) {
        /* inline, too, `$$…$$` is protected, but not from blocks */
        if (formula->is_double && !is_whole &&
            (in->kind == DL_BLOCK_PARAGRAPH || in->kind == DL_BLOCK_HEADING))
            report(f, formula, DL811_BLOCK);
        if (formula->is_double)
            return;
    } else if (dl_formula_block(f->page, formula) != DL_NONE) {
        uint32_t at = dl_formula_block(f->page, formula);
        dl_vec_push(&f->edits, (edit){{at, at}, "{}", false});
        report(f, formula, DL811_BLOCK);
        return;
    }
    if (is_whole && is_text(in))
        judge_text(f, formula, in->kind == DL_BLOCK_TABLE);
}

/* What GitHub makes of formulas was not measured, and MDX reads braces as
   JavaScript. */
static bool is_judged(const dl_renderer *renderer)
{
    return !renderer->math && (renderer->name == DL_RENDERER_KRAMDOWN ||
                               renderer->name == DL_RENDERER_HUGO ||
                               renderer->name == DL_RENDERER_MARKDOWN_IT ||
                               renderer->name == DL_RENDERER_REMARK);
}

static void on_page(dl_ctx *ctx, const struct dl_post *post)
{
    static const char *const signs[] = {"*", "_", NULL};
    const dl_doc *doc = dl_ctx_doc(ctx);
    dl_formula formula;
    finder f = {.ctx = ctx};
    (void)post;
    if (!is_judged(dl_ctx_renderer(ctx)))
        return;
    for (uint32_t i = 0; i < doc->n_regions; i++) {
        if (!dl_formula_read(doc, &doc->regions[i], &formula))
            continue;
        if (!f.page) {
            f.page = dl_ctx_page(ctx);
            collect_leaves(&f);
            collect_tags(&f);
            dl_page_each_text(f.page, signs, collect_runs, &f);
        }
        judge(&f, &formula);
    }
    dl_vec_free(&f.leaves);
    dl_vec_free(&f.tags);
    dl_vec_free(&f.runs);
    dl_vec_free(&f.edits);
}

const dl_check dl_check_dl811 = {.on_page = on_page};
