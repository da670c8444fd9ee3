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

/* Whether the use is the writer's: the text of a link is often a title. */
static bool is_own(const dl_post *post, const dl_term_hit *hit)
{
    return dl_byte_is_korean(post, hit->span.start) &&
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
        if (!d || group->term_class == DL_TERMS_HARD) {
            d = dl_report(ctx, DL508_MIXED, hits[i].span,
                          dl_doc_slice(post->doc, hits[i].span), most->word,
                          group->name);
            dl_add_note(ctx, d, DL508_OTHER, most->first, most->word);
            if (group->term_class == DL_TERMS_CLOSE)
                dl_report_severity(ctx, d, DL_SEVERITY_INFO);
        }
        dl_fix_word(ctx, d, DL_FIX_UNSAFE, hits[i].span, most->word);
    }
}

/* The first word of the entry that begins with `common`, or an empty span. */
static dl_span find_common(const dl_post *post, const dl_entry *entry,
                           dl_str common)
{
    const dl_doc *doc = post->doc;
    for (uint32_t i = entry->token; i < entry->token_end; i++) {
        const dl_token *t = &doc->tokens[i];
        if (t->kind == DL_TOKEN_HANGUL &&
            dl_str_has_prefix(dl_token_text(doc, t), common) &&
            dl_byte_is_korean(post, t->start))
            return (dl_span){t->start, t->start + (uint32_t)common.n};
    }
    return (dl_span){0, 0};
}

/* Whether another word of the group of hits[at] follows, or may be anywhere. */
static bool may_vary(const dl_term_hit *hits, size_t at, size_t n)
{
    if (hits[at].group->common.n)
        return true;
    for (size_t i = at + 1; i < n; i++)
        if (hits[i].group == hits[at].group && hits[i].term != hits[at].term)
            return true;
    return false;
}

/* Checks the group of hits[at], which is its first use in the entry. */
static void check_group(dl_ctx *ctx, const dl_post *post,
                        const dl_entry *entry, const dl_term_hit *hits,
                        size_t at, size_t n)
{
    uses words = {0};
    for (size_t i = at; i < n; i++)
        if (hits[i].group == hits[at].group && is_own(post, &hits[i]))
            count(&words, &hits[i], dl_mixed_is_english(hits, i, n));
    usual most = {.word = hits[at].group->common};
    if (words.n > 0 && most.word.n) {
        most.first = find_common(post, entry, most.word);
    } else if (words.n > 1) {
        const dl_term_hit *hit = majority(&words)->first;
        most = (usual){hit->term->text, hit->span};
    }
    if (most.first.end)
        report(ctx, post, hits, at, n, &most);
    dl_vec_free(&words);
}

static void on_entry(dl_ctx *ctx, const dl_post *post, const dl_entry *entry)
{
    const dl_term_hit *hits;
    size_t i, end, n = dl_ctx_terms(ctx, &hits);
    DL_LOWER_BOUND(i, 0, n, hits[i].span.start < entry->span.start);
    DL_LOWER_BOUND(end, i, n, hits[end].span.start < entry->span.end);
    DL_VEC(const dl_term_group *) seen = {0};
    if (dl_option_bool(ctx, DL508_OPT_COMPOUNDS))
        dl_varied_check(ctx, post, hits, i, end);
    for (; i < end; i++) {
        dl_term_class c = hits[i].group->term_class;
        if (c != DL_TERMS_HARD &&
            !(c == DL_TERMS_CLOSE && dl_option_bool(ctx, DL508_OPT_CLOSE)))
            continue;
        size_t k = 0;
        while (k < seen.n && seen.v[k] != hits[i].group)
            k++;
        if (k < seen.n)
            continue;
        dl_vec_push(&seen, hits[i].group);
        if (may_vary(hits, i, end) &&
            !dl_option_list_has(ctx, DL508_OPT_LEAVE, hits[i].group->name))
            check_group(ctx, post, entry, hits, i, end);
    }
    dl_vec_free(&seen);
}

const dl_check dl_check_dl508 = {.on_entry = on_entry};
