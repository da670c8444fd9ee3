#include "model/post.h"
#include "rules/phrase.h"
#include "rules_gen.h"

/* One finding a sentence. A title that is a reply as a whole is DL208's, so
   only phrases that may stand anywhere count there. */
static void on_post(dl_ctx *ctx, const dl_post *post)
{
    const dl_doc *doc = post->doc;
    const dl_str *list;
    size_t n = dl_option_list(ctx, DL608_OPT_PHRASES, &list);
    const dl_phrases *set = dl_phrases_new(dl_ctx_scratch(ctx), list, n);
    for (uint32_t i = 0; i < doc->n_proses; i++) {
        const dl_prose *prose = &doc->proses[i];
        bool is_title = post->prose_roles[i] == DL_PROSE_TITLE;
        for (uint32_t k = prose->sentence; k < prose->sentence_end; k++) {
            dl_span found;
            if (dl_phrases_find(set, doc, &doc->sentences[k], !is_title,
                                &found))
                dl_report(ctx, DL608_LEAK, found, dl_doc_slice(doc, found));
        }
    }
}

const dl_check dl_check_dl608 = {.on_post = on_post};
