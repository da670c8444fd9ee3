/* Finds the lexicon's terms in a text. */
#include "korean/terms.h"

#include "base/search.h"
#include "base/str.h"
#include "base/vec.h"
#include "korean/lexicon.h"
#include "text/hangul.h"

enum { SYLLABLE = 3, KEY = 2 * SYLLABLE };

typedef struct finder {
    const dl_doc *doc;
    uint32_t token; /* the first of the range */
    uint32_t limit; /* the byte after the range */
    uint32_t prose; /* the block of the current token */
    DL_VEC(dl_term_hit) hits;
} finder;

/* Whether `list` (separated by '\n') has `word`. */
static bool list_has(dl_str list, dl_str word)
{
    while (list.n)
        if (dl_str_eq(dl_str_take_line(&list), word))
            return true;
    return false;
}

/* The length of the first word of `list` that `text` begins with, or 0. Most
   differ in their first bytes, before a call would be worth it. */
static size_t prefix_in(dl_str list, dl_str text)
{
    while (list.n) {
        size_t n = 0;
        while (n < list.n && n < text.n && list.p[n] == text.p[n] &&
               list.p[n] != '\n')
            n++;
        if (n == list.n || list.p[n] == '\n')
            return n;
        dl_str_take_line(&list);
    }
    return 0;
}

/* The text without the space or line end that it may begin with. */
static dl_str past_space(dl_str text)
{
    bool is_apart = text.n > 0 && (*text.p == ' ' || *text.p == '\n');
    return dl_str_from(text, is_apart);
}

/* Whether the term may begin at byte `at`, where its key does, by its last byte
   and by what follows: most may not. */
static inline bool may_begin(const finder *f, const dl_term *term, uint32_t at)
{
    const char *end = f->doc->src.p + at + term->text.n;
    if (term->text.n > f->limit - at ||
        end[-1] != term->text.p[term->text.n - 1])
        return false;
    uint64_t heads = f->doc->lexicon->terms.groups[term->group].heads;
    if (!heads)
        return true;
    dl_str rest = past_space((dl_str){end, f->limit - at - term->text.n});
    return rest.n > 0 && heads >> dl_term_head_bit(rest) & 1;
}

/*
 * Whether `text`, which begins with the term's key, begins with `term`. A space
 * of the term matches one space or line end of the source; in English phrases a
 * hyphen, too, which many keep: 체인-오브-쏘트.
 */
static bool begins_with(dl_str text, dl_str term, bool is_english)
{
    for (size_t i = dl_term_is_apart(term) ? SYLLABLE : KEY; i < term.n; i++)
        if (text.p[i] != term.p[i] &&
            !(term.p[i] == ' ' &&
              (text.p[i] == '\n' || (is_english && text.p[i] == '-'))))
            return false;
    return true;
}

/* ---- what is around a term ----------------------------------------------- */

/* The syllable before byte `at` of token `token`, or before its only space if
   the token begins there; 0: there is none. */
static uint32_t syllable_before(const finder *f, uint32_t token, uint32_t at)
{
    const dl_token *t = &f->doc->tokens[token];
    if (at > t->start)
        return dl_hangul_at(f->doc->src.p + at - SYLLABLE);
    return token > f->token && t[-1].kind == DL_TOKEN_HANGUL &&
                   t[-1].end + 1 == at
               ? t[-1].last
               : 0;
}

/* 읽어, 해, 봐: a form in -아 or -어. */
static bool is_eo_form(uint32_t syllable)
{
    const uint32_t vowels = 1u << 0 /* ㅏ */ | 1u << 1 /* ㅐ */ |
                            1u << 4 /* ㅓ */ | 1u << 6 /* ㅕ */ |
                            1u << 9 /* ㅘ */ | 1u << 10 /* ㅙ */ |
                            1u << 11 /* ㅚ, for ㅙ */ | 1u << 14 /* ㅝ */;
    return dl_hangul_final_number(syllable) == 0 &&
           vowels >> (syllable - 0xAC00) / 28 % 21 & 1;
}

static bool fits_before(const finder *f, const dl_term_group *group,
                        uint32_t token, uint32_t at)
{
    enum { NIEUN = 4, RIEUL = 8 };
    if (group->after == DL_AFTER_ANY)
        return true;
    uint32_t c = syllable_before(f, token, at);
    bool begins_word = at == f->doc->tokens[token].start;
    if (!dl_hangul_is_syllable(c))
        return false;
    if (group->after == DL_AFTER_WORD)
        return !begins_word;
    if (group->after == DL_AFTER_EO)
        return !begins_word && is_eo_form(c);
    if (group->after == DL_AFTER_FINAL)
        return !begins_word && dl_hangul_final_number(c) != 0;
    return dl_hangul_final_number(c) == RIEUL ||
           (group->after == DL_AFTER_ADNOMINAL &&
            dl_hangul_final_number(c) == NIEUN);
}

static bool fits_after(const finder *f, const dl_term_group *group,
                       uint32_t end)
{
    const dl_lexicon *lexicon = f->doc->lexicon;
    if (group->rest == DL_REST_ANY)
        return true;
    dl_str rest = dl_syllables_at(f->doc->src, end);
    return rest.n == 0 ||
           (group->rest == DL_REST_ENDING &&
            (dl_lexicon_has(lexicon, DL_LIST_LOAN_TAILS, rest) ||
             dl_lexicon_start(lexicon, DL_LIST_LOAN_TAIL_STARTS, rest)));
}

/* Whether a word of `except` is around the term, from before it on. */
static bool is_exception(const finder *f, dl_str except, uint32_t token,
                         uint32_t at)
{
    enum { LONGEST = 4 * SYLLABLE /* before the term */ };
    const dl_token *t = &f->doc->tokens[token];
    uint32_t from = at - t->start > LONGEST ? at - LONGEST : t->start;
    for (; except.n && from < at; from += SYLLABLE) {
        dl_str text = {f->doc->src.p + from, t->end - from};
        size_t n = prefix_in(except, text);
        if (n > at - from)
            return true;
    }
    return false;
}

static bool neighbours_allow(const finder *f, const dl_term_group *group,
                             uint32_t token, uint32_t at, uint32_t end)
{
    if (group->not_after.n && token > f->token &&
        list_has(group->not_after,
                 dl_token_text(f->doc, &f->doc->tokens[token - 1])))
        return false;
    dl_str rest = {f->doc->src.p + end, f->limit - end};
    if (group->only_before.n &&
        prefix_in(group->only_before, past_space(rest)) == 0)
        return false;
    return (!group->not_before.n || prefix_in(group->not_before, rest) == 0) &&
           fits_before(f, group, token, at) && fits_after(f, group, end) &&
           !is_exception(f, group->except, token, at);
}

/* Adds a hit after number `first`, the longest first, unless one of its group
   is as long. */
static void add_hit(finder *f, size_t first, dl_term_hit hit)
{
    size_t i = first;
    while (i < f->hits.n && f->hits.v[i].group != hit.group)
        i++;
    if (i == f->hits.n)
        dl_vec_push(&f->hits, hit);
    else if (f->hits.v[i].span.end >= hit.span.end)
        return;
    for (; i > first && f->hits.v[i - 1].span.end < hit.span.end; i--)
        f->hits.v[i] = f->hits.v[i - 1];
    f->hits.v[i] = hit;
}

/* Counts a term that the text at `at` begins with, if what is around fits. */
static void take_term(finder *f, const dl_term *term, size_t first,
                      uint32_t token, uint32_t at)
{
    const dl_term_table *table = &f->doc->lexicon->terms;
    const dl_term_group *group = &table->groups[term->group];
    uint32_t end = at + (uint32_t)term->text.n;
    if (begins_with((dl_str){f->doc->src.p + at, f->limit - at}, term->text,
                    group->term_class == DL_TERMS_ENGLISH) &&
        neighbours_allow(f, group, token, at, end))
        add_hit(f, first, (dl_term_hit){.span = {at, end},
                                        .token = token,
                                        .prose = f->prose,
                                        .term = term,
                                        .group = group});
}

/* The first of the terms [i, end) whose hash is 0 or `hash`, as it must be. A
   byte of eight is 0 if taking 1 from each borrows there, lowest first. */
static inline const unsigned char *next_hash(const unsigned char *i,
                                             const unsigned char *end,
                                             unsigned char hash)
{
    const uint64_t ones = UINT64_C(0x0101010101010101), tops = ones << 7;
    for (; i < end; i += DL_TERM_HASHES_READ) {
        uint64_t eight = dl_load_eight((const char *)i);
        uint64_t other = eight ^ ones * hash;
        uint64_t zeros = (eight - ones) & ~eight;
        zeros |= (other - ones) & ~other;
        if (zeros & tops) {
            i += __builtin_ctzll(zeros & tops) / 8;
            break;
        }
    }
    return i < end ? i : end;
}

/* Tries the terms of a place; the longest of each group counts. */
static void try_terms(finder *f, const dl_term_place *p)
{
    enum { FEW = 6 /* so that hashing the text is not worth it */ };
    const dl_term_table *table = &f->doc->lexicon->terms;
    const uint32_t token = p->token, at = p->at;
    const bool begins_word = at == f->doc->tokens[token].start;
    const size_t first = f->hits.n;
    const dl_term *end = table->terms + p->term_end;
    if (p->term_end - p->term <= FEW) {
        for (const dl_term *term = table->terms + p->term; term < end; term++)
            if ((begins_word || term->inside) && may_begin(f, term, at))
                take_term(f, term, first, token, at);
        return;
    }
    const unsigned char hash =
        dl_term_hash((dl_str){f->doc->src.p + at, f->limit - at});
    const unsigned char *last = table->hashes + p->term_end;
    const unsigned char *i = table->hashes + p->term;
    while ((i = next_hash(i, last, hash)) < last) {
        const dl_term *term = &table->terms[i++ - table->hashes];
        if ((begins_word || term->inside) && may_begin(f, term, at))
            take_term(f, term, first, token, at);
    }
}

size_t dl_terms_find(const dl_doc *doc, uint32_t token, uint32_t token_end,
                     dl_arena *arena, dl_term_hit **hits)
{
    finder f = {.doc = doc,
                .token = token,
                .limit =
                    token_end > token ? doc->tokens[token_end - 1].end : 0};
    size_t prose;
    DL_LOWER_BOUND(prose, 0, doc->n_proses,
                   doc->proses[prose].token_end <= token);
    f.prose = (uint32_t)prose;
    size_t i, end;
    DL_LOWER_BOUND(i, 0, doc->n_term_places,
                   doc->term_places[i].token < token);
    DL_LOWER_BOUND(end, i, doc->n_term_places,
                   doc->term_places[end].token < token_end);
    f.hits.cap = end - i; /* nearly always enough */
    f.hits.v = dl_xmalloc(f.hits.cap * sizeof *f.hits.v);
    for (; i < end; i++) {
        const dl_term_place *p = &doc->term_places[i];
        while (doc->proses[f.prose].token_end <= p->token)
            f.prose++;
        try_terms(&f, p);
    }
    *hits = dl_vec_to_arena(&f.hits, arena);
    size_t n = f.hits.n;
    dl_vec_free(&f.hits);
    return n;
}
