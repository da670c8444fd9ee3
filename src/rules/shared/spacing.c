/* Words whose spacing leaves no choice (rules/DL512-word-spacing.md). */
#include "rules/shared/spacing.h"

#include "base/str.h"
#include "korean/stem.h"
#include "korean/terms.h"
#include "rules/shared/korean.h"
#include "text/hangul.h"
#include "text/kinds.h"

enum {
    SYLLABLE = 3, /* bytes */
    FINAL_NIEUN = 4,
    FINAL_RIEUL = 8,
    I = 0xC774,    /* 이 */
    HAN = 0xD55C,  /* 한 */
    JEOK = 0xC801, /* 적 */
    SI = 0xC2DC,   /* 시 */
    MAN = 0xB9CC,  /* 만 */
    DEUL = 0xB4E4  /* 들 */
};

static bool is_in(const dl_doc *doc, uint32_t i, dl_list list)
{
    return dl_token_in(doc, &doc->tokens[i], list);
}

/* The number of the final consonant of the last syllable of `word`. */
static uint32_t final_of(dl_str word)
{
    uint32_t c = dl_hangul_at(word.p + word.n - SYLLABLE);
    return dl_hangul_is_syllable(c) ? dl_hangul_final_number(c) : 0;
}

/* Its first `n` syllables, or all. */
static dl_str syllables_of(dl_str word, size_t n)
{
    return (dl_str){word.p, word.n < n * SYLLABLE ? word.n : n * SYLLABLE};
}

/* ---- a word that lacks a space ------------------------------------------- */

/* 할때, 하는것, 할수 있다: `verb` describes the noun with the lists `tail`;
   `next` is the word after it. */
static bool is_described(const dl_lexicon *lexicon, dl_str verb,
                         const dl_list_set *tail, dl_str next)
{
    const uint32_t final = final_of(verb);
    if (verb.n > SYLLABLE && dl_str_ends(verb, "는"))
        return false; /* joined.yaml has all that follows it */
    if (final != FINAL_RIEUL &&
        (final != FINAL_NIEUN ||
         !dl_set_has(tail, DL_LIST_SPACING_GEOT_TAILS)))
        return false;
    if (dl_set_has(tail, DL_LIST_SPACING_SU_TAILS))
        return !dl_lexicon_has(lexicon, DL_LIST_SPACING_SU_NOUNS,
                               (dl_str){verb.p + verb.n - SYLLABLE,
                                        SYLLABLE}) &&
               dl_lexicon_has(lexicon, DL_LIST_SPACING_SU_BEFORE,
                              syllables_of(next, 1));
    return (dl_set_has(tail, DL_LIST_SPACING_GEOT_TAILS) ||
            dl_set_has(tail, DL_LIST_SPACING_TTAE_TAILS)) &&
           !dl_lexicon_has(lexicon, DL_LIST_SPACING_BARE_WORDS, verb);
}

/* 학습하다, 업데이트되다 */
static bool is_verbal(const dl_list_set *noun)
{
    return dl_set_has(noun, DL_LIST_SPACING_VERBAL_NOUNS) ||
           dl_set_has(noun, DL_LIST_SPACING_HADA_NOUNS);
}

/* 학습중 */
static bool is_under_way(const dl_list_set *noun)
{
    return dl_set_has(noun, DL_LIST_SPACING_JUNG_NOUNS) ||
           dl_set_has(noun, DL_LIST_SPACING_SI_NOUNS) || is_verbal(noun);
}

bool dl_spacing_may_end(const dl_doc *doc, uint32_t i, uint32_t end)
{
    return i >= end || !dl_token_is_joined(&doc->tokens[i]) ||
           dl_token_is(&doc->tokens[i],
                       DL_KINDS(COMMA, STOP, OPEN, CLOSE, QUOTE, SYMBOL) |
                           DL_KINDS(MARKUP, HTML, SOFT_BREAK, HARD_BREAK));
}

/* 파일등을, but not 신호등을: `noun` is one by itself. */
static bool is_and_others(const dl_lexicon *lexicon, dl_str noun)
{
    return noun.n > SYLLABLE && dl_stem_is_noun(lexicon, noun) &&
           !dl_lexicon_has(lexicon, DL_LIST_SPACING_DEUNG_HOSTS, noun);
}

uint32_t dl_spacing_gap(const dl_doc *doc, uint32_t i, uint32_t end)
{
    const dl_lexicon *lexicon = doc->lexicon;
    const dl_token *t = &doc->tokens[i];
    dl_str word = dl_token_text(doc, t);
    if (!dl_spacing_may_end(doc, i + 1, end))
        return 0;
    dl_str next = dl_next_word(doc, i, end);
    for (size_t n = SYLLABLE; n < word.n; n += SYLLABLE) {
        dl_str head = {word.p, word.n - n};
        if (!(lexicon->characters[dl_hangul_at(word.p + head.n)] &
              DL_SYLLABLE_BEGINS_END))
            continue;
        const dl_list_set *tail =
            dl_lexicon_lists(lexicon, (dl_str){word.p + head.n, n});
        if (is_described(lexicon, head, tail, next) ||
            (dl_set_has(tail, DL_LIST_SPACING_JUNG_TAILS) &&
             is_under_way(dl_lexicon_lists(lexicon, head))) ||
            (dl_set_has(tail, DL_LIST_SPACING_DEUNG_TAILS) &&
             is_and_others(lexicon, head)))
            return t->start + (uint32_t)head.n;
    }
    return 0;
}

/* 하면 안된다: 안 is an adverb there; 일이 안되다 is a verb. */
uint32_t dl_spacing_an(const dl_doc *doc, uint32_t i, bool *is_sure)
{
    const uint32_t AN = 0xC548; /* 안 */
    const dl_lexicon *lexicon = doc->lexicon;
    const dl_token *t = &doc->tokens[i];
    dl_str word = dl_token_text(doc, t);
    if (i == 0 || t->first != AN ||
        !dl_lexicon_start(lexicon, DL_LIST_SPACING_AN_DOEDA, word) ||
        dl_str_starts(word, "안된는")) /* misspelt, not only joined */
        return 0;
    dl_str before = dl_token_text(doc, t - 1);
    *is_sure = dl_lexicon_end(lexicon, DL_LIST_SPACING_AN_BEFORE, before);
    if (!*is_sure &&
        (dl_lexicon_end(lexicon, DL_LIST_SPACING_AN_SUBJECTS, before) ||
         dl_lexicon_has(lexicon, DL_LIST_SPACING_AN_FORMS, word)))
        return 0;
    return t->start + SYLLABLE;
}

/* ---- words that are one -------------------------------------------------- */

/* 현 시점, 폭 넓은, 매 번 */
static bool is_one_word(const dl_doc *doc, uint32_t i)
{
    enum { LONGEST_STEM = 2 /* syllables */ };
    const dl_lexicon *lexicon = doc->lexicon;
    dl_str first = dl_token_text(doc, &doc->tokens[i]);
    dl_str second = dl_token_text(doc, &doc->tokens[i + 1]);
    for (size_t n = 1; n <= LONGEST_STEM; n++)
        if (dl_lexicon_has_pair(lexicon, DL_LIST_TOGETHER_ONE_STEMS, first,
                                syllables_of(second, n)))
            return true;
    return second.n <= LONGEST_STEM * SYLLABLE &&
           dl_lexicon_has_pair(lexicon, DL_LIST_TOGETHER_ONE_WORDS, first,
                               second);
}

/* 공부를 한 동안, 학습 한 동안: 한 is a form of 하다. */
static bool is_done(const dl_doc *doc, const dl_prose *prose, uint32_t i)
{
    dl_particle_use use;
    if (doc->tokens[i].first != HAN || i == prose->token ||
        doc->tokens[i - 1].kind != DL_TOKEN_HANGUL)
        return false;
    return is_verbal(dl_token_lists(doc, &doc->tokens[i - 1])) ||
           (dl_particle_at_end(dl_token_text(doc, &doc->tokens[i - 1]), &use) &&
            use.particle == DL_PARTICLE_EUL);
}

/* In `LLM 이 때` 이 is a particle with a space before it. */
bool dl_spacing_is_compound(const dl_doc *doc, const dl_prose *prose,
                            uint32_t i)
{
    if (is_in(doc, i, DL_LIST_TOGETHER_ONE_FIRSTS))
        return is_one_word(doc, i) && !is_done(doc, prose, i);
    if (!is_in(doc, i, DL_LIST_SPACING_DEMONSTRATIVES))
        return false;
    dl_list nouns = doc->tokens[i].first == I ? DL_LIST_SPACING_I_NOUNS
                                              : DL_LIST_SPACING_GEU_NOUNS;
    return dl_lexicon_has(doc->lexicon, nouns,
                          dl_token_text(doc, &doc->tokens[i + 1])) &&
           (i == prose->token ||
            dl_token_is(&doc->tokens[i - 1],
                        DL_KINDS(HANGUL, STOP, COMMA, SOFT_BREAK)));
}

/* 모델 뿐만 아니라; but 할 뿐만 아니라, and 하는데 뿐만 lacks a space as well */
static bool is_noun_alone(const dl_doc *doc, uint32_t i, uint32_t end)
{
    dl_str word = dl_token_text(doc, &doc->tokens[i]);
    return dl_str_has_prefix(dl_next_word(doc, i + 1, end),
                             DL_STR("아니")) &&
           !dl_str_ends(word, "는데") &&
           (final_of(word) != FINAL_RIEUL ||
            dl_stem_is_noun(doc->lexicon, word));
}

/* 하는 지, 할 지, 할 수록: an ending. After ㄹ and before 모르다 지도 is one, too,
   and elsewhere a map. */
static bool is_ending(const dl_doc *doc, uint32_t i, uint32_t end)
{
    const dl_lexicon *lexicon = doc->lexicon;
    dl_str word = dl_token_text(doc, &doc->tokens[i]);
    bool is_ji = is_in(doc, i + 1, DL_LIST_SPACING_JI_WORDS);
    if (!is_ji &&
        !dl_lexicon_has(lexicon, DL_LIST_SPACING_KNOW_STARTS,
                        syllables_of(dl_next_word(doc, i + 1, end), 2)))
        return false;
    return dl_lexicon_end(lexicon, DL_LIST_SPACING_RIEUL_HOSTS, word) ||
           (doc->tokens[i + 1].first == 0xC9C0 /* 지 */ &&
            dl_lexicon_end(lexicon, DL_LIST_SPACING_NEUN_HOSTS, word));
}

/* Whether the word `i` is negated, or its object is: 없다, 되지 않았다. */
static bool is_negated(const dl_doc *doc, uint32_t i, uint32_t end)
{
    const dl_lexicon *lexicon = doc->lexicon;
    dl_str word = dl_next_word(doc, i, end);
    if (dl_lexicon_start(lexicon, DL_LIST_SPACING_NO_STARTS, word))
        return true;
    return dl_str_ends(word, "지") &&
           dl_lexicon_start(lexicon, DL_LIST_SPACING_NO_STARTS,
                            dl_next_word(doc, i + 1, end));
}

/* 할 수 밖에, 하나 밖에 없다 */
static bool is_nothing_but(const dl_doc *doc, uint32_t i, uint32_t end)
{
    dl_str word = dl_token_text(doc, &doc->tokens[i]);
    return dl_lexicon_has(doc->lexicon, DL_LIST_SPACING_BAKKE_HOSTS, word) &&
           (dl_str_is(word, "수") || is_negated(doc, i + 1, end));
}

/* A noun that is not also an adverb. */
static bool is_mere_noun(const dl_doc *doc, uint32_t i)
{
    return dl_stem_is_noun(doc->lexicon,
                           dl_token_text(doc, &doc->tokens[i])) &&
           !is_in(doc, i, DL_LIST_SPACING_BYEOL_OTHERS);
}

/* Whether token `i` is the last of several nouns: in 소와 말 들이 들 is a
   dependent noun. */
static bool is_in_series(const dl_doc *doc, const dl_prose *prose, uint32_t i)
{
    if (i == prose->token)
        return false;
    const dl_token *before = &doc->tokens[i - 1];
    return before->kind != DL_TOKEN_HANGUL ||
           dl_str_ends(dl_token_text(doc, before), "와") ||
           dl_str_ends(dl_token_text(doc, before), "과");
}

/* 일반 적으로, 객체 들이, 네트워크 상에서: token `i` is followed by a suffix of
   nouns. */
static bool is_suffixed_noun(const dl_doc *doc, const dl_prose *prose,
                             uint32_t i)
{
    switch (doc->tokens[i + 1].first) {
    case JEOK:
        return dl_lexicon_has(doc->lexicon, DL_LIST_TOGETHER_JEOK_NOUNS,
                              dl_token_text(doc, &doc->tokens[i]));
    case DEUL:
        return is_mere_noun(doc, i) && !is_in_series(doc, prose, i);
    default:
        return is_mere_noun(doc, i);
    }
}

/* 실행 시킨다 */
static bool is_caused(const dl_doc *doc, uint32_t i)
{
    return doc->tokens[i + 1].first == SI &&
           is_verbal(dl_token_lists(doc, &doc->tokens[i])) &&
           dl_lexicon_start(doc->lexicon, DL_LIST_TOGETHER_SIKIDA_STARTS,
                            dl_token_text(doc, &doc->tokens[i + 1]));
}

/* 만들어 진다; but 와 진다 */
static bool is_made(const dl_doc *doc, uint32_t i)
{
    return dl_lexicon_end(doc->lexicon, DL_LIST_TOGETHER_JIDA_ENDS,
                          dl_token_text(doc, &doc->tokens[i])) > 0;
}

/* 할 듯 하다, 볼 만 하다: token `i` describes nothing but makes an auxiliary
   with 하다. In 올 듯 말 듯 하다 it does not. */
static bool is_auxiliary(const dl_doc *doc, const dl_prose *prose, uint32_t i)
{
    if (!is_in(doc, i, DL_LIST_TOGETHER_AUXILIARY_NOUNS) || i == prose->token ||
        doc->tokens[i - 1].kind != DL_TOKEN_HANGUL)
        return false;
    dl_str verb = dl_token_text(doc, &doc->tokens[i - 1]);
    uint32_t final = dl_hangul_final_number(doc->tokens[i - 1].last);
    return (final == FINAL_RIEUL ||
            (final == FINAL_NIEUN && doc->tokens[i].first != MAN)) &&
           !dl_stem_is_noun(doc->lexicon, verb);
}

/* 기존 보다, 지금 보다 더, 임곗값 보다 큰: 보다 after token `i` is the particle,
   not the adverb. */
static bool is_compared(const dl_doc *doc, uint32_t i, uint32_t end)
{
    const dl_lexicon *lexicon = doc->lexicon;
    dl_str word = dl_token_text(doc, &doc->tokens[i]);
    dl_str next = dl_next_word(doc, i + 1, end);
    if (doc->tokens[i + 1].length > 2 || /* 보다는 */
        is_in(doc, i, DL_LIST_SPACING_BODA_HOSTS))
        return true;
    if (dl_lexicon_has(lexicon, DL_LIST_SPACING_BODA_AFTER, next))
        return dl_stem_is_noun(lexicon, word) &&
               !is_in(doc, i, DL_LIST_SPACING_BYEOL_OTHERS);
    return dl_lexicon_end(lexicon, DL_LIST_SPACING_BODA_VALUES, word) &&
           dl_lexicon_start(lexicon, DL_LIST_SPACING_BODA_DEGREES, next);
}

/* 클라이언트(thin client)와 씩 클라이언트: no suffix follows a particle. */
static bool is_lone_particle(const dl_doc *doc, const dl_prose *prose,
                             uint32_t i)
{
    dl_particle_use use;
    return i > prose->token && dl_token_is_joined(&doc->tokens[i]) &&
           dl_particle_at_end(dl_token_text(doc, &doc->tokens[i]), &use) &&
           use.start == 0;
}

bool dl_spacing_is_joined(const dl_doc *doc, const dl_prose *prose, uint32_t i)
{
    const dl_list_set *second = dl_token_lists(doc, &doc->tokens[i + 1]);
    const uint32_t end = prose->token_end;
    if (dl_set_has(second, DL_LIST_TOGETHER_ANY_SUFFIXES))
        return !is_lone_particle(doc, prose, i);
    if (dl_set_has(second, DL_LIST_SPACING_HADA_FORMS))
        return is_verbal(dl_token_lists(doc, &doc->tokens[i])) ||
               is_auxiliary(doc, prose, i);
    if (dl_set_has(second, DL_LIST_SPACING_BODA_WORDS))
        return is_compared(doc, i, end);
    if (dl_set_has(second, DL_LIST_SPACING_BAKKE_WORDS))
        return is_nothing_but(doc, i, end);
    if (dl_set_has(second, DL_LIST_SPACING_PPUN_WORDS))
        return is_noun_alone(doc, i, end);
    if (dl_set_has(second, DL_LIST_TOGETHER_NOUN_SUFFIXES))
        return is_suffixed_noun(doc, prose, i);
    if (dl_set_has(second, DL_LIST_TOGETHER_SPACE_SUFFIXES))
        return dl_lexicon_has(doc->lexicon, DL_LIST_TOGETHER_SPACE_NOUNS,
                              dl_token_text(doc, &doc->tokens[i]));
    if ((dl_set_has(second, DL_LIST_TOGETHER_JIDA_FORMS) && is_made(doc, i)) ||
        is_caused(doc, i))
        return true;
    return (dl_set_has(second, DL_LIST_SPACING_JI_WORDS) ||
            dl_set_has(second, DL_LIST_SPACING_JIDO_WORDS)) &&
           is_ending(doc, i, end);
}

/* ---- for other rules ----------------------------------------------------- */

bool dl_spacing_is_settled(const dl_doc *doc, dl_arena *scratch,
                           uint32_t token, bool is_apart)
{
    enum { NEXT = 2 }; /* tokens that a term and what precedes it may take */
    const dl_prose *prose = &doc->proses[dl_block_of_token(doc, token)];
    uint32_t first = token > prose->token ? token - 1 : token;
    uint32_t end = token + NEXT < prose->token_end ? token + NEXT
                                                   : prose->token_end;
    dl_term_hit *hits;
    size_t n = dl_terms_find(doc, first, end, scratch, &hits);
    for (size_t i = 0; i < n; i++)
        if (hits[i].group->term_class == DL_TERMS_JOINED &&
            (hits[i].token == token ||
             (is_apart && hits[i].token == token + 1)))
            return true;
    return is_apart ? dl_spacing_is_compound(doc, prose, token) ||
                          dl_spacing_is_joined(doc, prose, token)
                    : dl_spacing_gap(doc, token, prose->token_end) > 0;
}
