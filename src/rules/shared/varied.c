/* Compounds of soft groups (rules/DL508-term-inconsistent.md). */
#include "rules/shared/varied.h"

#include "base/str.h"
#include "base/vec.h"
#include "korean/particle.h"
#include "korean/stem.h"
#include "rules/shared/korean.h"
#include "rules/shared/usual.h"
#include "rules/shared/word_fix.h"
#include "rules_gen.h"
#include "text/kinds.h"
#include "text/region.h"

enum {
    SYLLABLE = 3, /* bytes */
    MOST_COMPOUNDS = 256 /* of an entry: each is compared with all others */
};

/* A term and the noun before or after it, one of which is empty. Both are
   slices of the source. */
typedef struct compound {
    const dl_term_hit *hit;
    dl_str before, after;
} compound;

typedef DL_VEC(compound) compounds;

static bool is_particle(const dl_lexicon *lexicon, dl_str rest)
{
    dl_particle_use use;
    return dl_lexicon_has(lexicon, DL_LIST_NOUNS_EVIDENCE, rest) ||
           (dl_particle_at_end(rest, &use) && use.start == 0);
}

/* The word without a particle. */
static dl_str stem_of(const dl_lexicon *lexicon, dl_str word)
{
    size_t n =
        SYLLABLE * dl_lexicon_tail(lexicon, DL_LIST_NOUNS_EVIDENCE, word);
    dl_particle_use use;
    if (n > 0 && dl_evidence_fits(word, n))
        return (dl_str){word.p, word.n - n};
    if (dl_particle_at_end(word, &use) && use.start > SYLLABLE)
        return (dl_str){word.p, use.start};
    return word;
}

static bool is_after_space(const dl_doc *doc, uint32_t i)
{
    const dl_token *t = &doc->tokens[i];
    return t->start == t[-1].end + 1 && doc->src.p[t[-1].end] == ' ';
}

/* The word before the term: 사전 in 사전 학습 and 사전학습. */
static dl_str word_before(const dl_doc *doc, const dl_prose *prose,
                          const dl_term_hit *hit)
{
    uint32_t i = hit->token;
    const dl_token *t = &doc->tokens[i];
    dl_str word = {doc->src.p + t->start, hit->span.start - t->start};
    if (word.n == 0) {
        if (i == prose->token || !is_after_space(doc, i))
            return DL_STR_NONE;
        t = &doc->tokens[--i];
        word = dl_token_text(doc, t);
    }
    bool is_word = t->kind == DL_TOKEN_LATIN
                       ? word.n > 1 && !dl_token_is_joined(t)
                       : word.n > SYLLABLE && t->kind == DL_TOKEN_HANGUL;
    return is_word ? word : DL_STR_NONE;
}

/* The word after a term that begins another, without its particle: 생성 in 영상
   생성을 and 영상생성을. */
static dl_str word_after(const dl_doc *doc, const dl_prose *prose,
                         const dl_term_hit *hit, dl_str rest)
{
    uint32_t i = hit->token;
    if (hit->span.start != doc->tokens[i].start)
        return DL_STR_NONE;
    if (rest.n == 0) {
        if (++i >= prose->token_end ||
            doc->tokens[i].kind != DL_TOKEN_HANGUL || !is_after_space(doc, i))
            return DL_STR_NONE;
        rest = dl_token_text(doc, &doc->tokens[i]);
    }
    rest = stem_of(doc->lexicon, rest);
    return rest.n > SYLLABLE ? rest : DL_STR_NONE;
}

/* Whether the other word of the compound is a noun, by the lexicon or its use,
   that says what kind of thing is meant. */
static bool is_telling(dl_ctx *ctx, const compound *c)
{
    const dl_lexicon *lexicon = dl_ctx_doc(ctx)->lexicon;
    dl_str word = c->before.n ? c->before : c->after;
    if ((unsigned char)*word.p < 0x80)
        return true;
    return !dl_lexicon_has(lexicon, DL_LIST_COMPOUND_NEUTRAL, word) &&
           dl_stem_is_noun(lexicon, word);
}

/* Whether the term is part of one that DL508 knows by itself: 멀티 in 멀티모달. */
static bool is_known(const dl_term_hit *hits, size_t from, size_t to, size_t at)
{
    const dl_span span = hits[at].span;
    for (size_t i = at; i-- > from && hits[i].span.end > span.start;)
        if (hits[i].group->term_class == DL_TERMS_HARD ||
            hits[i].group->term_class == DL_TERMS_CLOSE)
            return true;
    for (size_t i = at + 1; i < to && hits[i].span.start < span.end; i++)
        if (hits[i].group->term_class == DL_TERMS_HARD ||
            hits[i].group->term_class == DL_TERMS_CLOSE)
            return true;
    return false;
}

static void collect(const dl_post *post, const dl_term_hit *hit,
                    compounds *all)
{
    const dl_doc *doc = post->doc;
    const dl_token *t = &doc->tokens[hit->token];
    const dl_prose *prose = &doc->proses[dl_block_of_token(doc, hit->token)];
    if (hit->span.end > t->end || t->flags & DL_TOKEN_IN_LINK ||
        !dl_byte_is_korean(post, hit->span.start) ||
        dl_region_at(doc, hit->span.start) != DL_REGION_PROSE)
        return;
    dl_str rest = dl_doc_slice(doc, (dl_span){hit->span.end, t->end});
    compound c = {.hit = hit, .after = word_after(doc, prose, hit, rest)};
    if (c.after.n)
        dl_vec_push(all, c);
    if (rest.n && !is_particle(doc->lexicon, rest))
        return;
    c = (compound){.hit = hit, .before = word_before(doc, prose, hit)};
    if (c.before.n)
        dl_vec_push(all, c);
}

static dl_span span_of(const dl_doc *doc, const compound *c)
{
    if (c->before.n)
        return (dl_span){(uint32_t)(c->before.p - doc->src.p),
                         c->hit->span.end};
    return (dl_span){c->hit->span.start,
                     (uint32_t)(c->after.p + c->after.n - doc->src.p)};
}

/* Whether the two are one compound with two words of a group. */
static bool differ(const compound *a, const compound *b)
{
    return a->hit->group == b->hit->group && a->before.n == b->before.n &&
           dl_str_eq(a->before, b->before) && dl_str_eq(a->after, b->after) &&
           !dl_usual_is_same(a->hit->term->text, b->hit->term->text);
}

static void report(dl_ctx *ctx, const compound *c, const compound *first)
{
    const dl_doc *doc = dl_ctx_doc(ctx);
    dl_span here = span_of(doc, c), there = span_of(doc, first);
    dl_diagnostic *d =
        dl_report(ctx, DL508_COMPOUND, here, dl_doc_slice(doc, here),
                  dl_doc_slice(doc, there));
    dl_report_severity(ctx, d, DL_SEVERITY_INFO);
    dl_add_note(ctx, d, DL508_OTHER, there, dl_doc_slice(doc, there));
    dl_fix_word(ctx, d, DL_FIX_UNSAFE, c->hit->span, first->hit->term->text);
}

/* A soft group that the entry uses. */
typedef struct group {
    const dl_term_group *group;
    const dl_term *first;
    bool varies; /* there is another word of it */
    bool is_reported;
} group;

typedef DL_VEC(group) groups;

static group *find_group(const groups *all, const dl_term_group *wanted)
{
    for (size_t i = 0; i < all->n; i++)
        if (all->v[i].group == wanted)
            return &all->v[i];
    return NULL;
}

static void note_group(groups *all, const dl_term_hit *hit)
{
    group *g = find_group(all, hit->group);
    if (g)
        g->varies |= !dl_usual_is_same(g->first->text, hit->term->text);
    else
        dl_vec_push(all, (group){.group = hit->group, .first = hit->term});
}

/* Compares each compound with those before it. */
static void compare(dl_ctx *ctx, const compounds *all, const groups *used)
{
    for (size_t i = 1; i < all->n; i++) {
        const compound *c = &all->v[i];
        group *g = find_group(used, c->hit->group);
        size_t k = g->is_reported ? i : 0;
        while (k < i && !differ(&all->v[k], c))
            k++;
        if (k < i && is_telling(ctx, c)) {
            const compound *first = &all->v[k];
            bool is_better = dl_usual_is_same(c->hit->term->text,
                                              g->group->prefer);
            report(ctx, is_better ? first : c, is_better ? c : first);
            g->is_reported = true;
        }
    }
}

void dl_varied_check(dl_ctx *ctx, const dl_post *post, const dl_term_hit *hits,
                     size_t from, size_t to)
{
    compounds all = {0};
    groups used = {0};
    for (size_t i = from; i < to; i++)
        if (hits[i].group->term_class == DL_TERMS_SOFT)
            note_group(&used, &hits[i]);
    for (size_t i = from; i < to && all.n < MOST_COMPOUNDS; i++)
        if (hits[i].group->term_class == DL_TERMS_SOFT &&
            find_group(&used, hits[i].group)->varies &&
            !is_known(hits, from, to, i))
            collect(post, &hits[i], &all);
    compare(ctx, &all, &used);
    dl_vec_free(&used);
    dl_vec_free(&all);
}
