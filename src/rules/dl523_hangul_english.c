/* DL523 hangul-english: see rules/DL523-hangul-english.md. */
#include "base/vec.h"
#include "rules/shared/mixed.h"
#include "rules/shared/usual.h"
#include "rules/shared/word_fix.h"
#include "rules_gen.h"

/* A word that the entry has, and the finding at its first place. */
typedef struct reported {
    dl_str word;
    dl_diagnostic *finding;
} reported;

typedef DL_VEC(reported) reports;

static dl_diagnostic *finding_of(const reports *all, dl_str word)
{
    for (size_t i = 0; i < all->n; i++)
        if (dl_usual_is_same(all->v[i].word, word))
            return all->v[i].finding;
    return NULL;
}

/* One finding for all places of a word, which a fix replaces at once. */
static void check_use(dl_ctx *ctx, const dl_doc *doc, const dl_term_use *use,
                      void *user)
{
    const dl_term_hit *hit = use->hit;
    reports *all = user;
    if (dl_option_list_has(ctx, DL523_OPT_LEAVE, hit->group->name) ||
        dl_term_is_glossed(doc, hit, use->right))
        return;
    dl_diagnostic *d = finding_of(all, hit->term->text);
    if (!d) {
        d = dl_report(ctx, DL523_SETTLED, hit->span,
                      dl_doc_slice(doc, hit->span), use->right);
        dl_vec_push(all, (reported){hit->term->text, d});
    }
    dl_fix_word(ctx, d, DL_FIX_UNSAFE, hit->span, use->right);
}

static void on_entry(dl_ctx *ctx, const dl_post *post, const dl_entry *entry)
{
    reports all = {0};
    dl_terms_unmixed(ctx, post, entry, DL_TERMS_ENGLISH, check_use, &all);
    dl_vec_free(&all);
}

const dl_check dl_check_dl523 = {.on_entry = on_entry};
