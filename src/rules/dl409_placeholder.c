/* DL409 placeholder: see rules/DL409-placeholder.md. */
#include "rules/shared/phrase.h"
#include "rules/shared/structure.h"
#include "rules_gen.h"

static void report_placeholder(dl_ctx *ctx, const dl_post *post,
                               const dl_section *section, const dl_slot *slot)
{
    dl_str written = dl_doc_slice(post->doc, slot->span);
    dl_str preferred = post->profile->placeholders.v[0];
    dl_str name = slot->label.n ? slot->label : section->name;
    if (dl_str_eq(written, preferred)) {
        dl_report(ctx, DL409_EMPTY, slot->span, name, written);
        return;
    }
    dl_diagnostic *d =
        dl_report(ctx, DL409_SPELLING, slot->span, written, preferred);
    dl_report_severity(ctx, d, DL_SEVERITY_WARNING);
    dl_fix_edit(ctx, d, DL_FIX_SAFE, slot->span, preferred);
}

static void on_slot(dl_ctx *ctx, const dl_post *post, const dl_paper *paper,
                    const dl_section *section, const dl_slot *slot)
{
    (void)paper;
    if (slot->is_placeholder && post->profile->placeholders.n)
        report_placeholder(ctx, post, section, slot);
}

/* ---- sentences that say that there is nothing to say -------------------- */

/* Marks the sections of the profile that the option names. */
static bool *watched_sections(dl_ctx *ctx, const dl_profile *profile)
{
    bool *watched =
        DL_ARENA_NEW(dl_ctx_scratch(ctx), bool, profile->n_sections);
    const dl_str *names;
    size_t n = dl_option_list(ctx, DL409_OPT_SECTIONS, &names);
    for (size_t i = 0; i < n; i++)
        for (uint32_t k = 0; k < profile->n_sections; k++)
            if (dl_str_eq(profile->sections[k].name, names[i]))
                watched[k] = true;
    return watched;
}

static void check_section(dl_ctx *ctx, const dl_doc *doc,
                          const dl_section *section, const dl_phrases *set)
{
    for (uint32_t i = 0; i < section->n_slots; i++) {
        const dl_slot *slot = &section->slots[i];
        dl_span found;
        if (slot->n_sentences == 1 && !slot->is_placeholder &&
            dl_phrases_find(set, doc, &slot->sentences[0], true, &found))
            dl_report(ctx, DL409_HOLLOW, slot->sentences[0].span,
                      section->name);
    }
}

static void on_post(dl_ctx *ctx, const dl_post *post)
{
    const dl_phrases *set = dl_ctx_prepared(ctx);
    if (!post->n_papers || !post->profile->n_sections || !set)
        return;
    const bool *watched = watched_sections(ctx, post->profile);
    for (uint32_t i = 0; i < post->n_papers; i++)
        for (uint32_t k = 0; k < post->papers[i].n_sections; k++) {
            const dl_section *section = &post->papers[i].sections[k];
            if (section->spec &&
                watched[section->spec - post->profile->sections])
                check_section(ctx, post->doc, section, set);
        }
}

static const void *prepare(dl_ctx *ctx)
{
    const dl_str *list;
    size_t n = dl_option_list(ctx, DL409_OPT_PHRASES, &list);
    return n ? dl_phrases_new(dl_ctx_arena(ctx), list, n) : NULL;
}

const dl_check dl_check_dl409 = {
    .prepare = prepare,
    .on_post = on_post,
    .on_slot = on_slot,
};
