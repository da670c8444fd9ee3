/* DL509 term-preferred: see rules/DL509-term-preferred.md. */
#include "rules/shared/korean.h"
#include "rules/shared/mixed.h"
#include "rules/shared/word_fix.h"
#include "rules_gen.h"

static void check_mistranslation(dl_ctx *ctx, const dl_doc *doc,
                                 const dl_term_use *use, void *unused)
{
    (void)unused;
    dl_span span = use->hit->span;
    dl_str found = dl_doc_slice(doc, span);
    dl_diagnostic *d =
        use->with.n ? dl_report(ctx, DL509_WRONG_FOR, span, found, use->right,
                                use->with)
                    : dl_report(ctx, DL509_WRONG, span, found, use->right);
    dl_fix_word(ctx, d, DL_FIX_UNSAFE, span, use->right);
}

static void on_entry(dl_ctx *ctx, const dl_post *post, const dl_entry *entry)
{
    dl_terms_unmixed(ctx, post, entry, DL_TERMS_MISTRANSLATION,
                     check_mistranslation, NULL);
}

static void on_post(dl_ctx *ctx, const dl_post *post)
{
    const dl_str *names;
    const dl_term_hit *hits;
    if (dl_option_bool(ctx, DL509_OPT_MISTRANSLATIONS_ONLY) &&
        dl_option_list(ctx, DL509_OPT_GROUPS, &names) == 0)
        return;
    size_t n = dl_ctx_terms(ctx, &hits);
    for (size_t i = 0; i < n; i++) {
        const dl_term_group *group = hits[i].group;
        if (!group->prefer.n || dl_str_eq(hits[i].term->text, group->prefer) ||
            !dl_term_is_chosen(ctx, DL509_OPT_GROUPS, group))
            continue;
        dl_diagnostic *d = dl_report(ctx, DL509_PREFERRED, hits[i].span,
                                     dl_doc_slice(post->doc, hits[i].span),
                                     group->prefer, group->name);
        dl_fix_edit(ctx, d, DL_FIX_UNSAFE, hits[i].span, group->prefer);
    }
}

const dl_check dl_check_dl509 = {.on_post = on_post, .on_entry = on_entry};
