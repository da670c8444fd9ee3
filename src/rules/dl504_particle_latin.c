/* DL504 particle-latin: see rules/DL504-particle-latin.md. */
#include "rules/shared/korean.h"
#include "rules/shared/quoted.h"
#include "rules_gen.h"

static void report(dl_ctx *ctx, const dl_doc *doc, const dl_misfit *m)
{
    dl_stem stem;
    dl_str host = dl_misfit_host(doc, m), form = dl_particle_form(&m->use);
    dl_str right = dl_particle_other(&m->use);
    if (dl_word_is_listed_title(doc, m->host.token) ||
        !dl_misfit_stem(ctx, m, &stem))
        return;
    if (stem.kind == DL_STEM_MISSPELT) {
        dl_report(ctx, DL504_MISSPELT, m->span, host, form, stem.meant);
        return;
    }
    dl_diagnostic *d =
        dl_report(ctx, DL504_MISMATCH, m->span, host, form, right);
    dl_fix_edit(ctx, d,
                stem.kind == DL_STEM_NOUN ? DL_FIX_SAFE : DL_FIX_UNSAFE,
                m->span, right);
}

/* Only a particle that is a token by itself has such a host. */
static void on_post(dl_ctx *ctx, const dl_post *post)
{
    dl_misfits_behind(ctx, post, DL_TOKEN_LATIN, report);
}

const dl_check dl_check_dl504 = {.on_post = on_post};
