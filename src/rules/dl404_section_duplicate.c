/* DL404 section-duplicate: see rules/DL404-section-duplicate.md. */
#include "rules/shared/structure.h"
#include "rules_gen.h"

static void on_paper(dl_ctx *ctx, const dl_post *post, const dl_paper *paper)
{
    const dl_profile *profile = post->profile;
    if (paper->n_sections < 2 || !profile->n_sections)
        return;
    const dl_section **first = DL_ARENA_NEW(
        dl_ctx_scratch(ctx), const dl_section *, profile->n_sections);
    for (uint32_t i = 0; i < paper->n_sections; i++) {
        const dl_section *section = &paper->sections[i];
        if (!section->spec)
            continue;
        const dl_section **slot = &first[section->spec - profile->sections];
        if (!*slot) {
            *slot = section;
            continue;
        }
        dl_diagnostic *d =
            dl_report(ctx, DL404_TWICE, section->name_span, section->name);
        dl_add_note(ctx, d, DL404_FIRST, (*slot)->name_span);
    }
}

const dl_check dl_check_dl404 = {.on_paper = on_paper};
