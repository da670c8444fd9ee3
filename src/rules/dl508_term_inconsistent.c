/* DL508 term-inconsistent: see rules/DL508-term-inconsistent.md. */
#include "base/search.h"
#include "base/str.h"
#include "base/vec.h"
#include "rules/shared/korean.h"
#include "rules/shared/mixed.h"
#include "rules/shared/varied.h"
#include "rules/shared/word_fix.h"
#include "rules_gen.h"
#include "korean/term.h"
#include "text/kinds.h"

enum { SYLLABLE = 3 /* bytes */ };

typedef struct use {
    const dl_term_hit *first;
    uint32_t count;
    bool is_english; /* in Hangul */
} use;

typedef DL_VEC(use) uses;

static void count(uses *words, const dl_term_hit *hit, bool is_english)
{
    for (size_t i = 0; i < words->n; i++) {
        if (dl_mixed_is_same(words->v[i].first->term->text, hit->term->text)) {
            words->v[i].count++;
            return;
        }
    }
    dl_vec_push(words, (use){hit, 1, is_english});
}

/* The word that the entry uses most; in a tie, the first. One that is only
   English in Hangul gives way to any other. */
static const use *majority(const uses *words)
{
    const use *most = &words->v[0];
    for (size_t i = 1; i < words->n; i++)
        if (words->v[i].is_english == most->is_english
                ? words->v[i].count > most->count
                : most->is_english)
            most = &words->v[i];
    return most;
}

/* The word that an entry uses most, and its first use. */
typedef struct usual {
    dl_str word;
    dl_span first;
} usual;

static bool is_latin(dl_str word)
{
    return word.n > 0 && (unsigned char)*word.p < 0x80;
}

/* Whether the use is the writer's: the text of a link is often a title. */
static bool is_own(const dl_post *post, const dl_term_hit *hit)
{
    uint32_t start = hit->span.start;
    return dl_byte_is_korean(post, start) &&
           !(start > 0 && post->doc->src.p[start - 1] == '-') &&
           !(post->doc->tokens[hit->token].flags & DL_TOKEN_IN_LINK);
}

/* Whether the hit is a use of another word of `group`. */
static bool is_other(const dl_post *post, const dl_term_hit *hit,
                     const dl_term_group *group, const usual *most)
{
    return hit->group == group &&
           !dl_mixed_is_same(hit->term->text, most->word) &&
           is_own(post, hit) &&
           !dl_term_is_glossed(post->doc, hit, most->word);
}

static dl_diagnostic *report_mixed(dl_ctx *ctx, const dl_post *post,
                                   const dl_term_group *group, dl_span span,
                                   const usual *most)
{
    dl_str word = dl_doc_slice(post->doc, span);
    dl_diagnostic *d =
        is_latin(group->common)
            ? dl_report(ctx, DL508_NAME, span, word, most->word)
            : dl_report(ctx, DL508_MIXED, span, word, most->word, group->name);
    dl_add_note(ctx, d, DL508_OTHER, most->first, most->word);
    if (group->term_class == DL_TERMS_CLOSE)
        dl_report_severity(ctx, d, DL_SEVERITY_INFO);
    return d;
}

/* Reports each use of another word; of a close group the first alone, with a
   fix for all. */
static void report(dl_ctx *ctx, const dl_post *post, const dl_term_hit *hits,
                   size_t at, size_t n, const usual *most)
{
    const dl_term_group *group = hits[at].group;
    dl_diagnostic *d = NULL;
    for (size_t i = at; i < n; i++) {
        if (!is_other(post, &hits[i], group, most))
            continue;
        if (!d || group->term_class == DL_TERMS_HARD)
            d = report_mixed(ctx, post, group, hits[i].span, most);
        dl_fix_word(ctx, d, DL_FIX_UNSAFE, hits[i].span, most->word);
    }
}

/* Whether token `i`, which begins with `common`, is a use of it: of one
   syllable if it is all of a word (층을, not 층위), of a Latin name if nothing
   makes it part of a longer one (Newton-Raphson). */
static bool is_use(const dl_doc *doc, uint32_t i, dl_str common)
{
    const dl_token *t = &doc->tokens[i];
    if (!is_latin(common)) {
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

/* The first use of `common` in the entry, or an empty span. */
static dl_span find_common(const dl_post *post, const dl_entry *entry,
                           dl_str common)
{
    const dl_doc *doc = post->doc;
    const uint32_t first = is_latin(common) ? (unsigned char)*common.p
                                            : dl_hangul_at(common.p);
    const dl_token *end = doc->tokens + entry->token_end;
    for (const dl_token *t = doc->tokens + entry->token; t < end; t++) {
        if (t->first != first ||
            !dl_str_has_prefix(dl_str_from(doc->src, t->start), common))
            continue;
        uint32_t i = (uint32_t)(t - doc->tokens);
        if (is_use(doc, i, common) && !is_aside(doc, i) &&
            dl_byte_is_korean(post, t->start))
            return (dl_span){t->start, t->start + (uint32_t)common.n};
    }
    return (dl_span){0, 0};
}

/* The groups with more than one word in an entry, or with one that may be
   anywhere: a set of bits, which others share by chance. */
typedef struct variety {
    const dl_term *first[64]; /* a word of a group with the bit */
    uint64_t varies;
} variety;

static unsigned bit_of(const dl_term_group *group)
{
    return (unsigned)((uintptr_t)group / sizeof(uint64_t) % 64);
}

static void find_variety(variety *v, const dl_term_hit *hits, size_t i,
                         size_t n)
{
    *v = (variety){.varies = 0};
    for (; i < n; i++) {
        const dl_term_group *group = hits[i].group;
        const dl_term **first = &v->first[bit_of(group)];
        if (group->term_class > DL_TERMS_CLOSE)
            continue;
        if (group->common.n || (*first && *first != hits[i].term))
            v->varies |= UINT64_C(1) << bit_of(group);
        *first = hits[i].term;
    }
}

/* Checks a group with a word that is in nearly every text. Where the other one
   is preferred, the common one is reported. */
static void check_common(dl_ctx *ctx, const dl_post *post,
                         const dl_entry *entry, const dl_term_hit *hits,
                         size_t at, size_t n)
{
    const dl_term_group *group = hits[at].group;
    size_t own = at;
    while (own < n && !(hits[own].group == group && is_own(post, &hits[own])))
        own++;
    if (own == n)
        return;
    usual most = {group->common, find_common(post, entry, group->common)};
    if (!most.first.end)
        return;
    if (!dl_str_eq(group->prefer, hits[own].term->text)) {
        report(ctx, post, hits, at, n, &most);
        return;
    }
    usual other = {group->prefer, hits[own].span};
    const dl_term_hit common = {.span = most.first};
    if (dl_term_is_glossed(post->doc, &common, group->prefer))
        return;
    dl_diagnostic *d = report_mixed(ctx, post, group, most.first, &other);
    dl_fix_word(ctx, d, DL_FIX_UNSAFE, most.first, group->prefer);
}

/* Checks the group of hits[at], which is its first use in the entry. */
static void check_group(dl_ctx *ctx, const dl_post *post,
                        const dl_term_hit *hits, size_t at, size_t n)
{
    uses words = {0};
    for (size_t i = at; i < n; i++)
        if (hits[i].group == hits[at].group && is_own(post, &hits[i]))
            count(&words, &hits[i], dl_mixed_is_english(hits, i, n));
    if (words.n > 1) {
        const dl_term_hit *hit = majority(&words)->first;
        usual most = {hit->term->text, hit->span};
        report(ctx, post, hits, at, n, &most);
    }
    dl_vec_free(&words);
}

static bool is_wanted(dl_ctx *ctx, const dl_term_group *group)
{
    return (group->term_class == DL_TERMS_HARD ||
            (group->term_class == DL_TERMS_CLOSE &&
             dl_option_bool(ctx, DL508_OPT_CLOSE))) &&
           !dl_option_list_has(ctx, DL508_OPT_LEAVE, group->name);
}

static void on_entry(dl_ctx *ctx, const dl_post *post, const dl_entry *entry)
{
    const dl_term_hit *hits;
    size_t i, end, n = dl_ctx_terms(ctx, &hits);
    DL_LOWER_BOUND(i, 0, n, hits[i].span.start < entry->span.start);
    DL_LOWER_BOUND(end, i, n, hits[end].span.start < entry->span.end);
    variety v;
    find_variety(&v, hits, i, end);
    DL_VEC(const dl_term_group *) seen = {0};
    if (dl_option_bool(ctx, DL508_OPT_COMPOUNDS))
        dl_varied_check(ctx, post, hits, i, end);
    for (; i < end && v.varies; i++) {
        const dl_term_group *group = hits[i].group;
        if (!(v.varies >> bit_of(group) & 1) || !is_wanted(ctx, group))
            continue;
        size_t k = 0;
        while (k < seen.n && seen.v[k] != group)
            k++;
        if (k < seen.n)
            continue;
        dl_vec_push(&seen, group);
        if (group->common.n)
            check_common(ctx, post, entry, hits, i, end);
        else
            check_group(ctx, post, hits, i, end);
    }
    dl_vec_free(&seen);
}

const dl_check dl_check_dl508 = {.on_entry = on_entry};
