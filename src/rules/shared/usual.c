/* Which word of a group of terms an entry uses. */
#include "rules/shared/usual.h"

#include "base/search.h"
#include "base/vec.h"
#include "korean/near.h"
#include "rules/shared/korean.h"
#include "text/kinds.h"

enum { SYLLABLE = 3 /* bytes */ };

static bool is_joint(char c)
{
    return c == ' ' || c == '-';
}

bool dl_usual_is_same(dl_str a, dl_str b)
{
    size_t i = 0, k = 0;
    if (a.p == b.p) /* the same term */
        return a.n == b.n;
    for (;;) {
        while (i < a.n && is_joint(a.p[i]))
            i++;
        while (k < b.n && is_joint(b.p[k]))
            k++;
        if (i == a.n || k == b.n)
            return i == a.n && k == b.n;
        if (a.p[i++] != b.p[k++])
            return false;
    }
}

size_t dl_usual_hits(dl_ctx *ctx, const dl_entry *entry,
                     const dl_term_hit **out)
{
    const dl_term_hit *hits;
    size_t i, end, n = dl_ctx_terms(ctx, &hits);
    DL_LOWER_BOUND(i, 0, n, hits[i].span.start < entry->span.start);
    DL_LOWER_BOUND(end, i, n, hits[end].span.start < entry->span.end);
    *out = hits + i;
    return end - i;
}

/* Whether another rule calls the word at hits[i] wrong: it is English in Hangul
   that has a settled word, or a mistranslation in any sense. What the right
   words keep of it is not wrong: 확산 in 확산 변환기. */
static bool is_wrong(const dl_term_hit *hits, size_t i, size_t n)
{
    const uint32_t start = hits[i].span.start;
    const dl_str word = hits[i].term->text;
    while (i > 0 && hits[i - 1].span.start == start)
        i--;
    for (; i < n && hits[i].span.start == start; i++)
        if ((hits[i].group->term_class == DL_TERMS_ENGLISH ||
             hits[i].group->term_class == DL_TERMS_MISTRANSLATION) &&
            !dl_str_has_prefix(hits[i].term->right, word))
            return true;
    return false;
}

bool dl_usual_is_own(const dl_post *post, const dl_term_hit *hit)
{
    uint32_t start = hit->span.start;
    return dl_prose_is_korean(post, &post->doc->proses[hit->prose]) &&
           !(start > 0 && post->doc->src.p[start - 1] == '-') &&
           !(post->doc->tokens[hit->token].flags & DL_TOKEN_IN_LINK);
}

/* A word of a group that an entry uses. */
typedef struct use {
    const dl_term_hit *first;
    uint32_t count;
    bool is_wrong;
} use;

typedef DL_VEC(use) uses;

static void count(uses *words, const dl_term_hit *hit, bool is_bad)
{
    for (size_t i = 0; i < words->n; i++) {
        if (dl_usual_is_same(words->v[i].first->term->text, hit->term->text)) {
            words->v[i].count++;
            return;
        }
    }
    dl_vec_push(words, (use){hit, 1, is_bad});
}

dl_usual dl_usual_find(const dl_post *post, const dl_term_hit *hits, size_t n,
                       const dl_term_group *group)
{
    uses words = {0};
    for (size_t i = 0; i < n; i++)
        if (hits[i].group == group && dl_usual_is_own(post, &hits[i]))
            count(&words, &hits[i], is_wrong(hits, i, n));
    const use *most = words.v;
    for (size_t i = 1; i < words.n; i++)
        if (words.v[i].is_wrong == most->is_wrong
                ? words.v[i].count > most->count
                : most->is_wrong)
            most = &words.v[i];
    dl_usual usual = {.n_words = words.n};
    if (words.n) {
        usual.hit = most->first;
        usual.is_wrong = most->is_wrong;
    }
    dl_vec_free(&words);
    return usual;
}

bool dl_usual_is_latin(dl_str word)
{
    return word.n > 0 && (unsigned char)*word.p < 0x80;
}

/* Whether token `i`, which begins with `common`, is a use of it: of one
   syllable if it is all of a word (층을, not 층위), of a Latin name if nothing
   makes it part of a longer one (Newton-Raphson). */
static bool is_use(const dl_doc *doc, uint32_t i, dl_str common)
{
    const dl_token *t = &doc->tokens[i];
    if (!dl_usual_is_latin(common)) {
        dl_str rest = dl_str_from(dl_token_text(doc, t), common.n);
        return common.n > SYLLABLE || rest.n == 0 ||
               dl_lexicon_has(doc->lexicon, DL_LIST_VARIANT_TAILS, rest);
    }
    size_t end = t->start + common.n;
    end += end < doc->src.n && doc->src.p[end] == ' ';
    return !(i > 0 && dl_token_is(t - 1, DL_KINDS(LATIN, SYMBOL, QUOTE))) &&
           dl_syllables_at(doc->src, end).n > 0;
}

/* Whether token `i` is in a link's text, which is often a title, or explains
   the word before it in parentheses. */
static bool is_aside(const dl_doc *doc, uint32_t i)
{
    return doc->tokens[i].flags & DL_TOKEN_IN_LINK ||
           (i > 0 && doc->tokens[i - 1].kind == DL_TOKEN_OPEN);
}

/* Whether the bytes are in a longer one of the hits, English in Hangul, which
   DL523 replaces as a whole: 룰 in 룰 베이스 and 체인 룰. */
static bool is_in_english(const dl_term_hit *hits, size_t n, dl_span span)
{
    enum { LONGEST = 96 /* bytes of a term */ };
    size_t i;
    DL_LOWER_BOUND(i, 0, n, hits[i].span.start <= span.start);
    while (i-- > 0 && hits[i].span.start + LONGEST > span.start)
        if (hits[i].group->term_class == DL_TERMS_ENGLISH &&
            hits[i].span.end >= span.end &&
            hits[i].span.end - hits[i].span.start > span.end - span.start)
            return true;
    return false;
}

dl_span dl_usual_common(dl_ctx *ctx, const dl_post *post,
                        const dl_entry *entry, const dl_term_group *group)
{
    const dl_doc *doc = post->doc;
    const dl_str common = group->common;
    const uint32_t first = dl_usual_is_latin(common)
                               ? (unsigned char)*common.p
                               : dl_hangul_at(common.p);
    const dl_token *end = doc->tokens + entry->token_end;
    const dl_term_hit *hits;
    size_t n = dl_usual_hits(ctx, entry, &hits);
    for (const dl_token *t = doc->tokens + entry->token; t < end; t++) {
        if (t->first != first ||
            !dl_str_has_prefix(dl_str_from(doc->src, t->start), common))
            continue;
        dl_span span = {t->start, t->start + (uint32_t)common.n};
        uint32_t i = (uint32_t)(t - doc->tokens);
        if (is_use(doc, i, common) && !is_aside(doc, i) &&
            dl_byte_is_korean(post, t->start) &&
            !is_in_english(hits, n, span))
            return span;
    }
    return (dl_span){0, 0};
}
