/* DL410 section-style: see rules/DL410-section-style.md. */
#include "rules/shared/structure.h"
#include "rules_gen.h"

/* Whether the section may be prose or a list, as its author prefers. */
static bool is_free(const dl_section *section)
{
    return section->spec && section->n_slots &&
           !dl_section_wants_labels(section->spec);
}

static bool is_list(const dl_section *section)
{
    return section->slots[0].is_item;
}

/* For each section of the profile: the number of entries that have it as a list
   minus the number that have it as prose. */
static int32_t *count_styles(dl_ctx *ctx, const dl_post *post)
{
    int32_t *balance =
        DL_ARENA_NEW(dl_ctx_scratch(ctx), int32_t, post->profile->n_sections);
    for (uint32_t i = 0; i < post->n_papers; i++)
        for (uint32_t k = 0; k < post->papers[i].n_sections; k++) {
            const dl_section *section = &post->papers[i].sections[k];
            if (is_free(section))
                balance[section->spec - post->profile->sections] +=
                    is_list(section) ? 1 : -1;
        }
    return balance;
}

/* One finding an entry, at its first section that differs from most entries; if
   the numbers are equal, prose is the norm. */
static void on_post(dl_ctx *ctx, const dl_post *post)
{
    if (post->profile->section_form != DL_SECTIONS_HEADINGS ||
        post->n_papers < 2 || !post->profile->n_sections)
        return;
    const int32_t *balance = count_styles(ctx, post);
    for (uint32_t i = 0; i < post->n_papers; i++)
        for (uint32_t k = 0; k < post->papers[i].n_sections; k++) {
            const dl_section *section = &post->papers[i].sections[k];
            if (!is_free(section) ||
                is_list(section) ==
                    (balance[section->spec - post->profile->sections] > 0))
                continue;
            dl_report(ctx, is_list(section) ? DL410_LIST : DL410_PROSE,
                      section->name_span, section->name);
            break;
        }
}

const dl_check dl_check_dl410 = {.on_post = on_post};
