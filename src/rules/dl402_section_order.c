/* DL402 section-order: see rules/DL402-section-order.md. */
#include "rules/shared/structure.h"
#include "rules_gen.h"

/* One finding an entry: the first section that comes after one that it should
   precede. DL404 reports sections that come twice. */
static void on_paper(dl_ctx *ctx, const dl_post *post, const dl_paper *paper)
{
    const dl_profile *profile = post->profile;
    if (!profile->ordered_sections || paper->n_sections < 2)
        return;
    bool *seen =
        DL_ARENA_NEW(dl_ctx_scratch(ctx), bool, profile->n_sections + 1);
    const dl_section *last = NULL; /* the one with the highest rank so far */
    for (uint32_t i = 0; i < paper->n_sections; i++) {
        const dl_section *section = &paper->sections[i];
        if (!section->spec || seen[section->spec - profile->sections])
            continue;
        seen[section->spec - profile->sections] = true;
        if (!last || section->spec > last->spec) {
            last = section;
            continue;
        }
        dl_diagnostic *d = dl_report(ctx, DL402_ORDER, section->name_span,
                                     section->name, last->name);
        dl_add_note(ctx, d, DL402_BEFORE, last->name_span);
        return;
    }
}

const dl_check dl_check_dl402 = {.on_paper = on_paper};
