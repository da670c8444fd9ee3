/* DL510: see rules/DL510-loanword-spelling.md. */
#include "korean/term.h"
#include "model/post.h"
#include "rules_gen.h"

static void report(dl_ctx *ctx, const dl_doc *doc, const dl_term_hit *hit)
{
    dl_str wrong = dl_doc_slice(doc, hit->span), right = hit->term->right;
    dl_diagnostic *d =
        hit->group->norm.n ? dl_report(ctx, DL510_SPELLING, hit->span, wrong,
                                       right, hit->group->norm)
                           : dl_report(ctx, DL510_OWN, hit->span, wrong, right);
    dl_fix_edit(ctx, d, DL_FIX_SAFE, hit->span, right);
}

static void on_post(dl_ctx *ctx, const dl_post *post)
{
    const dl_term_hit *hits;
    size_t n = dl_ctx_terms(ctx, &hits);
    bool strict = dl_option_bool(ctx, DL510_OPT_STRICT);
    for (size_t i = 0; i < n; i++)
        if (hits[i].group->term_class == DL_TERMS_LOANWORD ||
            (strict && hits[i].group->term_class == DL_TERMS_STRICT))
            report(ctx, post->doc, &hits[i]);
}

const dl_check dl_check_dl510 = {.on_post = on_post};
