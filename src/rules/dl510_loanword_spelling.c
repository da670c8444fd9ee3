/* DL510 loanword-spelling: see rules/DL510-loanword-spelling.md. */
#include "korean/term.h"
#include "model/post.h"
#include "rules_gen.h"

static void on_post(dl_ctx *ctx, const dl_post *post)
{
    const dl_term_hit *hits;
    size_t n = dl_ctx_terms(ctx, &hits);
    bool strict = dl_option_bool(ctx, DL510_OPT_STRICT);
    for (const dl_term_hit *hit = hits; hit < hits + n; hit++) {
        dl_term_class c = hit->group->term_class;
        if (c != DL_TERMS_LOANWORD && !(strict && c == DL_TERMS_STRICT))
            continue;
        dl_str wrong = dl_doc_slice(post->doc, hit->span);
        dl_str right = hit->term->right, norm = hit->group->norm;
        dl_diagnostic *d =
            norm.n ? dl_report(ctx, DL510_SPELLING, hit->span, wrong, right,
                               norm)
                   : dl_report(ctx, DL510_OWN, hit->span, wrong, right);
        dl_fix_edit(ctx, d, DL_FIX_SAFE, hit->span, right);
    }
}

const dl_check dl_check_dl510 = {.on_post = on_post};
