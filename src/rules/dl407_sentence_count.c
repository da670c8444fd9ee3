/* DL407 sentence-count: see rules/DL407-sentence-count.md. */
#include "rules/shared/structure.h"
#include "rules_gen.h"

/* Reports that `n` sentences are outside a slot's limits: too many at
   `surplus`, too few at `whole`. */
static void report(dl_ctx *ctx, const dl_profile_slot *spec, dl_str name,
                   uint32_t n, dl_span surplus, dl_span whole)
{
    dl_str count = dl_ctx_printf(ctx, "%u", n);
    if (spec->max_sentences && n > spec->max_sentences)
        dl_report(ctx, DL407_MANY, surplus, name, count,
                  dl_ctx_printf(ctx, "%u", spec->max_sentences));
    else
        dl_report(ctx, DL407_FEW, whole, name, count,
                  dl_ctx_printf(ctx, "%u", spec->min_sentences));
}

/* From the first sentence above the limit to the last one. */
static dl_span surplus_of(const dl_section *section, uint32_t from, uint32_t to,
                          uint32_t max)
{
    dl_span span = {0, 0};
    uint32_t n = 0;
    for (uint32_t i = from; i < to; i++) {
        const dl_slot *slot = &section->slots[i];
        for (uint32_t k = 0; k < slot->n_sentences; k++) {
            if (n++ == max)
                span.start = slot->sentences[k].span.start;
            span.end = slot->sentences[k].span.end;
        }
    }
    return span;
}

/* The slots [from, to) are counted together. */
static void check(dl_ctx *ctx, const dl_section *section,
                  const dl_profile_slot *spec, dl_str name, uint32_t from,
                  uint32_t to)
{
    uint32_t n = 0;
    for (uint32_t i = from; i < to; i++)
        n += section->slots[i].n_sentences;
    bool is_within = n >= spec->min_sentences &&
                     (!spec->max_sentences || n <= spec->max_sentences);
    /* DL405 reports a slot without text. */
    if (!n || is_within)
        return;
    dl_span whole = {section->slots[from].span.start,
                     section->slots[to - 1].span.end};
    report(ctx, spec, name, n,
           surplus_of(section, from, to, spec->max_sentences), whole);
}

static void on_section(dl_ctx *ctx, const dl_post *post, const dl_paper *paper,
                       const dl_section *section)
{
    const dl_profile_section *spec = section->spec;
    if (!spec || !spec->n_slots || !section->n_slots ||
        dl_section_swallows_next(post, paper, section))
        return;
    if (!dl_section_wants_labels(spec)) {
        check(ctx, section, &spec->slots[0], section->name, 0,
              section->n_slots);
        return;
    }
    if (dl_section_is_unlabelled(section))
        return; /* DL406 reports that its parts cannot be distinguished */
    for (uint32_t i = 0; i < section->n_slots; i++)
        if (section->slots[i].spec)
            check(ctx, section, section->slots[i].spec,
                  section->slots[i].spec->label, i, i + 1);
}

const dl_check dl_check_dl407 = {.on_section = on_section};
