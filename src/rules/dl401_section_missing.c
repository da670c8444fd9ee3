/* DL401 section-missing: see rules/DL401-section-missing.md. */
#include "rules/shared/structure.h"
#include "rules_gen.h"

/* Marks in `present` the profile's sections that the entry has, or has under a
   misspelt name, which DL403 reports. */
static void find_present(const dl_post *post, const dl_paper *paper,
                         bool *present)
{
    const dl_profile_section *sections = post->profile->sections;
    for (uint32_t i = 0; i < paper->n_sections; i++) {
        const dl_section *section = &paper->sections[i];
        const dl_profile_section *spec = section->spec;
        bool is_near;
        if (!spec && !post->profile->unknown_sections)
            spec = dl_section_guess(post, paper, section, &is_near);
        if (spec)
            present[spec - sections] = true;
    }
}

/* One finding an entry, whatever is missing: a cut-off answer is one cause. */
static void on_paper(dl_ctx *ctx, const dl_post *post, const dl_paper *paper)
{
    const dl_profile *profile = post->profile;
    uint32_t block;
    if (!profile->n_sections || dl_paper_is_fenced(post, paper, &block) ||
        dl_paper_is_doubtful(paper))
        return;
    dl_arena *scratch = dl_ctx_scratch(ctx);
    bool *present = DL_ARENA_NEW(scratch, bool, profile->n_sections);
    dl_str *missing = DL_ARENA_NEW(scratch, dl_str, profile->n_sections);
    size_t n = 0;
    find_present(post, paper, present);
    for (uint32_t i = 0; i < profile->n_sections; i++)
        if (profile->sections[i].required && !present[i])
            missing[n++] = profile->sections[i].name;
    if (!n)
        return;
    dl_diagnostic *d = dl_report(
        ctx, paper->n_sections ? DL401_MISSING : DL401_NONE,
        dl_paper_place(post, paper), dl_join_quoted(scratch, missing, n));
    dl_mark_approximate(d, dl_paper_is_approximate(post, paper));
}

const dl_check dl_check_dl401 = {.on_paper = on_paper};
