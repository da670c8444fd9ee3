/* DL608 prompt-leak: see rules/DL608-prompt-leak.md. */
#include "base/arena.h"
#include "rules/shared/korean.h"
#include "rules/shared/phrase.h"
#include "rules_gen.h"

/* The first block that is not a heading. */
static uint32_t first_body(const dl_post *post)
{
    uint32_t i = 0;
    while (i < post->doc->n_proses && post->prose_roles[i] != DL_PROSE_BODY)
        i++;
    return i;
}

/* One finding for each sentence. DL208 reports a title that is entirely a
   reply, so only phrases that are allowed anywhere count there. */
static void on_post(dl_ctx *ctx, const dl_post *post)
{
    const dl_doc *doc = post->doc;
    const dl_phrases *set = dl_ctx_prepared(ctx);
    bool anywhere = dl_option_bool(ctx, DL608_OPT_REPLIES_ANYWHERE);
    uint32_t first = anywhere ? DL_NONE : first_body(post);
    for (uint32_t i = 0; i < doc->n_proses; i++) {
        const dl_prose *prose = &doc->proses[i];
        bool may_reply = anywhere && post->prose_roles[i] != DL_PROSE_TITLE;
        for (uint32_t k = prose->sentence; k < prose->sentence_end; k++) {
            /* People write this within a text; a model only at the start. */
            bool begins = i == first && k == prose->sentence;
            dl_span found;
            if (dl_phrases_find(set, doc, &doc->sentences[k],
                                may_reply || begins, &found))
                dl_report(ctx, DL608_LEAK, found, dl_doc_slice(doc, found));
        }
    }
}

static const void *prepare(dl_ctx *ctx)
{
    dl_arena *arena = dl_ctx_arena(ctx);
    const dl_str *phrases, *offers;
    size_t n = dl_option_list(ctx, DL608_OPT_PHRASES, &phrases);
    size_t n_offers = dl_option_list(ctx, DL608_OPT_OFFERS, &offers);
    dl_str *all = DL_ARENA_NEW(arena, dl_str, n + n_offers);
    for (size_t i = 0; i < n + n_offers; i++)
        all[i] = i < n ? phrases[i] : offers[i - n];
    return dl_phrases_new(arena, all, n + n_offers);
}

const dl_check dl_check_dl608 = {.prepare = prepare, .on_post = on_post};
