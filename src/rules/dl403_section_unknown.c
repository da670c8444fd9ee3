/* DL403 section-unknown: see rules/DL403-section-unknown.md. */
#include "rules/shared/structure.h"
#include "rules_gen.h"
#include "text/suggest.h"

/* A slip for the section's name or for another name of it. */
static bool is_near_miss(const dl_profile_section *spec, dl_str name)
{
    for (uint32_t i = 0; i < spec->aliases.n; i++)
        if (dl_is_near_miss(name, spec->aliases.v[i]))
            return true;
    return dl_is_near_miss(name, spec->name);
}

static void report_unknown(dl_ctx *ctx, const dl_post *post,
                           const dl_paper *paper, const dl_section *section)
{
    bool is_near;
    const dl_profile_section *guess =
        dl_section_guess(post, paper, section, &is_near);
    if (!guess) {
        dl_report(ctx, DL403_UNKNOWN, section->name_span, section->name);
        return;
    }
    dl_diagnostic *d = dl_report(ctx, DL403_NEAR, section->name_span,
                                 section->name, guess->name);
    dl_mark_approximate(d, post->doc->nodes[section->node].flags &
                               DL_NODE_APPROXIMATE);
    if (is_near)
        dl_fix_edit(ctx, d,
                    is_near_miss(guess, section->name) ? DL_FIX_SAFE
                                                       : DL_FIX_UNSAFE,
                    section->name_span, guess->name);
}

static void on_section(dl_ctx *ctx, const dl_post *post, const dl_paper *paper,
                       const dl_section *section)
{
    if (!section->spec && section->name.n && !post->profile->unknown_sections)
        report_unknown(ctx, post, paper, section);
}

const dl_check dl_check_dl403 = {.on_section = on_section};
