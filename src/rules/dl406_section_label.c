/* DL406 section-label: see rules/DL406-section-label.md. */
#include "base/str.h"
#include "rules/shared/structure.h"
#include "rules_gen.h"
#include "text/suggest.h"

enum { MOST_LABELS = 32 }; /* of a section: a bit for each */

/* How a label as written relates to the profile's. */
typedef struct label_match {
    const dl_profile_slot *slot; /* NULL: not at all */
    uint8_t rank;                /* its index, below MOST_LABELS */
    bool is_exact;
    bool is_alias; /* one of the slot's labels in another language */
} label_match;

static label_match match_label(const dl_profile_section *spec, dl_str label)
{
    label_match near = {0};
    for (uint8_t i = 0; i < spec->n_slots; i++)
        if (dl_str_eq(spec->slots[i].label, label))
            return (label_match){&spec->slots[i], i, true, false};
    for (uint8_t i = 0; i < spec->n_slots; i++) {
        const dl_profile_slot *slot = &spec->slots[i];
        if (dl_strs_have_name(slot->aliases, label))
            return (label_match){slot, i, false, true};
        if (!near.slot && dl_suggest(label, &slot->label, 1) == 0)
            near = (label_match){slot, i, false, false};
    }
    return near;
}

/* The label without its markup and its colon: what a fix replaces; false if the
   source spells it in another way. */
static bool find_label(const dl_doc *doc, const dl_slot *slot, dl_span *place)
{
    size_t at = dl_str_find(dl_doc_slice(doc, slot->label_span), slot->label);
    *place = slot->label_span;
    if (at == SIZE_MAX)
        return false;
    place->start += (uint32_t)at;
    place->end = place->start + (uint32_t)slot->label.n;
    return true;
}

static dl_span label_place(const dl_doc *doc, const dl_slot *slot)
{
    dl_span place;
    find_label(doc, slot, &place);
    return place;
}

/* The first word or so of a slot, for a finding about what is missing before
   it. */
static dl_span slot_place(const dl_doc *doc, const dl_slot *slot)
{
    /* An unknown label is text. */
    dl_span span = {slot->label.n ? slot->label_span.start : slot->span.start,
                    slot->span.end};
    dl_str s = dl_doc_slice(doc, span);
    size_t n = 0;
    while (n < s.n && s.p[n] != ' ' && s.p[n] != '\n' && s.p[n] != '\r')
        n++;
    return (dl_span){span.start, span.start + (uint32_t)n};
}

/* Inserts a slot's label before its text. */
static void insert_label(dl_ctx *ctx, dl_diagnostic *d, dl_span place,
                         const dl_profile_slot *want)
{
    dl_fix_edit(ctx, d, DL_FIX_UNSAFE, (dl_span){place.start, place.start},
                dl_ctx_printf(ctx, "%.*s: ", DL_FMT(want->label)));
}

static void report_missing(dl_ctx *ctx, const dl_post *post,
                           const dl_slot *slot, const dl_profile_slot *want)
{
    dl_span place = slot_place(post->doc, slot);
    if (!want) {
        dl_report(ctx, DL406_SURPLUS, place);
        return;
    }
    dl_diagnostic *d = dl_report(ctx, DL406_MISSING, place, want->label);
    insert_label(ctx, d, place, want);
}

static void report_spelling(dl_ctx *ctx, const dl_post *post,
                            const dl_slot *slot, label_match match)
{
    dl_span place;
    bool is_exact = find_label(post->doc, slot, &place);
    dl_diagnostic *d =
        dl_report(ctx, match.is_alias ? DL406_LANGUAGE : DL406_SPELLING, place,
                  slot->label, match.slot->label);
    dl_report_severity(ctx, d, DL_SEVERITY_WARNING);
    bool is_safe = match.is_alias ||
                   dl_is_near_miss(slot->label, match.slot->label);
    if (is_exact)
        dl_fix_edit(ctx, d, is_safe ? DL_FIX_SAFE : DL_FIX_UNSAFE, place,
                    match.slot->label);
}

/* What is known about a section's labels while its slots are walked. */
typedef struct walk {
    uint32_t seen;    /* bit by label */
    uint8_t highest; /* label with the highest rank so far, plus 1 */
    bool is_out_of_order;
    bool swallows_next; /* contains the text of a section that has lost its
                           heading */
} walk;

static void check_slot(dl_ctx *ctx, const dl_post *post,
                       const dl_section *section, uint32_t i, walk *w)
{
    const dl_profile_section *spec = section->spec;
    const dl_slot *slot = &section->slots[i];
    label_match match = {0};
    if (slot->label.n)
        match = match_label(spec, slot->label);
    if (!match.slot) {
        const dl_profile_slot *want =
            i < spec->n_slots ? &spec->slots[i] : NULL;
        bool is_empty = !slot->label.n && dl_span_is_empty(slot->span);
        if (!is_empty && (want || !w->swallows_next)) /* else DL405, DL401 */
            report_missing(ctx, post, slot, want);
        if (want)
            w->seen |= 1U << i;
        return;
    }
    uint8_t rank = match.rank;
    if (!match.is_exact)
        report_spelling(ctx, post, slot, match);
    else if (w->seen & 1U << rank)
        dl_report(ctx, DL406_TWICE, label_place(post->doc, slot), slot->label);
    else if (rank + 1 < w->highest && !w->is_out_of_order) {
        w->is_out_of_order = true;
        dl_report(ctx, DL406_ORDER, label_place(post->doc, slot), slot->label,
                  spec->slots[w->highest - 1].label);
    }
    w->seen |= 1U << rank;
    if (rank + 1 > w->highest)
        w->highest = (uint8_t)(rank + 1);
}

/* The labels that are not in `seen`, quoted. */
static dl_str unseen(dl_ctx *ctx, const dl_profile_section *spec, uint32_t seen)
{
    dl_str absent[MOST_LABELS];
    size_t n = 0;
    for (uint32_t i = 0; i < spec->n_slots; i++)
        if (!(seen & 1U << i))
            absent[n++] = spec->slots[i].label;
    return dl_join_quoted(dl_ctx_scratch(ctx), absent, n);
}

/* The labels that no slot has. Too few bullets give one finding. */
static void report_absent(dl_ctx *ctx, const dl_section *section,
                          unsigned message, uint32_t seen)
{
    dl_str absent = unseen(ctx, section->spec, seen);
    if (absent.n)
        dl_report(ctx, message, section->name_span, section->name, absent);
}

/* How many of the section's items could be its labelled parts, if none has a
   label; 0: one has, or there are not two of them. */
static uint32_t count_bare(const dl_section *section)
{
    const dl_profile_section *spec = section->spec;
    for (uint32_t i = 0; i < section->n_slots; i++) {
        const dl_slot *slot = &section->slots[i];
        if (slot->label.n ? match_label(spec, slot->label).slot != NULL
                          : dl_span_is_empty(slot->span))
            return 0;
    }
    uint32_t n = section->n_slots < spec->n_slots ? section->n_slots
                                                  : spec->n_slots;
    return n > 1 ? n : 0;
}

/* The first `n` items lack their labels, which is one mistake. It has the place
   of the first one, by which a baseline knows it. */
static void report_bare(dl_ctx *ctx, const dl_post *post,
                        const dl_section *section, uint32_t n)
{
    const dl_profile_section *spec = section->spec;
    dl_diagnostic *d =
        dl_report(ctx, DL406_NONE, slot_place(post->doc, &section->slots[0]),
                  section->name, unseen(ctx, spec, 0));
    for (uint32_t i = 0; i < n; i++) {
        dl_span place = slot_place(post->doc, &section->slots[i]);
        if (i > 0)
            dl_add_note(ctx, d, DL406_MISSING, place, spec->slots[i].label);
        insert_label(ctx, d, place, &spec->slots[i]);
    }
}

static void on_section(dl_ctx *ctx, const dl_post *post, const dl_paper *paper,
                       const dl_section *section)
{
    if (!dl_section_wants_labels(section->spec) || !section->n_slots ||
        section->spec->n_slots > MOST_LABELS)
        return;
    if (dl_section_is_unlabelled(section)) {
        report_absent(ctx, section, DL406_NONE, 0);
        return;
    }
    walk w = {.swallows_next = dl_section_swallows_next(post, paper, section)};
    uint32_t bare = count_bare(section);
    if (bare)
        report_bare(ctx, post, section, bare);
    w.seen = (uint32_t)((UINT64_C(1) << bare) - 1);
    for (uint32_t i = bare; i < section->n_slots; i++)
        check_slot(ctx, post, section, i, &w);
    report_absent(ctx, section, DL406_ABSENT, w.seen);
}

const dl_check dl_check_dl406 = {.on_section = on_section};
