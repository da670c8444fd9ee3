/* DL503 particle-mismatch: see rules/DL503-particle-mismatch.md. */
#include "rules/shared/korean.h"
#include "rules_gen.h"
#include "text/kinds.h"

/* Something else than the particle is wrong, and only the writer knows what. */
static void report_odd(dl_ctx *ctx, const dl_doc *doc, const dl_misfit *m,
                       const dl_stem *stem)
{
    dl_span span = dl_misfit_word(doc, m);
    dl_str host = dl_misfit_host(doc, m), form = dl_particle_form(&m->use);
    if (stem->kind == DL_STEM_INFLECTED)
        dl_report(ctx, DL503_INFLECTED, span, host, form);
    else if (stem->kind == DL_STEM_DOUBLED)
        dl_report(ctx, DL503_DOUBLED, span, host, form);
    else if (stem->kind == DL_STEM_MISFORMED)
        dl_report(ctx, DL503_MISFORMED, span, host, form, stem->meant);
    else if (stem->meant.n)
        dl_report(ctx, DL503_MISSPELT, span, host, form, stem->meant);
    else
        dl_report(ctx, DL503_UNCLEAR, span, host, form);
}

/* Either the particle is wrong or the word, which nothing explains: 깆누으로 is
   meant for 기준으로. */
static void report_unknown(dl_ctx *ctx, const dl_doc *doc, const dl_misfit *m)
{
    dl_diagnostic *d =
        dl_report(ctx, DL503_UNKNOWN, m->span, dl_misfit_host(doc, m),
                  dl_particle_form(&m->use), dl_particle_other(&m->use));
    dl_report_severity(ctx, d, DL_SEVERITY_WARNING);
}

/* 분해을 기반하여: DL520 asks for another particle. */
static bool is_other_frame(const dl_doc *doc, const dl_misfit *m)
{
    uint32_t next = m->token + 1;
    if (m->use.particle != DL_PARTICLE_EUL ||
        next == doc->proses[m->prose].token_end)
        return false;
    const dl_token *t = &doc->tokens[next];
    return dl_token_in(doc, t, DL_LIST_FRAME_E_VERBS) ||
           dl_token_in(doc, t, DL_LIST_FRAME_E_WORDS) ||
           dl_token_in(doc, t, DL_LIST_FRAME_EURO_WORDS);
}

static void report(dl_ctx *ctx, const dl_doc *doc, const dl_misfit *m)
{
    dl_stem stem;
    dl_str right = dl_particle_other(&m->use);
    if (is_other_frame(doc, m) || !dl_misfit_stem(ctx, m, &stem))
        return;
    if (stem.kind != DL_STEM_NOUN && stem.kind != DL_STEM_UNKNOWN) {
        report_odd(ctx, doc, m, &stem);
        return;
    }
    if (stem.kind == DL_STEM_UNKNOWN && m->host.token == m->token) {
        report_unknown(ctx, doc, m);
        return;
    }
    dl_diagnostic *d =
        dl_report(ctx, m->host.bracketed ? DL503_BRACKETED : DL503_MISMATCH,
                  m->span, dl_misfit_host(doc, m), dl_particle_form(&m->use),
                  right);
    dl_fix_edit(ctx, d,
                stem.kind == DL_STEM_NOUN ? DL_FIX_SAFE : DL_FIX_UNSAFE,
                m->span, right);
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
