/* DL503 particle-mismatch: see rules/DL503-particle-mismatch.md. */
#include "rules/shared/korean.h"
#include "rules_gen.h"
#include "text/kinds.h"

/* 프로퍼티로으로: one of the two must go, and which is the writer's choice. */
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

static void on_prose(dl_ctx *ctx, const dl_post *post, const dl_prose *prose)
{
    const dl_doc *doc = post->doc;
    dl_misfit m;
    if (!dl_prose_is_korean(post, prose))
        return;
    dl_marked walk = dl_marked_in(doc, DL_MARK_MISFIT, prose->token,
                                  prose->token_end);
    for (uint32_t i; dl_marked_next(&walk, &i);)
        if (dl_word_misfit(doc, prose, i, &m))
            report(ctx, doc, &m);
}

/* A Korean word before a parenthesis, a quotation mark or markup. */
static void on_post(dl_ctx *ctx, const dl_post *post)
{
    dl_misfits_behind(ctx, post, DL_TOKEN_HANGUL, report);
}

const dl_check dl_check_dl503 = {
    .on_post = on_post,
    .on_prose = on_prose,
    .prose_traits = DL_KINDS(HANGUL),
};
