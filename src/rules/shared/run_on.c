/* What separates sentences and words, and what is rather code. */
#include "rules/shared/run_on.h"

#include "base/str.h"
#include "korean/near.h"
#include "rules/shared/korean.h"
#include "text/hangul.h"
#include "text/kinds.h"

static bool is_joined(const dl_block *b, uint32_t i)
{
    return i < b->end && dl_token_is_joined(&b->doc->tokens[i]);
}

/* 다, 요, 까, 죠: the dot after them is a full stop, which that of 설정.파일 and
   가.나.다 need not be. */
static bool ends_sentence(const dl_token *word)
{
    const uint32_t DA = 0xB2E4, YO = 0xC694, KKA = 0xAE4C, JYO = 0xC8E0;
    return word->kind == DL_TOKEN_HANGUL && word->length > 1 &&
           (word->last == DA || word->last == YO || word->last == KKA ||
            word->last == JYO);
}

/* ㅋㅋ and ㅠㅠ belong to what precedes: 끝났다.ㅋㅋ */
static bool is_laughter(const dl_token *t)
{
    return t->kind == DL_TOKEN_HANGUL && !dl_hangul_is_syllable(t->first);
}

static bool is_capitalized(const dl_token *t)
{
    return t->kind == DL_TOKEN_LATIN && t->first >= 'A' && t->first <= 'Z';
}

/* Whether another sentence begins after the stop at token `i`: not where the
   first is quoted (`끝났다.라고`, `끝났다.의 뜻`). */
static bool is_between_sentences(const dl_block *b, uint32_t i)
{
    const dl_token *next = &b->doc->tokens[i + 1];
    dl_str word = dl_token_text(b->doc, next);
    if (!ends_sentence(&next[-2]) || is_laughter(next))
        return false;
    if (next->kind != DL_TOKEN_HANGUL)
        return is_capitalized(next);
    return !dl_str_starts(word, "라") &&
           (dl_str_is(word, "이") || /* a determiner: 이 값은 */
            !dl_lexicon_has(b->doc->lexicon, DL_LIST_NOUNS_EVIDENCE, word));
}

/* HTML,CSS의: names whose row ends in Korean or in a parenthesis; not the code
   of `--state NEW,OLD -j` and `Pick<Type,Keys>`. */
static bool is_between_names(const dl_block *b, uint32_t i)
{
    const dl_token *t = b->doc->tokens;
    if (!is_capitalized(&t[i - 1]) || !is_capitalized(&t[i + 1]) ||
        (i > b->first + 1 && dl_token_is_joined(&t[i - 1]) &&
         t[i - 2].kind == DL_TOKEN_SYMBOL))
        return false;
    for (i += 2; i + 1 < b->end && dl_is_sign(b->doc, i, ",") &&
                 dl_token_is(&t[i + 1], DL_KINDS(LATIN, HANGUL));)
        i += 2;
    return i < b->end && dl_token_is(&t[i], DL_KINDS(HANGUL, CLOSE));
}

/* Whether the Hangul word at token `i` counts, after a number: 2차. */
static bool is_counter(const dl_block *b, uint32_t i)
{
    const dl_token *t = &b->doc->tokens[i];
    return i > b->first && is_joined(b, i) && t->kind == DL_TOKEN_HANGUL &&
           t[-1].kind == DL_TOKEN_NUMBER;
}

/* Whether the word at token `i` is one of a list: not a letter or a half-word
   (장,단점), nor a particle after a comma that is mentioned. */
static bool is_listed(const dl_block *b, uint32_t i)
{
    const dl_token *t = &b->doc->tokens[i];
    dl_particle_use use;
    return dl_token_is(t, DL_KINDS(HANGUL, LATIN)) && t->length > 1 &&
           !is_laughter(t) &&
           !(t->kind == DL_TOKEN_HANGUL &&
             dl_particle_at_end(dl_token_text(b->doc, t), &use) &&
             use.start == 0);
}

/* Whether the comma at token `i` separates words: not what may be code
   (name,age). */
static bool is_between_words(const dl_block *b, uint32_t i)
{
    const dl_token *t = &b->doc->tokens[i];
    bool begins_phrase = t[1].kind == DL_TOKEN_HANGUL && t[1].length == 1 &&
                         !is_joined(b, i + 2); /* 크지만,이 값은 */
    if (is_counter(b, i - 1) && is_counter(b, i + 2))
        return true;
    return is_listed(b, i - 1) && (begins_phrase || is_listed(b, i + 1)) &&
           (t[-1].kind == DL_TOKEN_HANGUL || t[1].kind == DL_TOKEN_HANGUL ||
            is_between_names(b, i));
}

/* ROLLUP(부서,연도): a call without backticks. */
static bool is_in_call(const dl_block *b, uint32_t i)
{
    enum { FARTHEST = 16 /* tokens */ };
    for (unsigned n = 0; n < FARTHEST && i-- > b->first; n++) {
        if (b->doc->tokens[i].kind == DL_TOKEN_CLOSE)
            return false;
        if (b->doc->tokens[i].kind == DL_TOKEN_OPEN)
            return i > b->first && is_joined(b, i) &&
                   b->doc->tokens[i - 1].kind == DL_TOKEN_LATIN;
    }
    return false;
}

bool dl_runs_on(const dl_block *b, uint32_t i, dl_span *words)
{
    const dl_token *t = &b->doc->tokens[i];
    if (i == b->first || t->flags & DL_TOKEN_IN_LINK ||
        !is_joined(b, i + 1) || t[1].start != t->end || is_in_call(b, i) ||
        !(dl_is_sign(b->doc, i, ",") ? is_between_words(b, i)
                                     : is_between_sentences(b, i)))
        return false;
    bool is_count = t[1].kind == DL_TOKEN_NUMBER; /* 2차,3차 */
    *words = (dl_span){t[is_count ? -2 : -1].start, t[is_count ? 2 : 1].end};
    return true;
}
