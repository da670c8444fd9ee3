/* Collects findings, their notes and their fixes. */
#include "base/search.h"
#include "check/ctx.h"

#include <stdarg.h>
#include <stdlib.h>

#include "base/spans.h"
#include "korean/host.h"
#include "korean/terms.h"
#include "page/subject.h"
#include "text/region.h"

enum { MAX_ARGS = 8, PROSE = DL_REGION_BIT(DL_REGION_PROSE) };

void dl_ctx_init(dl_ctx *ctx, const dl_settings *settings, const dl_doc *doc,
                 const dl_renderer *renderer, dl_arena *arena,
                 dl_arena *scratch)
{
    *ctx = (dl_ctx){.settings = settings,
                    .doc = doc,
                    .renderer = *renderer,
                    .other = dl_renderer_also(renderer),
                    .arena = arena,
                    .scratch = scratch};
    ctx->vocabulary = (dl_vocabulary){.doc = doc, .arena = scratch};
}

void dl_ctx_close(dl_ctx *ctx)
{
    dl_vec_free(&ctx->findings);
    dl_vec_free(&ctx->approximate);
}

/* ---- approximate places ------------------------------------------------- */

/* Nodes are in document order and an approximate one covers whole lines of its
   block, so only neighbours have to be joined. */
static void find_approximate(dl_ctx *ctx)
{
    const dl_doc *doc = ctx->doc;
    ctx->approximate_is_known = true;
    for (uint32_t i = 0; i < doc->n_nodes; i++) {
        if (!(doc->nodes[i].flags & DL_NODE_APPROXIMATE))
            continue;
        dl_span span = doc->nodes[i].span;
        size_t n = ctx->approximate.n;
        dl_span *last = n ? &ctx->approximate.v[n - 1] : NULL;
        if (!last || span.start > last->end) {
            dl_vec_push(&ctx->approximate, span);
        } else if (span.end > last->end) {
            last->end = span.end;
        }
    }
}

static bool is_approximate(dl_ctx *ctx, dl_span span)
{
    if (!ctx->approximate_is_known)
        find_approximate(ctx);
    size_t n = ctx->approximate.n;
    size_t i = dl_spans_find(ctx->approximate.v, n, span.start);
    return i < n && (dl_span_overlaps(ctx->approximate.v[i], span) ||
                     dl_span_contains(ctx->approximate.v[i], span));
}

/* ---- findings ----------------------------------------------------------- */

static const dl_rule *running(const dl_ctx *ctx)
{
    return dl_rule_at(&ctx->settings->users, ctx->rule);
}

/* `args[0]` is a placeholder of the dl_report() macro. */
static const dl_str *copy_args(dl_arena *arena, const dl_str *args, size_t n)
{
    if (n == 0)
        return NULL;
    dl_str *copy = DL_ARENA_NEW(arena, dl_str, n);
    for (size_t i = 0; i < n; i++)
        copy[i] = dl_arena_str(arena, args[i]);
    return copy;
}

/* Rules are trusted, but a span outside the source would lead to a crash far
   from its cause. */
static dl_span clamp(const dl_doc *doc, dl_span span)
{
    uint32_t size = (uint32_t)doc->src.n;
    if (span.start > size)
        span.start = size;
    if (span.end > size)
        span.end = size;
    if (span.end < span.start)
        span.end = span.start;
    return span;
}

/*
 * Whether all of a finding is in text that the running rule does not see, such
 * as code. Structure is reported where it is, so a place between two bytes
 * always counts as seen.
 */
static bool is_unseen(const dl_ctx *ctx, dl_span span)
{
    return ctx->doc->n_regions > 0 && !dl_span_is_empty(span) &&
           !(dl_region_kinds(ctx->doc, span) & (running(ctx)->sees | PROSE));
}

static uint8_t flags_of(dl_ctx *ctx, dl_span span)
{
    return (is_approximate(ctx, span) ? DL_DIAGNOSTIC_APPROXIMATE : 0) |
           (ctx->is_second ? DL_DIAGNOSTIC_ALSO : 0);
}

dl_diagnostic *dl_report_args(dl_ctx *ctx, unsigned message, dl_span span,
                              const dl_str *args, size_t n_args)
{
    if (n_args > MAX_ARGS)
        n_args = MAX_ARGS;
    dl_finding *f = DL_ARENA_NEW(ctx->arena, dl_finding, 1);
    f->sequence = (uint32_t)ctx->findings.n;
    span = clamp(ctx->doc, span);
    f->d = (dl_diagnostic){.rule = running(ctx),
                           .span = span,
                           .severity = ctx->settings->rules[ctx->rule].severity,
                           .message = (uint8_t)message,
                           .flags = flags_of(ctx, span),
                           .n_args = (uint8_t)n_args,
                           .args = copy_args(ctx->arena, args, n_args)};
    if (!is_unseen(ctx, span))
        dl_vec_push(&ctx->findings, f);
    return &f->d;
}

void dl_report_severity(dl_ctx *ctx, dl_diagnostic *d, dl_severity severity)
{
    if (!ctx->settings->rules[ctx->rule].is_set)
        d->severity = (uint8_t)severity;
}

/* Grows an array in an arena; the old one is freed with the arena. */
static void *grow(dl_arena *arena, const void *old, uint32_t n, uint32_t *cap,
                  size_t size)
{
    *cap = *cap ? *cap * 2 : 2;
    void *array = dl_arena_alloc(arena, *cap * size);
    return n ? memcpy(array, old, n * size) : array;
}

void dl_add_note_args(dl_ctx *ctx, dl_diagnostic *d, unsigned message,
                      dl_span span, dl_str path, dl_position at,
                      const dl_str *args, size_t n_args)
{
    dl_finding *f = (dl_finding *)d;
    if (n_args > MAX_ARGS)
        n_args = MAX_ARGS;
    if (d->n_notes == f->notes_cap)
        f->notes = grow(ctx->arena, f->notes, d->n_notes, &f->notes_cap,
                        sizeof *f->notes);
    f->notes[d->n_notes++] =
        (dl_note){.path = path.n ? dl_arena_str(ctx->arena, path) : path,
                  .span = clamp(ctx->doc, span),
                  .line = at.line,
                  .column = at.column,
                  .message = (uint8_t)message,
                  .args = copy_args(ctx->arena, args, n_args),
                  .n_args = (uint8_t)n_args};
    d->notes = f->notes;
}

/* ---- fixes -------------------------------------------------------------- */

/* Whether the edits exclude each other: they share bytes, or insert at the same
   place. */
static bool edits_clash(dl_span a, dl_span b)
{
    return dl_span_overlaps(a, b) ||
           (dl_span_is_empty(a) && a.start == b.start && dl_span_is_empty(b));
}

/* Keeps edits sorted; false if the new one clashes with an earlier one. */
static bool insert_edit(dl_finding *f, dl_edit edit)
{
    uint32_t i = f->fix.n_edits;
    while (i > 0 && f->edits[i - 1].span.start > edit.span.start)
        i--;
    if ((i > 0 && edits_clash(f->edits[i - 1].span, edit.span)) ||
        (i < f->fix.n_edits && edits_clash(f->edits[i].span, edit.span)))
        return false;
    memmove(f->edits + i + 1, f->edits + i,
            (f->fix.n_edits - i) * sizeof *f->edits);
    f->edits[i] = edit;
    f->fix.n_edits++;
    return true;
}

void dl_fix_edit(dl_ctx *ctx, dl_diagnostic *d, dl_applicability applicability,
                 dl_span span, dl_str text)
{
    dl_finding *f = (dl_finding *)d;
    span = clamp(ctx->doc, span);
    if ((d->flags & DL_DIAGNOSTIC_APPROXIMATE) || is_approximate(ctx, span) ||
        dl_region_kinds(ctx->doc, span) & ~(d->rule->touches | PROSE))
        applicability = DL_FIX_NONE;
    if (applicability == DL_FIX_NONE || (d->fix && !f->fix.n_edits)) {
        /* If one edit cannot be made, the whole fix is dropped for good. */
        f->fix = (dl_fix){0};
        d->fix = &f->fix;
        return;
    }
    if (f->fix.n_edits == f->edits_cap)
        f->edits = grow(ctx->arena, f->edits, f->fix.n_edits, &f->edits_cap,
                        sizeof *f->edits);
    if (!insert_edit(f, (dl_edit){span, dl_arena_str(ctx->arena, text)})) {
        f->fix = (dl_fix){0};
        d->fix = &f->fix;
        return;
    }
    f->fix.edits = f->edits;
    if (applicability > f->fix.applicability)
        f->fix.applicability = applicability;
    d->fix = &f->fix;
}

/* ---- sorting ------------------------------------------------------------ */

static int compare(uint32_t a, uint32_t b)
{
    return (a > b) - (a < b);
}

static int by_place(const void *a, const void *b)
{
    const dl_finding *x = *(dl_finding *const *)a, *y = *(dl_finding *const *)b;
    int order = compare(x->d.span.start, y->d.span.start);
    if (order == 0) /* the table is in code order */
        order = compare(dl_rule_index(x->d.rule), dl_rule_index(y->d.rule));
    if (order == 0)
        order = compare(x->d.span.end, y->d.span.end);
    return order ? order : compare(x->sequence, y->sequence);
}

void dl_ctx_sort(dl_ctx *ctx, size_t first)
{
    if (ctx->findings.n > first)
        dl_sort(ctx->findings.v + first, ctx->findings.n - first, by_place);
}

const dl_diagnostic *dl_ctx_sorted(dl_ctx *ctx, size_t *n)
{
    *n = ctx->findings.n;
    if (*n == 0)
        return NULL;
    dl_ctx_sort(ctx, 0);
    dl_diagnostic *all = DL_ARENA_NEW(ctx->arena, dl_diagnostic, *n);
    for (size_t i = 0; i < *n; i++) {
        all[i] = ctx->findings.v[i]->d;
        if (all[i].fix && all[i].fix->n_edits == 0)
            all[i].fix = NULL;
        if (all[i].severity < ctx->settings->level)
            all[i].flags |= DL_DIAGNOSTIC_HIDDEN;
    }
    return all;
}

/* ---- what a check may ask ----------------------------------------------- */

static const dl_option_value *value_of(const dl_ctx *ctx, unsigned option)
{
    return &ctx->settings->rules[ctx->rule].options[option];
}

bool dl_option_bool(const dl_ctx *ctx, unsigned option)
{
    return value_of(ctx, option)->boolean;
}

long dl_option_int(const dl_ctx *ctx, unsigned option)
{
    return value_of(ctx, option)->integer;
}

dl_str dl_option_string(const dl_ctx *ctx, unsigned option)
{
    return value_of(ctx, option)->string;
}

size_t dl_option_list(const dl_ctx *ctx, unsigned option, const dl_str **items)
{
    *items = value_of(ctx, option)->list.v;
    return value_of(ctx, option)->list.n;
}

bool dl_option_list_has(const dl_ctx *ctx, unsigned option, dl_str item)
{
    const dl_str *items;
    size_t n = dl_option_list(ctx, option, &items);
    for (size_t i = 0; i < n; i++)
        if (dl_str_eq(items[i], item))
            return true;
    return false;
}

const void *dl_ctx_prepared(const dl_ctx *ctx)
{
    return ctx->settings->prepared[ctx->rule];
}

const dl_doc *dl_ctx_doc(const dl_ctx *ctx)
{
    return ctx->doc;
}

const dl_profile *dl_ctx_profile(const dl_ctx *ctx)
{
    return ctx->settings->profile;
}

size_t dl_ctx_terms(dl_ctx *ctx, const dl_term_hit **hits)
{
    if (!ctx->terms_are_known) {
        dl_term_hit *found;
        ctx->n_terms = dl_terms_find(ctx->doc, 0, ctx->doc->n_tokens,
                                     ctx->scratch, &found);
        ctx->terms = found;
        ctx->terms_are_known = true;
    }
    *hits = ctx->terms;
    return ctx->n_terms;
}

size_t dl_ctx_particles(dl_ctx *ctx, const dl_particle_place **places)
{
    if (!ctx->particles_are_known) {
        dl_particle_place *found;
        ctx->n_particles = dl_particles_find(ctx->doc, ctx->scratch, &found);
        ctx->particles = found;
        ctx->particles_are_known = true;
    }
    *places = ctx->particles;
    return ctx->n_particles;
}

const dl_renderer *dl_ctx_renderer(const dl_ctx *ctx)
{
    return &ctx->renderer;
}

bool dl_ctx_is_about_markdown(dl_ctx *ctx)
{
    if (!ctx->subject_is_known)
        ctx->is_about_markdown = dl_is_about_markdown(ctx->doc);
    ctx->subject_is_known = true;
    return ctx->is_about_markdown;
}

const dl_renderer *dl_ctx_other_renderer(const dl_ctx *ctx)
{
    return ctx->other.name == DL_RENDERER_NONE ? NULL : &ctx->other;
}

const dl_page *dl_ctx_page(dl_ctx *ctx)
{
    if (!ctx->page)
        ctx->page = dl_page_new(ctx->scratch, ctx->doc, &ctx->renderer);
    return ctx->page;
}

void dl_ctx_forget_page(dl_ctx *ctx)
{
    ctx->page = NULL;
    ctx->holes_are_known = false;
}

const dl_holes *dl_ctx_holes(dl_ctx *ctx)
{
    if (!ctx->holes_are_known)
        ctx->holes = dl_holes_find(ctx->scratch, dl_ctx_page(ctx));
    ctx->holes_are_known = true;
    return &ctx->holes;
}

dl_vocabulary *dl_ctx_vocabulary(dl_ctx *ctx)
{
    return &ctx->vocabulary;
}

const struct dl_arxiv_bounds *dl_ctx_bounds(const dl_ctx *ctx)
{
    return ctx->settings->bounds;
}

int32_t dl_ctx_today(const dl_ctx *ctx)
{
    return ctx->today;
}

dl_arena *dl_ctx_arena(dl_ctx *ctx)
{
    return ctx->arena;
}

dl_arena *dl_ctx_scratch(dl_ctx *ctx)
{
    return ctx->scratch;
}

dl_str dl_ctx_printf(dl_ctx *ctx, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    dl_str text = dl_arena_vprintf(ctx->arena, format, args);
    va_end(args);
    return text;
}
