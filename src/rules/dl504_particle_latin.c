/* DL504: see rules/DL504-particle-latin.md. */
#include "rules/shared/korean.h"
#include "rules_gen.h"

static void report(dl_ctx *ctx, const dl_doc *doc, const dl_misfit *m)
{
    dl_str right = dl_particle_other(&m->use);
    dl_diagnostic *d =
        dl_report(ctx, DL504_MISMATCH, m->span, dl_misfit_host(doc, m),
                  dl_particle_form(&m->use), right);
    dl_fix_edit(ctx, d, DL_FIX_SAFE, m->span, right);
}

/* Only a particle that is a token of its own has such a host. */
static void on_word(dl_ctx *ctx, const dl_post *post, const dl_prose *prose,
                    uint32_t word)
{
    dl_misfit m;
    if (word > prose->token && dl_token_is_joined(&post->doc->tokens[word]) &&
        dl_particle_misfit(post->doc, prose, word, &m) &&
        m.host.kind == DL_TOKEN_LATIN)
        report(ctx, post->doc, &m);
}

const dl_check dl_check_dl504 = {
    .on_word = on_word,
    .word_ends = DL_PARTICLE_ENDS,
};
