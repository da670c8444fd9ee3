/* Finds the lexicon's terms in a text. */
#include "korean/terms.h"

#include "base/str.h"
#include "base/vec.h"
#include "korean/lexicon.h"
#include "text/hangul.h"

enum { SYLLABLE = 3, KEY = 2 * SYLLABLE };

typedef struct finder {
    const dl_doc *doc;
    uint32_t token; /* the first of the range */
    uint32_t limit; /* the byte after the range */
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

/* The length of the first word of `list` that `text` begins with, or 0. */
static size_t prefix_in(dl_str list, dl_str text)
{
    while (list.n) {
        dl_str word = dl_str_take_line(&list);
        if (dl_str_has_prefix(text, word))
            return word.n;
    }
    return 0;
}

/*
 * Whether `text`, which begins with the term's key, begins with `term`. A space
 * of the term matches one space or line end of the source; in English phrases a
 * hyphen, too, which many keep: 체인-오브-쏘트. The last byte is the one that
 * most terms of a key differ in.
 */
static inline bool begins_with(dl_str text, dl_str term, bool is_english)
{
    if (term.n > text.n || text.p[term.n - 1] != term.p[term.n - 1])
        return false; /* most do not even end alike */
    for (size_t i = KEY; i < term.n; i++)
        if (text.p[i] != term.p[i] &&
            !(term.p[i] == ' ' &&
              (text.p[i] == '\n' || (is_english && text.p[i] == '-'))))
            return false;
    return true;
}

static bool has_hit_of(const finder *f, size_t first,
                       const dl_term_group *group)
{
    for (size_t i = first; i < f->hits.n; i++)
        if (f->hits.v[i].group == group)
            return true;
    return false;
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

/* The text without the space or line end that it may begin with. */
static dl_str past_space(dl_str text)
{
    bool is_apart = text.n > 0 && (*text.p == ' ' || *text.p == '\n');
    return dl_str_from(text, is_apart);
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
    return prefix_in(group->not_before, rest) == 0 &&
           fits_before(f, group, token, at) && fits_after(f, group, end) &&
           !is_exception(f, group->except, token, at);
}

/* The first term from `term` on that the text may begin with: its third
   syllable, if it has one, does not rule it out by its last byte, which differs
   most. `third` is that byte of the text; 0: it has none. */
static const dl_term *next_term(const dl_term *term, const dl_term *end,
                                char third, bool begins_word)
{
    const size_t at = KEY + SYLLABLE - 1;
    for (; term < end; term++) {
        const char *text = term->text.p;
        if ((term->text.n <= at || text[at] == third || text[at] == ' ') &&
            (begins_word || term->inside))
            break;
    }
    return term;
}

/* Tries the terms [from, to) of a table, which have the same key; the longest
   of each group counts. */
static void try_terms(finder *f, const dl_term_table *table, uint32_t from,
                      uint32_t to, uint32_t token, uint32_t at)
{
    const bool begins_word = at == f->doc->tokens[token].start;
    const dl_str text = {f->doc->src.p + at,
                         f->limit > at ? f->limit - at : 0};
    const char third =
        text.n >= KEY + SYLLABLE ? text.p[KEY + SYLLABLE - 1] : '\0';
    const dl_term *stop = table->terms + to;
    const size_t first = f->hits.n;
    for (const dl_term *term =
             next_term(table->terms + from, stop, third, begins_word);
         term < stop; term = next_term(term + 1, stop, third, begins_word)) {
        const dl_term_group *group = &table->groups[term->group];
        if (!begins_with(text, term->text,
                         group->term_class == DL_TERMS_ENGLISH))
            continue;
        uint32_t end = at + (uint32_t)term->text.n;
        if (!has_hit_of(f, first, group) &&
            neighbours_allow(f, group, token, at, end))
            dl_vec_push(&f->hits, (dl_term_hit){.span = {at, end},
                                                .token = token,
                                                .term = term,
                                                .group = group});
    }
}

static void find_at(finder *f, uint32_t token, uint32_t at)
{
    const dl_lexicon *lexicon = f->doc->lexicon;
    const dl_lexicon_entry *key =
        dl_lexicon_find(lexicon, f->doc->src.p + at, KEY);
    if (key && key->term < key->term_end)
        try_terms(f, &lexicon->terms, key->term, key->term_end, token, at);
}

static void find_in_word(finder *f, uint32_t token)
{
    const dl_lexicon *lexicon = f->doc->lexicon;
    const dl_token *t = &f->doc->tokens[token];
    const char *at = f->doc->src.p + t->start, *end = f->doc->src.p + t->end;
    if (at + KEY > end)
        return;
    uint32_t first = t->first, second = dl_three_bytes_at(at + SYLLABLE);
    if (lexicon->characters[first] & DL_SYLLABLE_BEGINS_TERM &&
        dl_lexicon_may_begin_word(lexicon, first, second, at + KEY, end))
        find_at(f, token, t->start);
    for (at += SYLLABLE; at + KEY <= end; at += SYLLABLE) {
        first = second;
        second = dl_three_bytes_at(at + SYLLABLE);
        if (lexicon->characters[first] & DL_SYLLABLE_BEGINS_INNER &&
            dl_lexicon_may_begin(lexicon, first, second, at + KEY, end))
            find_at(f, token, (uint32_t)(at - f->doc->src.p));
    }
}

size_t dl_terms_find(const dl_doc *doc, uint32_t token, uint32_t token_end,
                     dl_arena *arena, dl_term_hit **hits)
{
    finder f = {.doc = doc,
                .token = token,
                .limit =
                    token_end > token ? doc->tokens[token_end - 1].end : 0};
    for (uint32_t t = dl_next_marked(doc, DL_MARK_TERM, token, token_end);
         t < token_end;
         t = dl_next_marked(doc, DL_MARK_TERM, t + 1, token_end))
        find_in_word(&f, t);
    *hits = dl_vec_to_arena(&f.hits, arena);
    size_t n = f.hits.n;
    dl_vec_free(&f.hits);
    return n;
}
