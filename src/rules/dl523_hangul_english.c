/* DL523 hangul-english: see rules/DL523-hangul-english.md. */
#include "korean/near.h"
#include "rules/shared/korean.h"
#include "rules/shared/word_fix.h"
#include "rules_gen.h"
#include "text/kinds.h"

/* Whether the term may be a name, or part of one: it is mentioned in quotation
   marks or in a link, or a Latin word is next to it (제너레이티브 AI). */
static bool may_be_name(const dl_doc *doc, const dl_prose *prose,
                        const dl_term_hit *hit)
{
    const uint32_t marks = DL_KINDS(QUOTE, OPEN);
    const dl_token *t = &doc->tokens[hit->token];
    return t->flags & DL_TOKEN_IN_LINK ||
           (dl_kind_touching(doc, prose->token, hit->token) & marks &&
            !dl_is_sign(doc, hit->token - 1, "("));
}

static void on_post(dl_ctx *ctx, const dl_post *post)
{
    const dl_doc *doc = post->doc;
    const dl_term_hit *hits;
    size_t n = dl_ctx_terms(ctx, &hits);
    for (const dl_term_hit *hit = hits; hit < hits + n; hit++) {
        if (hit->group->term_class != DL_TERMS_ENGLISH ||
            dl_option_list_has(ctx, DL523_OPT_LEAVE, hit->group->name))
            continue;
        const dl_prose *prose =
            &doc->proses[dl_block_of_token(doc, hit->token)];
        if (!dl_prose_is_korean(post, prose) || may_be_name(doc, prose, hit))
            continue;
        dl_diagnostic *d = dl_report(ctx, DL523_SETTLED, hit->span,
                                     dl_doc_slice(doc, hit->span),
                                     hit->term->right);
        dl_fix_word(ctx, d, DL_FIX_UNSAFE, hit->span, hit->term->right);
    }
}

const dl_check dl_check_dl523 = {.on_post = on_post};
