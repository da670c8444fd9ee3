/* DL702 term-drift: see rules/DL702-term-drift.md. */
#include "base/vec.h"
#include "rules/shared/korean.h"
#include "rules_gen.h"

typedef DL_VEC(const dl_term *) terms;

/* Whether the word is new in this post; there are at most as many as the
   lexicon has. */
static bool note(terms *seen, const dl_term *term)
{
    for (size_t i = 0; i < seen->n; i++)
        if (seen->v[i] == term)
            return false;
    dl_vec_push(seen, term);
    return true;
}

static void on_corpus(dl_ctx *ctx, const dl_post *post,
                      const dl_post_index *others)
{
    const dl_term_hit *hits;
    size_t n = dl_ctx_terms(ctx, &hits);
    terms seen = {0};
    for (size_t i = 0; i < n; i++) {
        dl_indexed_term first;
        if (!dl_term_is_chosen(ctx, DL702_OPT_GROUPS, hits[i].group) ||
            !note(&seen, hits[i].term) ||
            !dl_post_index_term(others, post, hits[i].group->name, &first) ||
            dl_str_eq(first.word, hits[i].term->text))
            continue;
        dl_diagnostic *d =
            dl_report(ctx, DL702_DRIFT, hits[i].span,
                      dl_doc_slice(post->doc, hits[i].span), first.word,
                      hits[i].group->name);
        dl_add_note_args(ctx, d, DL702_FIRST, (dl_span){0, 0}, first.path,
                         first.at, &first.word, 1);
    }
    dl_vec_free(&seen);
}

const dl_check dl_check_dl702 = {.on_corpus = on_corpus, .wants_terms = true};
