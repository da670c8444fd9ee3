/*
 * Nouns, compounds and their suffixes; verbs, doubled particles and misspelt
 * words that only look like them. The lexicon has the words (rules/lexicon/
 * nouns.yaml), this file how they combine.
 */
#include "korean/stem.h"

#include "base/str.h"
#include "korean/spelling.h"
#include "text/hangul.h"
#include "text/kinds.h"

enum {
    SYLLABLE = 3,      /* bytes */
    LONGEST_PART = 8,  /* syllables of a part of a compound */
    LONGEST_WORD = 20, /* of a compound */
    FINAL_NIEUN = 4,
    FINAL_RIEUL = 8,
    LONG_TAIL = 3,     /* of a noun that shows by itself what the word is */
    JEOK = 0xC801,     /* 적 */
    DEUL = 0xB4E4,     /* 들 */
    RO = 0xB85C,       /* 로 */
    EUNG = 0xC751,     /* 응 */
    MAN = 0xB9CC       /* 만 */
};

static bool ends_in(dl_str word, uint32_t syllable)
{
    return word.n >= SYLLABLE &&
           dl_hangul_at(word.p + word.n - SYLLABLE) == syllable;
}

/* The number of the final of the last syllable; 0: none. */
static unsigned final_of(dl_str word)
{
    uint32_t last =
        word.n < SYLLABLE ? 0 : dl_hangul_at(word.p + word.n - SYLLABLE);
    return dl_hangul_is_syllable(last) ? dl_hangul_final_number(last) : 0;
}

static dl_str cut(dl_str word, size_t from, size_t n)
{
    return (dl_str){word.p + from * SYLLABLE, n * SYLLABLE};
}

/* ---- nouns --------------------------------------------------------------- */

static unsigned class_of(const dl_term_table *table, unsigned term)
{
    return table->groups[table->terms[term].group].term_class;
}

/* Whether a term of the glossary or of the loanwords is exactly this word. */
static bool is_term(const dl_lexicon *lexicon, dl_str word)
{
    if (word.n < 2 * SYLLABLE)
        return false;
    const dl_lexicon_entry *entry =
        dl_lexicon_find(lexicon, word.p, 2 * SYLLABLE);
    for (unsigned i = entry ? entry->term : 0; entry && i < entry->term_end;
         i++)
        if (dl_str_eq(lexicon->terms.terms[i].text, word) &&
            class_of(&lexicon->terms, i) <= DL_TERMS_STRICT)
            return true;
    return false;
}

static bool is_listed(const dl_lexicon *lexicon, dl_str word)
{
    return dl_lexicon_has(lexicon, DL_LIST_NOUNS_COMMON, word) ||
           is_term(lexicon, word);
}

/* What a part of a compound can be. */
typedef enum part_kind {
    NO_PART,
    NOUN_PART, /* ends a compound, too */
    TAIL_PART, /* a suffix: ends one after a noun */
    HEAD_PART  /* only begins one */
} part_kind;

static bool is_tail(const dl_lexicon *lexicon, dl_str part)
{
    return dl_lexicon_has(lexicon, DL_LIST_NOUNS_SUFFIXES, part) ||
           dl_lexicon_has(lexicon, DL_LIST_NOUNS_LAST_PARTS, part);
}

/* A noun of one syllable only begins a compound: as an end it is in too many
   other words. But 들 may follow it: 값들. */
static part_kind part_kind_of(const dl_lexicon *lexicon, dl_str part,
                              bool is_first, bool follows_noun)
{
    const bool is_short = part.n == SYLLABLE;
    if (!is_short && is_listed(lexicon, part))
        return NOUN_PART;
    if (is_short && (follows_noun || (!is_first && ends_in(part, DEUL))) &&
        is_tail(lexicon, part))
        return TAIL_PART;
    if (is_first && (dl_lexicon_has(lexicon, DL_LIST_NOUNS_PREFIXES, part) ||
                     (is_short && is_listed(lexicon, part))))
        return HEAD_PART;
    return NO_PART;
}

/*
 * Whether the word consists of nouns, perhaps after a prefix, and ends in one
 * or, with `suffixes`, in a suffix; `is_joined`: it touches a Latin word or a
 * number, as 차원 does in 3차원. In each set of bits, bit i says whether the
 * first i syllables are such parts, the last of which is of that kind.
 */
static bool is_compound(const dl_lexicon *lexicon, dl_str word, bool suffixes,
                        bool is_joined)
{
    const size_t n = word.n / SYLLABLE;
    if (n > LONGEST_WORD)
        return false;
    uint32_t by_noun = is_joined, by_tail = 0, by_head = 1;
    for (size_t i = 0; i < n; i++) {
        bool follows_noun = (by_noun | by_tail) >> i & 1;
        if (!follows_noun && !(by_head >> i & 1))
            continue;
        for (size_t k = 1; k <= LONGEST_PART && i + k <= n; k++) {
            const uint32_t bit = UINT32_C(1) << (i + k);
            part_kind kind =
                part_kind_of(lexicon, cut(word, i, k), i == 0, follows_noun);
            by_noun |= kind == NOUN_PART ? bit : 0;
            by_tail |= kind == TAIL_PART ? bit : 0;
            by_head |= kind == HEAD_PART ? bit : 0;
        }
    }
    return (suffixes ? by_noun | by_tail : by_noun) >> n & 1;
}

bool dl_stem_is_noun(const dl_lexicon *lexicon, dl_str word)
{
    return is_listed(lexicon, word) || is_compound(lexicon, word, true, false);
}

/* 구체적 is a noun before 으로 alone. */
static bool fits_jeok(dl_str word, const dl_particle_use *use)
{
    return !ends_in(word, JEOK) || use->particle == DL_PARTICLE_EURO;
}

/* Whether an unknown word ends as nouns do: 몰입성, 크립키모델링. */
static bool ends_like_noun(const dl_lexicon *lexicon, dl_str word,
                           const dl_particle_use *use)
{
    const size_t n = word.n / SYLLABLE;
    const size_t end = dl_lexicon_tail(lexicon, DL_LIST_NOUNS_SUFFIXES, word);
    if (end > 0 && end < n && n > 2)
        return fits_jeok(word, use);
    for (size_t k = LONG_TAIL; k < n && k <= LONGEST_PART; k++)
        if (is_listed(lexicon, cut(word, n - k, k)))
            return true;
    return false;
}

/* ---- other words --------------------------------------------------------- */

/* Whether only the form is wrong of a particle after the particles that `word`
   ends in: 에서은, 에서과, 만로. */
static bool may_stack(dl_str word, const dl_particle_use *use)
{
    return use->particle == DL_PARTICLE_EUN ||
           use->particle == DL_PARTICLE_GWA || ends_in(word, MAN);
}

/* Whether the word ends in 로 and no more, so that 은 after it is rather meant
   for 운: 자유로은. */
static bool may_be_roun(dl_str word, size_t particle,
                        const dl_particle_use *use)
{
    return particle == 1 && ends_in(word, RO) &&
           use->particle == DL_PARTICLE_EUN;
}

/* Whether the lexicon knows the noun, or the document has the word. */
static bool is_noun_of(dl_vocabulary *v, dl_str word, uint32_t token)
{
    return word.n > 0 &&
           (dl_stem_is_noun(v->doc->lexicon, word) ||
            (word.n > SYLLABLE && dl_vocabulary_usage(v, word, token)));
}

/* 이를를, 절에서는는, 결과에서을. */
static dl_stem_kind stacked_kind(dl_vocabulary *v, dl_str word, uint32_t token,
                                 const dl_particle_use *use)
{
    const dl_lexicon *lexicon = v->doc->lexicon;
    const size_t n = word.n / SYLLABLE;
    size_t k = dl_lexicon_tail(lexicon, DL_LIST_NOUNS_CLOSING_PARTICLES, word);
    bool is_closed = k > 0;
    if (!is_closed)
        k = dl_lexicon_tail(lexicon, DL_LIST_NOUNS_STACKING_PARTICLES, word);
    if (k == 0)
        return DL_STEM_UNKNOWN;
    dl_str before = cut(word, 0, n - k);
    dl_particle_use last;
    bool is_repeated = dl_particle_at_end(word, &last) && last.start &&
                       last.particle == use->particle;
    /* 과 ends many nouns. */
    bool is_sure = k > 1 ||
                   (is_repeated && use->particle != DL_PARTICLE_GWA) ||
                   is_noun_of(v, before, token);
    if (!is_sure || may_be_roun(word, k, use))
        return DL_STEM_UNKNOWN;
    if (is_repeated && last.closed && use->particle == DL_PARTICLE_EUN &&
        !is_noun_of(v, before, token)) /* 넣은는: the 은 of a verb */
        return DL_STEM_INFLECTED;
    return !is_closed && !is_repeated && may_stack(word, use) ? DL_STEM_NOUN
                                                              : DL_STEM_DOUBLED;
}

/* What is found among the words with another final consonant. */
typedef struct neighbours {
    unsigned n_used;   /* the document uses them elsewhere */
    unsigned n_listed; /* … or only the lexicon knows them */
    dl_str meant;      /* one of those that are used, if there are any */
} neighbours;

/* 서명이 is 서명 with a particle, and so not what 서명인 was meant to be. */
static bool has_particle(const dl_lexicon *lexicon, dl_str word)
{
    const size_t n = word.n / SYLLABLE;
    size_t k = dl_lexicon_tail(lexicon, DL_LIST_NOUNS_EVIDENCE, word);
    return k > 0 && !is_listed(lexicon, word) &&
           (k == n || dl_stem_is_noun(lexicon, cut(word, 0, n - k)));
}

/* Looks among them for 모델 when the word is 모데. */
static neighbours find_neighbours(dl_vocabulary *v, dl_str word, uint32_t token,
                                  const dl_particle_use *use)
{
    const dl_lexicon *lexicon = v->doc->lexicon;
    neighbours found = {.n_used = 0};
    char *text = dl_arena_take(v->arena, word.n);
    dl_str other = {text, word.n};
    for (unsigned final = 0; final < DL_FINALS; final++) {
        if (!dl_spelling_with_final(word, final, text) ||
            !dl_particle_fits(
                use, dl_hangul_final(dl_hangul_at(text + word.n - SYLLABLE))))
            continue;
        bool is_used = dl_vocabulary_usage(v, other, token) != 0;
        /* Short words have many neighbours; a final left out is likelier than
           one too many. */
        if (!is_used && !use->closed && word.n <= 2 * SYLLABLE)
            continue;
        bool has_suffix = ends_in(other, JEOK) && fits_jeok(other, use);
        if (!is_used && !is_listed(lexicon, other) &&
            !is_compound(lexicon, other, has_suffix, false))
            continue;
        if (has_particle(lexicon, other))
            continue;
        found.n_used += is_used;
        found.n_listed += !is_used;
        if (is_used || found.n_used == 0)
            found.meant = dl_arena_str(v->arena, other);
    }
    return found;
}

/* The word of which the last syllable is missing, as in 컴포넌를 that of
   컴포넌트; empty: there is none, or several. Most loanwords end in one of
   these. */
static dl_str with_lost_end(dl_vocabulary *v, dl_str word, uint32_t token,
                            const dl_particle_use *use)
{
    static const char ends[] = "트스션드크프터";
    char *text = dl_arena_take(v->arena, word.n + SYLLABLE);
    dl_str meant = {text, word.n + SYLLABLE}, found = DL_STR_NONE;
    memcpy(text, word.p, word.n);
    for (size_t i = 0; i + SYLLABLE < sizeof ends && word.n > SYLLABLE;
         i += SYLLABLE) {
        memcpy(text + word.n, ends + i, SYLLABLE);
        if (!dl_particle_fits(use, dl_hangul_final(dl_hangul_at(ends + i))) ||
            !(is_listed(v->doc->lexicon, meant) ||
              dl_vocabulary_usage(v, meant, token) & DL_USED_WITH_PARTICLE))
            continue;
        if (found.n)
            return DL_STR_NONE;
        found = dl_arena_str(v->arena, meant);
    }
    return found;
}

/*
 * A word that neither the lexicon nor its end explains. A word that the
 * document has before other particles is a noun, unless the document uses its
 * neighbour as well. What it uses alone may be an adverb or a form of a verb,
 * so that 은 and 이 after it are not particles: 새로은 is meant for 새로운.
 */
static dl_stem unknown_stem(dl_vocabulary *v, dl_str word, uint32_t token,
                            const dl_particle_use *use)
{
    unsigned usage =
        word.n > SYLLABLE ? dl_vocabulary_usage(v, word, token) : 0;
    neighbours near = find_neighbours(v, word, token, use);
    if (usage & DL_USED_WITH_PARTICLE && near.n_used == 0)
        return (dl_stem){.kind = DL_STEM_NOUN};
    if (word.n == SYLLABLE && near.n_used == 0)
        return (dl_stem){.kind = DL_STEM_UNKNOWN}; /* 따은: 따른, 땅은? */
    if (near.n_used + near.n_listed > 0) {
        dl_stem stem = {.kind = DL_STEM_MISSPELT};
        /* What the text itself uses is likelier than any other word. */
        if (near.n_used == 1 || near.n_used + near.n_listed == 1)
            stem.meant = near.meant;
        return stem;
    }
    dl_str meant = usage ? DL_STR_NONE : with_lost_end(v, word, token, use);
    if (meant.n)
        return (dl_stem){.kind = DL_STEM_MISSPELT, .meant = meant};
    bool is_noun = usage && use->particle != DL_PARTICLE_EUN &&
                   use->particle != DL_PARTICLE_I;
    return (dl_stem){.kind = is_noun ? DL_STEM_NOUN : DL_STEM_UNKNOWN};
}

/* The adjective in 운 or ㄴ of which `stem` is the beginning, as 새로 is of
   새로운; empty: there is none. */
static dl_str adjective_of(dl_vocabulary *v, dl_str stem)
{
    static const char un[] = "운";
    char *text = dl_arena_take(v->arena, stem.n + SYLLABLE);
    memcpy(text, stem.p, stem.n);
    memcpy(text + stem.n, un, SYLLABLE);
    dl_str word = {text, stem.n + SYLLABLE};
    if (dl_lexicon_has(v->doc->lexicon, DL_LIST_NOUNS_ADJECTIVES, word))
        return word;
    word.n = stem.n;
    return dl_spelling_with_final(stem, FINAL_NIEUN, text) &&
                   dl_lexicon_has(v->doc->lexicon, DL_LIST_NOUNS_ADJECTIVES,
                                  word)
               ? word
               : DL_STR_NONE;
}

/* The same for a stem of two syllables or more in which one vowel is another:
   새루. */
static dl_str near_adjective(dl_vocabulary *v, dl_str stem)
{
    enum { VOWELS = 21, FIRST = 0xAC00 };
    char *text = dl_arena_take(v->arena, stem.n);
    memcpy(text, stem.p, stem.n);
    for (size_t i = 0; i < stem.n && stem.n > SYLLABLE; i += SYLLABLE) {
        uint32_t c = dl_hangul_at(stem.p + i);
        if (!dl_hangul_is_syllable(c))
            return DL_STR_NONE;
        uint32_t vowel = (c - FIRST) / DL_FINALS % VOWELS;
        for (uint32_t k = 0; k < VOWELS; k++) {
            dl_hangul_put(c + (k - vowel) * DL_FINALS, text + i);
            dl_str meant = adjective_of(v, (dl_str){text, stem.n});
            if (k != vowel && meant.n)
                return meant;
        }
        memcpy(text + i, stem.p + i, SYLLABLE);
    }
    return DL_STR_NONE;
}

/* 새로은, 가벼은: after a vowel 은 is rather meant for 운. */
static dl_str meant_adjective(dl_vocabulary *v, dl_str word,
                              const dl_particle_use *use)
{
    if (use->particle != DL_PARTICLE_EUN || !use->closed || use->start == 0)
        return DL_STR_NONE;
    dl_str meant = adjective_of(v, word);
    return meant.n ? meant : near_adjective(v, word);
}

static bool is_inflected(const dl_lexicon *lexicon, dl_str word,
                         const dl_particle_use *use)
{
    return dl_lexicon_tail(lexicon, DL_LIST_NOUNS_INFLECTED_ENDS, word) ||
           ((use->particle == DL_PARTICLE_EUN ||
             use->particle == DL_PARTICLE_I) &&
            dl_lexicon_tail(lexicon, DL_LIST_NOUNS_ADNOMINAL_ENDS, word));
}

/*
 * Whether the word rather is what another one was meant to be: 일는 for 읽는,
 * 명시적응로 for 명시적으로.
 */
static bool may_be_slip(dl_str word, const dl_particle_use *use)
{
    if (use->particle == DL_PARTICLE_EURO)
        return !use->closed && ends_in(word, EUNG);
    return use->particle == DL_PARTICLE_EUN && !use->closed &&
           use->start == SYLLABLE;
}

/* Whether the document makes a verb of the word, so that 사용는 may be meant
   for 사용하는 as well as for 사용은. */
static bool is_verbal(dl_vocabulary *v, dl_str word, uint32_t token)
{
    static const char *const ends[] = {"하는", "되는"};
    enum { END = 2 * SYLLABLE };
    char *text = dl_arena_take(v->arena, word.n + END);
    memcpy(text, word.p, word.n);
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        memcpy(text + word.n, ends[i], END);
        if (dl_vocabulary_usage(v, (dl_str){text, word.n + END}, token))
            return true;
    }
    return false;
}

/* Whether the lexicon knows the word, the beginning of token `token`. Of nouns
   of one syllable right after a number only those that count: in 5글 some is
   missing. */
static bool is_known(const dl_doc *doc, dl_str word, uint32_t token)
{
    const dl_lexicon *lexicon = doc->lexicon;
    const dl_token *t = &doc->tokens[token];
    uint32_t before =
        token > 0 && dl_token_is_joined(t) ? UINT32_C(1) << t[-1].kind : 0;
    if (word.n == SYLLABLE && before & DL_KINDS(NUMBER))
        return is_tail(lexicon, word) ||
               dl_lexicon_has(lexicon, DL_LIST_NOUNS_COUNTERS, word);
    return is_listed(lexicon, word) ||
           is_compound(lexicon, word, true, before & DL_KINDS(LATIN, NUMBER));
}

/* 메서들를 is meant for 메서드를, 부할를 for 부하를: the word that is, or none. */
static dl_str without_final(dl_vocabulary *v, dl_str word, uint32_t token,
                            const dl_particle_use *use)
{
    const dl_lexicon *lexicon = v->doc->lexicon;
    if (use->particle != DL_PARTICLE_EUL || use->closed ||
        word.n < 2 * SYLLABLE || final_of(word) != FINAL_RIEUL ||
        (!ends_in(word, DEUL) && (is_known(v->doc, word, token) ||
                                  dl_vocabulary_usage(v, word, token))))
        return DL_STR_NONE;
    dl_str meant = {dl_arena_take(v->arena, word.n), word.n};
    dl_spelling_with_final(word, 0, (char *)meant.p);
    return dl_stem_is_noun(lexicon, meant) ||
                   dl_vocabulary_usage(v, meant, token)
               ? meant
               : DL_STR_NONE;
}

/* 컨트롤러들, which ends like 구부러들다. */
static bool is_plural(dl_vocabulary *v, dl_str word, uint32_t token)
{
    return ends_in(word, DEUL) && word.n > 2 * SYLLABLE &&
           is_noun_of(v, (dl_str){word.p, word.n - SYLLABLE}, token);
}

/* 메시지만, which ends like 던지지만. */
static bool is_noun_with_man(dl_vocabulary *v, dl_str word, uint32_t token)
{
    return ends_in(word, MAN) && word.n > 2 * SYLLABLE &&
           is_noun_of(v, (dl_str){word.p, word.n - SYLLABLE}, token);
}

/* 병렬서 is a noun with a suffix, but in a text that has 병렬성 this is meant
   if the particle fits it. Empty: there is no such word, or the text has the
   noun, too. */
static dl_str used_neighbour(dl_vocabulary *v, dl_str word, uint32_t token,
                             const dl_particle_use *use)
{
    if (is_listed(v->doc->lexicon, word) ||
        is_compound(v->doc->lexicon, word, false, false) ||
        dl_vocabulary_usage(v, word, token))
        return DL_STR_NONE;
    neighbours near = find_neighbours(v, word, token, use);
    return near.n_used == 1 ? near.meant : DL_STR_NONE;
}

/* 함를 호출: of one syllable before the form after a vowel, another one may be
   missing, as in 함수를, unless the text has the word elsewhere, as 값. */
static bool is_rest(dl_vocabulary *v, dl_str word, uint32_t token,
                    const dl_particle_use *use)
{
    return word.n == SYLLABLE && use->start > 0 && !use->closed &&
           !dl_vocabulary_usage(v, word, token);
}

/* 기수을: 기수를, or 기술을? A noun that the text has nowhere else, and that with
   a final consonant is another noun, which the particle fits. */
static bool has_listed_neighbour(dl_vocabulary *v, dl_str word, uint32_t token,
                                 const dl_particle_use *use)
{
    if (!use->closed || use->start <= SYLLABLE || final_of(word) != 0 ||
        !is_listed(v->doc->lexicon, word) ||
        dl_vocabulary_usage(v, word, token))
        return false;
    char *text = dl_arena_take(v->arena, word.n);
    dl_str other = {text, word.n};
    for (unsigned final = 1; final < DL_FINALS; final++)
        if (dl_spelling_with_final(word, final, text) &&
            (final != FINAL_RIEUL || use->particle != DL_PARTICLE_EURO) &&
            dl_lexicon_has(v->doc->lexicon, DL_LIST_NOUNS_COMMON, other))
            return true;
    return false;
}

dl_stem dl_stem_of_hangul(dl_vocabulary *v, dl_str word, uint32_t token,
                          const dl_particle_use *use)
{
    const dl_lexicon *lexicon = v->doc->lexicon;
    dl_str meant = without_final(v, word, token, use);
    if (meant.n)
        return (dl_stem){.kind = DL_STEM_MISSPELT, .meant = meant};
    if (!is_listed(lexicon, word)) { /* before a compound is seen in it */
        if (dl_lexicon_tail(lexicon, DL_LIST_NOUNS_CLOSING_PARTICLES, word) > 1)
            return (dl_stem){.kind = DL_STEM_DOUBLED}; /* 여기선는 */
        if (dl_lexicon_tail(lexicon, DL_LIST_NOUNS_INFLECTED_ENDS, word) > 1 &&
            !is_plural(v, word, token) && !is_noun_with_man(v, word, token))
            return (dl_stem){.kind = DL_STEM_INFLECTED}; /* 지우려면를 */
    }
    if (dl_lexicon_tail(lexicon, DL_LIST_NOUNS_ADVERBIALS, word))
        return (dl_stem){.kind = DL_STEM_UNKNOWN};
    if (is_known(v->doc, word, token)) {
        meant = used_neighbour(v, word, token, use);
        if (meant.n)
            return (dl_stem){.kind = DL_STEM_MISSPELT, .meant = meant};
        bool may_be_verb = use->particle == DL_PARTICLE_EUN && !use->closed &&
                           use->start > 0 && is_verbal(v, word, token);
        return (dl_stem){.kind = may_be_verb || may_be_slip(word, use) ||
                                         is_rest(v, word, token, use) ||
                                         has_listed_neighbour(v, word, token,
                                                              use)
                                     ? DL_STEM_UNKNOWN
                                     : DL_STEM_NOUN};
    }
    meant = meant_adjective(v, word, use);
    if (meant.n && !(dl_vocabulary_usage(v, word, token) &
                     DL_USED_WITH_PARTICLE))
        return (dl_stem){.kind = DL_STEM_MISFORMED, .meant = meant};
    dl_stem_kind kind = stacked_kind(v, word, token, use);
    if (kind != DL_STEM_UNKNOWN)
        return (dl_stem){.kind = kind};
    if (is_inflected(lexicon, word, use))
        return (dl_stem){.kind = DL_STEM_INFLECTED};
    if (ends_like_noun(lexicon, word, use))
        return (dl_stem){.kind = DL_STEM_NOUN};
    return unknown_stem(v, word, token, use);
}
