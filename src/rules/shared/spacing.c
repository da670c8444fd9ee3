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
    I = 0xC774 /* 이 */
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

/* 학습중 */
static bool is_under_way(const dl_list_set *noun)
{
    return dl_set_has(noun, DL_LIST_SPACING_JUNG_NOUNS) ||
           dl_set_has(noun, DL_LIST_SPACING_SI_NOUNS) ||
           dl_set_has(noun, DL_LIST_SPACING_VERBAL_NOUNS);
}

/* Whether a word may end before token `i`: 할때, but not 할때(. */
static bool ends_before(const dl_doc *doc, uint32_t i, uint32_t end)
{
    return i >= end || !dl_token_is_joined(&doc->tokens[i]) ||
           dl_token_is(&doc->tokens[i],
                       DL_KINDS(COMMA, STOP, CLOSE, QUOTE, SYMBOL));
}

uint32_t dl_spacing_gap(const dl_doc *doc, uint32_t i, uint32_t end)
{
    const dl_lexicon *lexicon = doc->lexicon;
    const dl_token *t = &doc->tokens[i];
    dl_str word = dl_token_text(doc, t);
    if (!ends_before(doc, i + 1, end))
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
             is_under_way(dl_lexicon_lists(lexicon, head))))
            return t->start + (uint32_t)head.n;
    }
    return 0;
}

/* ---- words that are one -------------------------------------------------- */

/* In `LLM 이 때` 이 is a particle with a space before it. */
bool dl_spacing_is_compound(const dl_doc *doc, const dl_prose *prose,
                            uint32_t i)
{
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

bool dl_spacing_is_joined(const dl_doc *doc, const dl_prose *prose, uint32_t i)
{
    const dl_list_set *second = dl_token_lists(doc, &doc->tokens[i + 1]);
    const uint32_t end = prose->token_end;
    if (dl_set_has(second, DL_LIST_SPACING_BAKKE_WORDS))
        return dl_lexicon_has(doc->lexicon, DL_LIST_SPACING_BAKKE_HOSTS,
                              dl_token_text(doc, &doc->tokens[i]));
    if (dl_set_has(second, DL_LIST_SPACING_PPUN_WORDS))
        return is_noun_alone(doc, i, end);
    return (dl_set_has(second, DL_LIST_SPACING_JI_WORDS) ||
            dl_set_has(second, DL_LIST_SPACING_JIDO_WORDS)) &&
           is_ending(doc, i, end);
}

/* ---- for other rules ----------------------------------------------------- */

bool dl_spacing_is_settled(const dl_doc *doc, dl_arena *scratch,
                           uint32_t token, bool is_apart)
{
    const dl_prose *prose = &doc->proses[dl_block_of_token(doc, token)];
    uint32_t end = token + (is_apart ? 2 : 1);
    dl_term_hit *hits;
    size_t n = dl_terms_find(doc, token, end, scratch, &hits);
    for (size_t i = 0; i < n; i++)
        if (hits[i].group->term_class == DL_TERMS_JOINED)
            return true;
    return is_apart ? dl_spacing_is_compound(doc, prose, token) ||
                          dl_spacing_is_joined(doc, prose, token)
                    : dl_spacing_gap(doc, token, prose->token_end) > 0;
}
