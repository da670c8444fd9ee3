/* Which words are joined to the one before them, and which are not. */
#include "rules/shared/two_words.h"

#include "base/str.h"
#include "korean/stem.h"
#include "rules/shared/glued.h"
#include "rules/shared/korean.h"
#include "rules_gen.h"

enum {
    SYLLABLE = 3, /* bytes */
    PART = 2 * SYLLABLE
};

/* Whether `a` may be a verb in -아 or -어: without a final consonant, with one
   of the vowels ㅏ ㅐ ㅓ ㅔ ㅕ ㅘ ㅙ ㅝ ㅞ. */
static bool may_be_verb(const dl_token *a)
{
    enum { FINALS = 28, VOWELS = 21 };
    const uint32_t vowels = 1 << 0 | 1 << 1 | 1 << 4 | 1 << 5 | 1 << 6 |
                            1 << 9 | 1 << 10 | 1 << 14 | 1 << 15;
    uint32_t c = (uint32_t)a->last - 0xAC00;
    return c % FINALS == 0 && vowels >> c / FINALS % VOWELS & 1;
}

/* 만들어 보세요: the norm (제47항) allows both spellings. */
static bool is_auxiliary(const dl_doc *doc, const dl_token *a, dl_str b)
{
    return may_be_verb(a) &&
           dl_lexicon_start(doc->lexicon, DL_LIST_VARIANT_AUXILIARY_STARTS,
                            b) > 0;
}

/* 하다, 되다 and 시키다 after the noun `a` are one word with it; 함수 and 해석
   only begin like them, and 보도록 is no noun. */
static bool is_suffix_verb(const dl_doc *doc, dl_str a, dl_str b)
{
    static const char starts[] = "하해했합한할함되돼됐됩된될됨";
    const dl_lexicon *lexicon = doc->lexicon;
    bool begins = dl_str_has_prefix(b, DL_STR("시키")) ||
                  dl_str_has_prefix(b, DL_STR("시켜"));
    for (size_t i = 0; starts[i]; i += SYLLABLE)
        begins |= memcmp(b.p, starts + i, SYLLABLE) == 0;
    return begins && dl_stem_is_noun(lexicon, a) && !dl_str_ends(a, "도록") &&
           !dl_stem_is_noun(lexicon, (dl_str){b.p, PART}) &&
           !dl_stem_is_noun(lexicon, b);
}

/* 데이터베이스 마다, 비동기 적으로, 모듈 간에, 실행 시에, 읽어야 한다: no
   compound, and DL512 and DL518 know which of them are joined. */
static bool is_bound(const dl_doc *doc, dl_str a, dl_str b)
{
    const dl_lexicon *lexicon = doc->lexicon;
    return dl_str_ends(a, "야") || dl_str_ends(a, "게") ||
           dl_lexicon_has(lexicon, DL_LIST_NOUNS_EVIDENCE, b) ||
           dl_lexicon_has(lexicon, DL_LIST_PARTICLE_SPLIT_HANGUL, b) ||
           dl_lexicon_has(lexicon, DL_LIST_PARTICLE_SPLIT_NOUNS, b) ||
           dl_lexicon_has(lexicon, DL_LIST_SPACING_GAN_TAILS, b) ||
           dl_lexicon_has(lexicon, DL_LIST_SPACING_SI_TAILS, b) ||
           dl_lexicon_has(lexicon, DL_LIST_SPACING_NAE_TAILS, b) ||
           dl_lexicon_has(lexicon, DL_LIST_SPACING_BYEOL_WORDS, b) ||
           dl_lexicon_has(lexicon, DL_LIST_VARIANT_SUFFIXES, b);
}

/* 있는 지도 beside 있는지도, which is an ending. */
static bool may_be_ending(const dl_doc *doc, const dl_token *a, dl_str b)
{
    return a->last == 0xB294 /* 는 */ &&
           dl_lexicon_has(doc->lexicon, DL_LIST_VARIANT_NEUN_ENDINGS, b);
}

/* 자기 지도 학습 is not 지도학습. */
static bool is_inner(const dl_doc *doc, const dl_token *a)
{
    return a > doc->tokens && a->start == a[-1].end + 1 &&
           a[-1].kind == DL_TOKEN_HANGUL &&
           dl_lexicon_has(doc->lexicon, DL_LIST_COMPOUND_FIRST_WORDS,
                          dl_token_text(doc, &a[-1]));
}

/* 학습 하였다 and 캐싱 하는, which DL512 reports. */
static bool is_known_split(const dl_doc *doc, dl_str a, dl_str b)
{
    const dl_list_set *second = dl_lexicon_lists(doc->lexicon, b);
    if (dl_set_has(second, DL_LIST_GLUED_FORMS) &&
        dl_loose_is_loan(doc->lexicon, a))
        return true;
    return dl_set_has(second, DL_LIST_SPACING_HADA_FORMS) &&
           dl_lexicon_has(doc->lexicon, DL_LIST_SPACING_VERBAL_NOUNS, a);
}

/* 할당 받는다: -받다 is a suffix. */
static bool is_passive(const dl_doc *doc, dl_str a, dl_str b)
{
    return dl_lexicon_start(doc->lexicon, DL_LIST_VARIANT_PASSIVE_STARTS,
                            b) &&
           dl_stem_is_noun(doc->lexicon, a);
}

/* Whether `a` has a particle, or may be a form of a verb, after which another
   word begins: 검색으로 변환, 아닌 경우, 라고 한다. */
static bool may_be_inflected(const dl_doc *doc, const dl_token *a, dl_str text)
{
    enum { NIEUN = 4, RIEUL = 8 };
    uint32_t final = dl_hangul_final_number(a->last);
    return !dl_stem_is_noun(doc->lexicon, text) &&
           (final == NIEUN || final == RIEUL ||
            dl_lexicon_tail(doc->lexicon, DL_LIST_NOUNS_EVIDENCE, text) ||
            dl_lexicon_end(doc->lexicon, DL_LIST_VARIANT_INFLECTED_ENDS,
                           text));
}

bool dl_two_words_may_be_one(const dl_doc *doc, const dl_token *a,
                             const dl_token *b, bool auxiliaries)
{
    dl_str first = dl_token_text(doc, a), second = dl_token_text(doc, b);
    return (auxiliaries || !is_auxiliary(doc, a, second)) &&
           !is_bound(doc, first, second) &&
           !is_known_split(doc, first, second) &&
           !may_be_ending(doc, a, second) && !is_inner(doc, a);
}

dl_two_words_norm dl_two_words_norm_of(const dl_doc *doc, const dl_token *a,
                                       const dl_token *b, dl_str name)
{
    const dl_lexicon *lexicon = doc->lexicon;
    dl_str first = dl_token_text(doc, a), rest = dl_token_text(doc, b);
    dl_str second = {rest.p, name.n - first.n};
    if (is_suffix_verb(doc, first, second) || is_passive(doc, first, second) ||
        dl_lexicon_has(lexicon, DL_LIST_COMPOUND_WORDS, name))
        return DL_TWO_WORDS_JOINED;
    return may_be_inflected(doc, a, first) ||
                   dl_lexicon_has(lexicon, DL_LIST_VARIANT_DETERMINERS,
                                  first) ||
                   dl_lexicon_has(lexicon, DL_LIST_VARIANT_PLACES, rest)
               ? DL_TWO_WORDS_APART
               : DL_TWO_WORDS_FREE;
}
