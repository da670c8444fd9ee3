#include "rules_gen.h"
#include "model/post.h"
#include "rules/phrase.h"

/* The phrases of the option, sorted out by the first byte that they need. */
typedef struct phrases {
    const dl_str *v;
    size_t n;
    bool first[256]; /* of some phrase, letters in both cases */
} phrases;

static phrases read_phrases(dl_ctx *ctx)
{
    phrases set = {0};
    set.n = dl_option_list(ctx, DL608_OPT_PHRASES, &set.v);
    for (size_t i = 0; i < set.n; i++) {
        unsigned char c = dl_phrase_first(set.v[i]);
        set.first[c] = true;
        if (c >= 'a' && c <= 'z')
            set.first[c - 'a' + 'A'] = true;
    }
    return set;
}

/* A phrase at token `t`, in bytes; 0: none. `end` is where its text ends. */
static size_t match_at(const dl_doc *doc, const phrases *set, uint32_t at,
                       uint32_t end, bool is_start)
{
    dl_str text = {doc->src.p + at, end - at};
    for (size_t i = 0; i < set->n; i++) {
        size_t n = dl_phrase_match(set->v[i], text, 0, is_start);
        if (n)
            return n;
    }
    return 0;
}

/* One finding a sentence. A title that is a reply as a whole is DL208's, so
   only phrases that may stand anywhere count there. */
static void check_sentence(dl_ctx *ctx, const dl_doc *doc, const phrases *set,
                           const dl_sentence *s, bool is_title)
{
    bool is_start = !is_title;
    for (uint32_t i = s->token; i < s->token_end; i++) {
        const dl_token *t = &doc->tokens[i];
        if (set->first[(unsigned char)doc->src.p[t->start]]) {
            size_t n =
                match_at(doc, set, t->start, s->span.end, is_start);
            if (n) {
                dl_span span = {t->start, t->start + (uint32_t)n};
                dl_report(ctx, DL608_LEAK, span, dl_doc_slice(doc, span));
                return;
            }
        }
        is_start = false;
    }
}

static void on_post(dl_ctx *ctx, const dl_post *post)
{
    const dl_doc *doc = post->doc;
    phrases set = read_phrases(ctx);
    for (uint32_t i = 0; i < doc->n_proses; i++) {
        const dl_prose *prose = &doc->proses[i];
        bool is_title = post->prose_roles[i] == DL_PROSE_TITLE;
        for (uint32_t k = prose->sentence; k < prose->sentence_end; k++)
            check_sentence(ctx, doc, &set, &doc->sentences[k], is_title);
    }
}

const dl_check dl_check_dl608 = {.on_post = on_post};
