/* DL523 hangul-english: see rules/DL523-hangul-english.md. */
#include "rules/shared/mixed.h"
#include "rules/shared/word_fix.h"
#include "rules_gen.h"

static void check_hit(dl_ctx *ctx, const dl_doc *doc, const dl_term_hit *hit)
{
    if (dl_option_list_has(ctx, DL523_OPT_LEAVE, hit->group->name) ||
        dl_term_is_glossed(doc, hit, hit->term->right))
        return;
    dl_diagnostic *d =
        dl_report(ctx, DL523_SETTLED, hit->span, dl_doc_slice(doc, hit->span),
                  hit->term->right);
    dl_fix_word(ctx, d, DL_FIX_UNSAFE, hit->span, hit->term->right);
}

static void on_entry(dl_ctx *ctx, const dl_post *post, const dl_entry *entry)
{
    dl_terms_unmixed(ctx, post, entry, DL_TERMS_ENGLISH, check_hit);
}

const dl_check dl_check_dl523 = {.on_entry = on_entry};
