/*
 * Compares a text before and after fixes: is there a finding that was not there
 * before, and has anything changed for a reader except what the findings were
 * about?
 */
#define _GNU_SOURCE /* memmem */
#include "fixes/verify.h"

#include "base/search.h"
#include "base/str.h"
#include "base/vec.h"
#include "check/registry.h"
#include "fixes/edits.h"
#include "fixes/kept.h"
#include "fixes/outline.h"
#include "fixes/reshape.h"

/* ---- findings ----------------------------------------------------------- */

/* A finding before the fixes, with its place in the text after them. */
typedef struct known {
    uint16_t rule; /* number */
    dl_span span;
    bool is_repaired; /* so it should be gone */
    bool is_taken;
} known;

static int compare_known(const void *a, const void *b)
{
    const known *x = a, *y = b;
    if (x->rule != y->rule)
        return x->rule < y->rule ? -1 : 1;
    return (x->span.start > y->span.start) - (x->span.start < y->span.start);
}

static bool is_the_same(const known *k, const dl_diagnostic *d,
                        bool is_repaired)
{
    return !k->is_taken && k->is_repaired == is_repaired &&
           (k->span.start == d->span.start ||
            dl_span_overlaps(k->span, d->span));
}

/*
 * Matches `d` with a finding before the fixes in `list` (of one rule, sorted)
 * from `*cursor` on, and removes that, rather one that was left alone;
 * findings come in order, so what ends before `d` is not needed again.
 */
static known *match_known(known *list, size_t end, size_t *cursor,
                          const dl_diagnostic *d)
{
    while (*cursor < end && list[*cursor].span.end < d->span.start)
        ++*cursor;
    for (int repaired = 0; repaired <= 1; repaired++)
        for (size_t i = *cursor; i < end && list[i].span.start <= d->span.end;
             i++) {
            if (is_the_same(&list[i], d, repaired)) {
                list[i].is_taken = true;
                return &list[i];
            }
        }
    return NULL;
}

static known *known_findings(const dl_result *before,
                             const dl_diagnostic *const *repaired,
                             size_t n_repaired, const dl_edit *edits,
                             size_t n_edits)
{
    size_t n = before->n_diagnostics;
    known *list = dl_xcalloc(n, sizeof *list);
    int64_t *shifts = dl_edits_shifts(edits, n_edits);
    for (size_t i = 0; i < n; i++) {
        const dl_diagnostic *d = &before->diagnostics[i];
        list[i].rule = dl_rule_index(d->rule);
        list[i].span.start =
            dl_edits_map(edits, shifts, n_edits, d->span.start);
        list[i].span.end = dl_edits_map(edits, shifts, n_edits, d->span.end);
    }
    for (size_t i = 0; i < n_repaired; i++)
        list[repaired[i] - before->diagnostics].is_repaired = true;
    dl_free(shifts);
    dl_sort(list, n, compare_known);
    return list;
}

/* One more than the highest number of a rule with findings. */
static size_t count_rules(const dl_result *result)
{
    size_t n = dl_n_rules;
    for (size_t i = 0; i < result->n_diagnostics; i++)
        if (dl_rule_index(result->diagnostics[i].rule) >= n)
            n = dl_rule_index(result->diagnostics[i].rule) + (size_t)1;
    return n;
}

/* The known findings of each rule, as half-open ranges of the list. */
typedef struct table {
    known *list;
    size_t *cursor, *end; /* by number of the rule */
} table;

static table make_table(known *list, size_t n, size_t n_rules)
{
    table t = {list, dl_xcalloc(n_rules, sizeof *t.cursor),
               dl_xcalloc(n_rules, sizeof *t.end)};
    for (size_t i = 0; i < n; i++) {
        size_t rule = list[i].rule;
        if (t.end[rule] == 0)
            t.cursor[rule] = i;
        t.end[rule] = i + 1;
    }
    return t;
}

static void free_table(table *t)
{
    dl_free(t->end);
    dl_free(t->cursor);
    dl_free(t->list);
}

static uint8_t mildest_of(const dl_diagnostic *const *repaired, size_t n)
{
    uint8_t mildest = DL_SEVERITY_ERROR;
    for (size_t i = 0; i < n; i++)
        if (repaired[i]->severity < mildest)
            mildest = repaired[i]->severity;
    return mildest;
}

/*
 * Compares the findings. A repaired one may leave one that has no fix: a
 * placeholder in other words is still one. So fixes come to an end, as each
 * makes a finding with a fix disappear, and only milder ones appear.
 */
static dl_refused judge_findings(const table *t, const dl_result *after,
                                 uint8_t mildest)
{
    dl_refused refused = {DL_REFUSAL_NONE, NULL};
    for (size_t i = 0; i < after->n_diagnostics; i++) {
        const dl_diagnostic *d = &after->diagnostics[i];
        size_t rule = dl_rule_index(d->rule);
        const known *k =
            match_known(t->list, t->end[rule], &t->cursor[rule], d);
        if (!k && d->severity >= mildest &&
            !(d->flags & DL_DIAGNOSTIC_SUPPRESSED))
            return (dl_refused){DL_REFUSAL_FINDING, d->rule};
        if (k && k->is_repaired && d->fix && d->severity >= mildest)
            refused.why = DL_REFUSAL_STAYS;
    }
    return refused;
}

/* ---- what is rendered --------------------------------------------------- */

/* A place where the text may change: a fixed finding with its edits. */
typedef struct place {
    dl_span span;
    size_t room; /* bytes that may replace it */
} place;

/* A place of that kind in the rendered text before. */
typedef struct gap {
    size_t at;
    size_t room;
    bool has_marks; /* of what a fix replaces */
} gap;

typedef struct rendering {
    bool is_flat; /* visible text alone: no marks of blocks, no white space */
    dl_buf text;
    DL_VEC(gap) gaps;
} rendering;

typedef DL_VEC(place) places;
typedef DL_VEC(uint32_t) open_nodes; /* the containers around a node */

static int compare_places(const void *a, const void *b)
{
    const place *x = a, *y = b;
    return (x->span.start > y->span.start) - (x->span.start < y->span.start);
}

/* The places, sorted; those that touch are joined. */
static places places_of(const dl_diagnostic *const *repaired, size_t n)
{
    places list = {0};
    for (size_t i = 0; i < n; i++) {
        const dl_fix *fix = repaired[i]->fix;
        dl_span s = repaired[i]->span;
        dl_vec_push(&list, (place){s, s.end - s.start});
        for (uint32_t k = 0; k < fix->n_edits; k++) {
            dl_span e = fix->edits[k].span;
            dl_vec_push(&list,
                        (place){e, fix->edits[k].text.n + e.end - e.start});
        }
    }
    dl_vec_sort(&list, compare_places);
    size_t kept = 0;
    for (size_t i = 1; i < list.n; i++) {
        place *last = &list.v[kept], *p = &list.v[i];
        if (p->span.start > last->span.end) {
            list.v[++kept] = *p;
            continue;
        }
        if (p->span.end > last->span.end)
            last->span.end = p->span.end;
        last->room += p->room;
    }
    if (list.n)
        list.n = kept + 1;
    return list;
}

static gap *open_gap(rendering *r, size_t room)
{
    if (r->gaps.n == 0 || r->gaps.v[r->gaps.n - 1].at < r->text.n)
        dl_vec_push(&r->gaps, (gap){.at = r->text.n});
    gap *last = &r->gaps.v[r->gaps.n - 1];
    last->room += room;
    return last;
}

static void put(rendering *r, dl_str text)
{
    if (!r->is_flat) {
        dl_buf_add(&r->text, text);
        return;
    }
    for (size_t i = 0; text.p && i < text.n; i++)
        if (!dl_is_white(text.p[i]))
            dl_buf_addc(&r->text, text.p[i]);
}

/* Adds a literal without its parts in places from `*next` on. A decoded literal
   has no places inside and is left out whole. */
static void add_text(rendering *r, dl_span span, dl_str text,
                     const places *where, size_t *next)
{
    bool is_plain = text.n == span.end - span.start;
    uint32_t at = span.start;
    while (*next < where->n && where->v[*next].span.end < span.start)
        ++*next;
    for (size_t i = *next; i < where->n; i++) {
        const place *p = &where->v[i];
        if (p->span.start > span.end)
            break;
        if (!is_plain) {
            open_gap(r, p->room + text.n);
            return;
        }
        if (p->span.start > at)
            put(r, (dl_str){text.p + (at - span.start), p->span.start - at});
        open_gap(r, p->room);
        if (p->span.end > at)
            at = p->span.end < span.end ? p->span.end : span.end;
    }
    put(r, is_plain ? (dl_str){text.p + (at - span.start), span.end - at}
                    : text);
}

/* Whether a place from `*next` on contains all of `span`. */
static bool is_replaced(dl_span span, const places *where, size_t *next)
{
    while (*next < where->n && where->v[*next].span.end < span.start)
        ++*next;
    return *next < where->n && where->v[*next].span.start <= span.start &&
           where->v[*next].span.end >= span.end;
}

/* Adds what separates words or blocks. If a fix replaces all of the node, it
   may be missing afterwards. */
static void add_mark(rendering *r, const dl_node *node, dl_str mark,
                     const places *where, size_t *next)
{
    if (r->is_flat)
        return;
    if (node->span.end > node->span.start &&
        is_replaced(node->span, where, next))
        open_gap(r, mark.n)->has_marks = true;
    else
        dl_buf_add(&r->text, mark);
}

static bool is_emphasis(const dl_node *node)
{
    return node->kind == DL_NODE_EMPHASIS || node->kind == DL_NODE_STRONG;
}

static bool is_container(const dl_node *node)
{
    return node->kind == DL_NODE_LIST || node->kind == DL_NODE_ITEM ||
           node->kind == DL_NODE_QUOTE || is_emphasis(node);
}

/* Marks the ends of what ends before node `i`. */
static void close_nodes(rendering *r, const dl_doc *doc, open_nodes *open,
                        uint32_t i, const places *where, size_t *next)
{
    while (open->n > 0 && doc->nodes[open->v[open->n - 1]].end <= i) {
        const dl_node *node = &doc->nodes[open->v[--open->n]];
        if (is_emphasis(node))
            add_mark(r, node, DL_STR("\001/"), where, next);
        else if (!r->is_flat)
            dl_buf_adds(&r->text, "\001/");
    }
}

/*
 * What a reader sees: each block begins with a byte that no text begins with,
 * and its kind; then its visible text, a line break as one space. So does an
 * emphasis; it, a list, an item and a quotation have an end, too. HTML shows
 * nothing.
 */
static rendering render(const dl_doc *doc, const places *where, bool is_flat)
{
    rendering r = {.is_flat = is_flat};
    open_nodes open = {0};
    size_t next = 0;
    for (uint32_t i = 0; i < doc->n_nodes; i++) {
        const dl_node *node = &doc->nodes[i];
        close_nodes(&r, doc, &open, i, where, &next);
        if (is_container(node))
            dl_vec_push(&open, i);
        switch (node->kind) {
        case DL_NODE_TEXT:
        case DL_NODE_CODE:
            add_text(&r, node->kind == DL_NODE_CODE ? node->inner : node->span,
                     node->text, where, &next);
            break;
        case DL_NODE_HTML:
        case DL_NODE_HTML_BLOCK:
            add_text(&r, node->span, DL_STR_NONE, where, &next);
            break;
        case DL_NODE_SOFT_BREAK:
        case DL_NODE_HARD_BREAK:
            add_mark(&r, node, DL_STR(" "), where, &next);
            break;
        case DL_NODE_PARAGRAPH:
            add_mark(&r, node, DL_STR("\001P"), where, &next);
            break;
        case DL_NODE_EMPHASIS:
        case DL_NODE_STRONG:
            add_mark(&r, node,
                     node->kind == DL_NODE_STRONG ? DL_STR("\001S")
                                                  : DL_STR("\001E"),
                     where, &next);
            break;
        case DL_NODE_LINK:
        case DL_NODE_IMAGE:
        case DL_NODE_FOOTNOTE_REFERENCE:
            break;
        case DL_NODE_CODE_BLOCK:
            if (is_flat) { /* may have been text */
                add_text(&r, node->inner, node->text, where, &next);
                break;
            }
            dl_buf_printf(&r.text, "\001%u", node->kind);
            dl_buf_add(&r.text, node->text);
            break;
        default:
            if (!is_flat)
                dl_buf_printf(&r.text, "\001%u.%u", node->kind, node->level);
        }
    }
    close_nodes(&r, doc, &open, doc->n_nodes, where, &next);
    dl_vec_free(&open);
    return r;
}

/* Whether `after` is `before` with text in its gaps, in each not more than the
   gap has room for, and no mark that was not there. */
static bool fits(const rendering *before, dl_str after)
{
    const dl_str text = dl_buf_str(&before->text);
    size_t first = before->gaps.n ? before->gaps.v[0].at : text.n;
    if (first > after.n || memcmp(text.p, after.p, first) != 0)
        return false;
    size_t at = first;
    for (size_t i = 0; i < before->gaps.n; i++) {
        const gap *g = &before->gaps.v[i];
        bool is_last = i + 1 == before->gaps.n;
        size_t end = is_last ? text.n : g[1].at, n = end - g->at;
        size_t left = after.n - at;
        if (n > left)
            return false;
        size_t reach = g->room < left - n ? g->room : left - n;
        const char *found =
            is_last ? after.p + after.n - n
                    : memmem(after.p + at, reach + n, text.p + g->at, n);
        if (!found || (size_t)(found - (after.p + at)) > reach ||
            memcmp(found, text.p + g->at, n) != 0 ||
            (!g->has_marks &&
             memchr(after.p + at, '\001', (size_t)(found - (after.p + at)))))
            return false;
        at = (size_t)(found - after.p) + n;
    }
    return at == after.n;
}

static bool is_rendered_alike(const dl_result *before, const dl_result *after,
                              const dl_diagnostic *const *repaired, size_t n)
{
    places where = places_of(repaired, n), nowhere = {0};
    bool is_flat = false;
    for (size_t i = 0; i < n; i++)
        is_flat |= repaired[i]->rule->reshapes;
    rendering old = render(before->doc, &where, is_flat);
    rendering new = render(after->doc, &nowhere, is_flat);
    bool ok = fits(&old, dl_buf_str(&new.text));
    dl_vec_free(&where);
    dl_vec_free(&old.gaps);
    dl_buf_free(&old.text);
    dl_buf_free(&new.text);
    return ok;
}

/* ---- what is not rendered ------------------------------------------------ */

/* What the rules of the fixes may change besides prose. */
static dl_region_set touched_by(const dl_diagnostic *const *repaired, size_t n)
{
    dl_region_set touched = 0;
    for (size_t i = 0; i < n; i++)
        touched |= repaired[i]->rule->touches;
    return touched;
}

static dl_fix_refusal judge_kept(const dl_doc *before, const dl_doc *after,
                                 const dl_edit *edits, size_t n_edits,
                                 dl_region_set touched,
                                 dl_anchors_elsewhere elsewhere)
{
    bool may_move = touched & (DL_REGION_BIT(DL_REGION_ADDRESS) |
                               DL_REGION_BIT(DL_REGION_LABEL));
    if (!dl_links_are_kept(before, after, edits, n_edits, may_move))
        return DL_REFUSAL_LINK;
    if (!dl_regions_are_kept(before, after, touched))
        return DL_REFUSAL_REGION;
    if (!dl_anchors_are_kept(before, after, elsewhere))
        return DL_REFUSAL_ANCHOR;
    return dl_link_names_are_kept(before, after) ? DL_REFUSAL_NONE
                                                 : DL_REFUSAL_NAME;
}

/* ---- all of it ----------------------------------------------------------- */

dl_refused dl_fix_judge(const dl_result *before, const dl_result *after,
                        const dl_diagnostic *const *repaired, size_t n_repaired,
                        const dl_edit *edits, size_t n_edits,
                        dl_anchors_elsewhere elsewhere)
{
    size_t n_before = count_rules(before), n_after = count_rules(after);
    table t = make_table(
        known_findings(before, repaired, n_repaired, edits, n_edits),
        before->n_diagnostics, n_before > n_after ? n_before : n_after);
    dl_refused refused =
        judge_findings(&t, after, mildest_of(repaired, n_repaired));
    free_table(&t);
    /* What is found only after characters were composed was there before. */
    if (refused.why != DL_REFUSAL_NONE &&
        dl_edits_are_canonical(before->doc->src, edits, n_edits))
        refused = (dl_refused){DL_REFUSAL_NONE, NULL};
    if (refused.why == DL_REFUSAL_NONE &&
        !(dl_fixes_keep_words(before->doc, repaired, n_repaired) &&
          is_rendered_alike(before, after, repaired, n_repaired) &&
          dl_outline_is_kept(before, after, repaired, n_repaired)))
        refused.why = DL_REFUSAL_TEXT;
    if (refused.why == DL_REFUSAL_NONE)
        refused.why =
            judge_kept(before->doc, after->doc, edits, n_edits,
                       touched_by(repaired, n_repaired), elsewhere);
    return refused;
}
