/* DL301 arxiv-link-missing: see rules/DL301-arxiv-link-missing.md. */
#include "rules/shared/structure.h"
#include "rules_gen.h"

/* Whether the link is a required field of the front matter: DL101 to DL103
   report its absence. */
static bool is_field(const dl_profile *profile)
{
    if (profile->link_place != DL_LINK_IN_FRONTMATTER)
        return false;
    for (uint32_t i = 0; i < profile->link_fields.n; i++) {
        const dl_profile_field *field =
            dl_profile_field_named(profile, profile->link_fields.v[i]);
        if (field && field->required)
            return true;
    }
    return false;
}

/* A heading without any link, or a broken one, has its own finding. */
static void on_paper(dl_ctx *ctx, const dl_post *post, const dl_paper *paper)
{
    if (!post->profile->link_required || paper->n_links ||
        paper->problems & (DL_HEADING_BROKEN | DL_HEADING_NO_LINK) ||
        is_field(post->profile))
        return;
    dl_diagnostic *d =
        dl_report(ctx, DL301_MISSING, dl_paper_place(post, paper));
    dl_mark_approximate(d, dl_paper_is_approximate(post, paper));
}

const dl_check dl_check_dl301 = {.on_paper = on_paper};
