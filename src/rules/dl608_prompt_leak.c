#include "base/arena.h"
#include "model/post.h"
#include "rules/phrase.h"
#include "rules_gen.h"

enum { BUCKETS = 256, FREE = 0, AT_START = 1 };

/* The phrases of the option in buckets by their first character: a word of the
   text asks one bucket, nearly always an empty one. */
typedef struct phrases {
    const dl_str *v;
    const uint16_t *next;      /* in the bucket, plus 1; 0: the last */
    uint16_t head[2][BUCKETS]; /* FREE, and AT_START for those with `^` */
} phrases;

/* Of the first character of `s`; letter case is no difference. */
static unsigned bucket_of(dl_str s)
{
    const unsigned char *p = (const unsigned char *)s.p;
    if (!s.n)
        return 0;
    if (p[0] < 0x80 || s.n < 3)
        return p[0] >= 'A' && p[0] <= 'Z' ? p[0] + ('a' - 'A') : p[0];
    return (p[0] * 7U + p[1] * 31U + p[2]) % BUCKETS;
}

static phrases read_phrases(dl_ctx *ctx)
{
    phrases set = {0};
    size_t n = dl_option_list(ctx, DL608_OPT_PHRASES, &set.v);
    if (n >= UINT16_MAX)
        n = UINT16_MAX - 1;
    uint16_t *next = DL_ARENA_NEW(dl_ctx_scratch(ctx), uint16_t, n + 1);
    for (size_t i = n; i-- > 0;) {
        dl_str phrase = set.v[i];
        int place = phrase.n && phrase.p[0] == '^' ? AT_START : FREE;
        phrase.p += place == AT_START;
        phrase.n -= place == AT_START;
        uint16_t *head = &set.head[place][bucket_of(phrase)];
        next[i] = *head;
        *head = (uint16_t)(i + 1);
    }
    set.next = next;
    return set;
}

/* The length in bytes of a phrase of this bucket at the beginning of `text`, 0
   when there is none. */
static size_t match(const phrases *set, int place, dl_str text)
{
    for (unsigned i = set->head[place][bucket_of(text)]; i;
         i = set->next[i - 1]) {
        size_t n = dl_phrase_match(set->v[i - 1], text, 0, true);
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
    for (uint32_t i = s->token; i < s->token_end; i++) {
        uint32_t start = doc->tokens[i].start;
        dl_str text = {doc->src.p + start, s->span.end - start};
        size_t n = match(set, FREE, text);
        if (!n && i == s->token && !is_title)
            n = match(set, AT_START, text);
        if (!n)
            continue;
        dl_span span = {start, start + (uint32_t)n};
        dl_report(ctx, DL608_LEAK, span, dl_doc_slice(doc, span));
        return;
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
