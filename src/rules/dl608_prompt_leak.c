/* DL608: see rules/DL608-prompt-leak.md. */
#include "rules/shared/korean.h"
#include "rules/shared/phrase.h"
#include "rules_gen.h"

/* The first block that is no heading. */
static uint32_t first_body(const dl_post *post)
{
    uint32_t i = 0;
    while (i < post->doc->n_proses && post->prose_roles[i] != DL_PROSE_BODY)
        i++;
    return i;
}

/* A manual says where help is to be had. */
static bool is_offer(const dl_doc *doc, dl_span found)
{
    dl_str text = dl_doc_slice(doc, found);
    return dl_str_starts(text, "도움") || dl_str_starts(text, "추가로");
}

/* One finding a sentence. A title that is a reply as a whole is DL208's, so
   only phrases that may stand anywhere count there. */
static void on_post(dl_ctx *ctx, const dl_post *post)
{
    const dl_doc *doc = post->doc;
    const dl_str *list;
    size_t n = dl_option_list(ctx, DL608_OPT_PHRASES, &list);
    const dl_phrases *set = dl_phrases_new(dl_ctx_scratch(ctx), list, n);
    bool is_digest = dl_post_is_digest(post);
    uint32_t first = is_digest ? DL_NONE : first_body(post);
    for (uint32_t i = 0; i < doc->n_proses; i++) {
        const dl_prose *prose = &doc->proses[i];
        bool may_reply = is_digest && post->prose_roles[i] != DL_PROSE_TITLE;
        for (uint32_t k = prose->sentence; k < prose->sentence_end; k++) {
            /* In other texts people speak so; a model only begins with it. */
            bool begins = i == first && k == prose->sentence;
            dl_span found;
            if (dl_phrases_find(set, doc, &doc->sentences[k],
                                may_reply || begins, &found) &&
                (is_digest || !is_offer(doc, found)))
                dl_report(ctx, DL608_LEAK, found, dl_doc_slice(doc, found));
        }
    }
}

const dl_check dl_check_dl608 = {.on_post = on_post};
