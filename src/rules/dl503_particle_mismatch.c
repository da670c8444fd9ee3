/* DL503: see rules/DL503-particle-mismatch.md. */
#include "rules/shared/korean.h"
#include "rules_gen.h"

/* 프로퍼티로으로: one of the two is too many, and which is the writer's choice. */
static bool is_repeated(const dl_doc *doc, const dl_misfit *m)
{
    dl_particle_use before;
    return m->use.particle != DL_PARTICLE_GWA && m->use.start &&
           dl_particle_at_end(dl_misfit_host(doc, m), &before) &&
           before.start &&
           before.particle == m->use.particle;
}

static void report(dl_ctx *ctx, const dl_doc *doc, const dl_misfit *m)
{
    dl_str right = dl_particle_other(&m->use);
    dl_diagnostic *d =
        dl_report(ctx, m->host.bracketed ? DL503_BRACKETED : DL503_MISMATCH,
                  m->span, dl_misfit_host(doc, m), dl_particle_form(&m->use),
                  right);
    if (!is_repeated(doc, m))
        dl_fix_edit(ctx, d, DL_FIX_SAFE, m->span, right);
}

static void on_word(dl_ctx *ctx, const dl_post *post, const dl_prose *prose,
                    uint32_t word)
{
    dl_misfit m;
    if (dl_particle_misfit(post->doc, prose, word, &m) &&
        m.host.kind == DL_TOKEN_HANGUL)
        report(ctx, post->doc, &m);
}

const dl_check dl_check_dl503 = {
    .on_word = on_word,
    .word_ends = DL_PARTICLE_ENDS,
};
