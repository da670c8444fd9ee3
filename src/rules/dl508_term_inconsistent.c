/* DL508 term-inconsistent: see rules/DL508-term-inconsistent.md. */
#include "base/str.h"
#include "base/vec.h"
#include "rules/shared/korean.h"
#include "rules/shared/mixed.h"
#include "rules/shared/usual.h"
#include "rules/shared/varied.h"
#include "rules/shared/word_fix.h"
#include "rules_gen.h"
#include "korean/term.h"

/* The word that an entry uses most, and its first use. */
typedef struct usual_word {
    dl_str word;
    dl_span first;
    const dl_term_hit *apart; /* that use, if compounds are left alone */
} usual_word;

/* Whether two uses of a close group differ in a word of a soft one, so that
   they are compounds of it: 영상 생성 and 비디오 생성. */
static bool are_compounds(const dl_term_hit *hits, size_t n,
                          const dl_term_hit *a, const dl_term_hit *b)
{
    const dl_term_hit *end = hits + n;
    const uint32_t a_end = a->span.end, b_end = b->span.end;
    while (a > hits && a[-1].span.start == a->span.start)
        a--;
    while (b > hits && b[-1].span.start == b->span.start)
        b--;
    for (const dl_term_hit *x = a; x < end && x->span.start < a_end; x++)
        for (const dl_term_hit *y = b; y < end && y->span.start < b_end; y++)
            if (x->group == y->group &&
                x->group->term_class == DL_TERMS_SOFT &&
                !dl_usual_is_same(x->term->text, y->term->text))
                return true;
    return false;
}

/* Whether the hit is a use of another word of `group`. */
static bool is_other(const dl_post *post, const dl_term_hit *hit,
                     const dl_term_group *group, const usual_word *most)
{
    return hit->group == group &&
           !dl_usual_is_same(hit->term->text, most->word) &&
           dl_usual_is_own(post, hit) &&
           !dl_term_is_glossed(post->doc, hit, most->word);
}

static dl_diagnostic *report_mixed(dl_ctx *ctx, const dl_post *post,
                                   const dl_term_group *group, dl_span span,
                                   const usual_word *most)
{
    dl_str word = dl_doc_slice(post->doc, span);
    dl_diagnostic *d =
        dl_usual_is_latin(group->common)
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
                   size_t at, size_t n, const usual_word *most)
{
    const dl_term_group *group = hits[at].group;
    dl_diagnostic *d = NULL;
    for (size_t i = at; i < n; i++) {
        if (!is_other(post, &hits[i], group, most) ||
            (most->apart && are_compounds(hits, n, most->apart, &hits[i])))
            continue;
        if (!d || group->term_class == DL_TERMS_HARD)
            d = report_mixed(ctx, post, group, hits[i].span, most);
        dl_fix_word(ctx, d, DL_FIX_UNSAFE, hits[i].span, most->word);
    }
}

enum { PLACES = 256 /* so that few groups of an entry share one */ };

/* The groups with more than one word in an entry, or with one that may be
   anywhere, and others that share a place with them by chance. */
typedef struct variety {
    const dl_term *first[PLACES]; /* a word of a group with the place */
    bool varies[PLACES];
    bool any;
} variety;

static size_t place_of(const dl_term_hit *hit)
{
    return hit->term->group % PLACES;
}

static void find_variety(variety *v, const dl_term_hit *hits, size_t n)
{
    *v = (variety){.any = false};
    for (size_t i = 0; i < n; i++) {
        const size_t place = place_of(&hits[i]);
        const dl_term **first = &v->first[place];
        if (hits[i].group->term_class > DL_TERMS_CLOSE)
            continue;
        if (hits[i].group->common.n || (*first && *first != hits[i].term))
            v->any = v->varies[place] = true;
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
    while (own < n && !(hits[own].group == group &&
                        dl_usual_is_own(post, &hits[own])))
        own++;
    if (own == n)
        return;
    usual_word most = {.word = group->common,
                       .first = dl_usual_common(ctx, post, entry, group)};
    if (!most.first.end)
        return;
    if (!dl_str_eq(group->prefer, hits[own].term->text)) {
        report(ctx, post, hits, at, n, &most);
        return;
    }
    usual_word other = {.word = group->prefer, .first = hits[own].span};
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
    dl_usual usual = dl_usual_find(post, hits, n, hits[at].group);
    if (usual.n_words < 2)
        return;
    usual_word most = {.word = usual.hit->term->text,
                       .first = usual.hit->span};
    if (hits[at].group->term_class == DL_TERMS_CLOSE &&
        !dl_option_bool(ctx, DL508_OPT_COMPOUNDS))
        most.apart = usual.hit;
    report(ctx, post, hits, at, n, &most);
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
    size_t n = dl_usual_hits(ctx, entry, &hits);
    variety v;
    find_variety(&v, hits, n);
    DL_VEC(const dl_term_group *) seen = {0};
    if (dl_option_bool(ctx, DL508_OPT_COMPOUNDS))
        dl_varied_check(ctx, post, hits, 0, n);
    for (size_t i = 0; i < n && v.any; i++) {
        const dl_term_group *group = hits[i].group;
        if (!v.varies[place_of(&hits[i])] || !is_wanted(ctx, group))
            continue;
        size_t k = 0;
        while (k < seen.n && seen.v[k] != group)
            k++;
        if (k < seen.n)
            continue;
        dl_vec_push(&seen, group);
        if (group->common.n)
            check_common(ctx, post, entry, hits, i, n);
        else
            check_group(ctx, post, hits, i, n);
    }
    dl_vec_free(&seen);
}

const dl_check dl_check_dl508 = {.on_entry = on_entry};
