/*
 * How Latin words, digits and signs are read: 3 삼, % 퍼센트, XML 엑스엠엘.
 * Only words with a single reading are judged; CLIP은 and CLIP는 are both
 * right.
 */
#include "korean/reading.h"

#include "base/str.h"
#include "korean/lexicon.h"
#include "korean/near.h"
#include "korean/particle.h"
#include "text/kinds.h"
#include "text/lex.h"

enum {
    LETTERS = DL_KINDS(HANGUL, HAN, KANA, GREEK, CYRILLIC, LETTER),
    OPENERS = DL_KINDS(OPEN, QUOTE, MARKUP, HTML),
    /* before a word: part of another */
    NO_WORD = LETTERS | DL_KINDS(CLOSE, ESCAPE, CODE),
    UNSEEN = DL_KINDS(MARKUP, INVISIBLE),
    LONGEST_PART = 16, /* letters of one with two readings */
    LONGEST_UNIT = 2, /* letters of a unit apart from its number: 10 cm */
    LONGEST_NUMBER = 12 /* bytes; 10^12 is 조, without a final consonant */
};

#define VOWELS "AEIOUYaeiouy"

static const dl_reading unknown = {DL_FINAL_UNKNOWN, false};
static const dl_reading vowel = {DL_FINAL_NONE, true};
static const dl_reading rieul = {DL_FINAL_RIEUL, true};
static const dl_reading closed = {DL_FINAL_OTHER, true};

static bool has_only(dl_str s, const char *set)
{
    for (size_t i = 0; i < s.n; i++)
        if (!dl_is_one_of(s.p[i], set))
            return false;
    return true;
}

static bool has_none(dl_str s, const char *set)
{
    for (size_t i = 0; i < s.n; i++)
        if (dl_is_one_of(s.p[i], set))
            return false;
    return true;
}

static bool is_ascii(dl_str s)
{
    for (size_t i = 0; i < s.n; i++)
        if ((unsigned char)s.p[i] >= 0x80)
            return false;
    return true;
}

/* ---- letters ------------------------------------------------------------ */

/* By the letter's Korean name: 엘, 엠, 엔. R is 알 to most people and 아르 in
   the dictionary (표준국어대사전); all others end in a vowel. */
static dl_reading letter_name(char c)
{
    if (dl_is_one_of(c, "rR"))
        return unknown;
    if (dl_is_one_of(c, "lL"))
        return rieul;
    return dl_is_one_of(c, "mMnN") ? closed : vowel;
}

/* By the longest ending that the lexicon has; one of two small letters counts
   only after a small letter, or one: -er in Server, not in ER. Without a vowel
   the word is spelled out, or short for another: rng, clk. False: there is no
   ending. */
static bool read_end(const dl_lexicon *lexicon, dl_str w, dl_reading *out)
{
    size_t n = lexicon->longest_latin_end;
    for (n = n < w.n ? n : w.n; n > 0; n--) {
        const dl_list_set *lists = dl_lexicon_lists(
            lexicon, (dl_str){w.p + w.n - n, n});
        if (n == 2 && w.n != 3 && dl_is_lower(w.p[w.n - 1]) &&
            !(w.n > 3 && dl_is_lower(w.p[w.n - 3])))
            continue;
        if (dl_set_has(lists, DL_LIST_READING_OPEN_ENDS))
            *out = unknown;
        else if (dl_set_has(lists, DL_LIST_READING_RIEUL_ENDS))
            *out = rieul;
        else if (dl_set_has(lists, DL_LIST_READING_CLOSED_ENDS))
            *out = closed;
        else if (dl_set_has(lists, DL_LIST_READING_VOWEL_ENDS))
            *out = vowel;
        else
            continue;
        return n == 1 || !has_none(w, VOWELS);
    }
    return false;
}

/* Whether the word, or the last part of a name (newVal), has two readings. */
static bool is_open(const dl_lexicon *lexicon, dl_str w)
{
    char lower[LONGEST_PART];
    size_t n = 1;
    if (dl_lexicon_has(lexicon, DL_LIST_READING_OPEN_WORDS, w))
        return true;
    while (n < w.n && dl_is_lower(w.p[w.n - n]))
        n++;
    if (n > sizeof lower)
        return false;
    for (size_t i = 0; i < n; i++)
        lower[i] = dl_to_lower(w.p[w.n - n + i]);
    const dl_list_set *lists = dl_lexicon_lists(lexicon, (dl_str){lower, n});
    return dl_set_has(lists, DL_LIST_READING_OPEN_PARTS) ||
           dl_set_has(lists, DL_LIST_READING_SHORT_PARTS);
}

/* By its ending, of at least two letters; a final s is part of the word. */
static dl_reading singular_reading(const dl_lexicon *lexicon, dl_str w,
                                   bool all_upper)
{
    char a = w.p[w.n - 1], b = w.p[w.n - 2];
    dl_reading r;
    /* Xcm: a variable and a unit */
    if (w.n > 2 && dl_is_upper(w.p[0]) &&
        dl_lexicon_has(lexicon, DL_LIST_READING_UNITS, dl_str_from(w, 1)))
        return (dl_reading){.final = DL_FINAL_NONE};
    /* Roman numerals, Type I is 원 or 일; OOO stands for anything */
    if (has_only(w, "IVX") || has_only(w, "oO"))
        return unknown;
    if (a == 's' && (dl_is_upper(b) || w.n == 2))
        return unknown; /* LLMs: 엘엘엠 or 엘엘엠스; .rs */
    if (read_end(lexicon, w, &r))
        return is_open(lexicon, w) ? unknown : r;
    if (all_upper && has_none(w, "AEIOUY")) /* spelled out: GPT, HDR */
        return letter_name(a);
    return unknown;
}

/* An ASCII word of two letters at least. Actions and types: 액션 or 액션스, 타입
   or 타입스. Only a word that ends in a vowel without its s, too, has one
   reading. */
static dl_reading word_reading(const dl_lexicon *lexicon, dl_str w,
                               bool all_upper)
{
    bool plural = w.n > 2 && w.p[w.n - 1] == 's' &&
                  !dl_is_one_of(w.p[w.n - 2], "suiao");
    w.n -= plural;
    dl_reading r = singular_reading(lexicon, w, all_upper && !plural);
    return plural && r.final != DL_FINAL_NONE ? unknown : r;
}

dl_reading dl_reading_of_word(const dl_lexicon *lexicon, dl_str word)
{
    return word_reading(lexicon, word, false);
}

/* After a number: 0.7cm 센티미터, 10ms 밀리초, 16fps, 256GB 기가바이트. */
static dl_reading unit_reading(const dl_doc *doc, const dl_token *t)
{
    return dl_token_in(doc, t, DL_LIST_READING_UNITS) ? vowel : unknown;
}

/* Whether number `i` is part of a name, such as GPT-19m, where m is not a
   metre. */
static bool is_numbered_name(const dl_doc *doc, uint32_t first, uint32_t i)
{
    uint32_t before = dl_kind_touching(doc, first, i);
    return before & DL_KINDS(LATIN) ||
           (before && dl_is_sign(doc, i - 1, "-_") &&
            dl_kind_touching(doc, first, i - 1) & DL_KINDS(LATIN, NUMBER));
}

/* The L of RoBERTa-L, 엘 or 라지. */
static bool is_size(const dl_doc *doc, uint32_t first, uint32_t i)
{
    enum { SHORTEST_NAME = 4 /* letters */ };
    const dl_token *t = &doc->tokens[i];
    return dl_is_one_of(doc->src.p[t->start], "LBSMH") && i > first + 1 &&
           t[-2].kind == DL_TOKEN_LATIN && t[-2].length >= SHORTEST_NAME;
}

static dl_reading latin_reading(const dl_doc *doc, uint32_t first, uint32_t i)
{
    const dl_token *t = &doc->tokens[i];
    dl_str w = dl_token_text(doc, t);
    uint32_t before = dl_kind_touching(doc, first, i);
    if (!is_ascii(w) || before & NO_WORD)
        return unknown;
    if (before & DL_KINDS(NUMBER) ||
        (!before && w.n <= LONGEST_UNIT && i > first &&
         doc->tokens[i - 1].kind == DL_TOKEN_NUMBER))
        return is_numbered_name(doc, first, i - 1) ? unknown
                                                   : unit_reading(doc, t);
    if (w.n > 1) {
        dl_reading r =
            word_reading(doc->lexicon, w, t->flags & DL_TOKEN_UPPER);
        dl_reading unit = unit_reading(doc, t); /* perhaps: $1.2$mm */
        return unit.final == DL_FINAL_UNKNOWN || unit.final == r.final
                   ? r
                   : unknown;
    }
    bool is_part = before & ~(uint32_t)OPENERS &&
                   (!dl_is_sign(doc, i - 1, "-") || is_size(doc, first, i));
    return is_part || dl_is_one_of(w.p[0], "IVXO") ? unknown
                                                  : letter_name(w.p[0]);
}

/* ---- digits and signs --------------------------------------------------- */

/* 영 일 이 삼 사 오 육 칠 팔 구; a round number ends in 십, 백, 천, 만 or 억. */
static dl_reading digit_reading(char digit)
{
    if (dl_is_one_of(digit, "2459"))
        return vowel;
    return dl_is_one_of(digit, "178") ? rieul : closed;
}

/* Inside a name, 3 is 삼 or 쓰리; 1 and 7 end in a consonant in both languages,
   but not in the same one. */
static dl_reading name_digit_reading(char digit)
{
    if (dl_is_one_of(digit, "245"))
        return vowel;
    return dl_is_one_of(digit, "17") ? (dl_reading){DL_FINAL_OTHER, false}
                                     : unknown;
}

/* 값을 1로: what ends in an object's or a topic's particle is no name. */
static bool ends_phrase(dl_str word)
{
    dl_particle_use use;
    return dl_particle_at_end(word, &use) && use.start > 0 &&
           (use.particle == DL_PARTICLE_EUL || use.particle == DL_PARTICLE_EUN);
}

/* `헬름 3`: 삼 or 쓰리. */
static bool is_version(const dl_doc *doc, uint32_t first, uint32_t i)
{
    const dl_token *t = &doc->tokens[i];
    if (t->end - t->start > 1 || i == first || dl_kind_touching(doc, first, i))
        return false;
    return t[-1].kind == DL_TOKEN_HANGUL && t[-1].length > 1 &&
           !dl_token_in(doc, &t[-1], DL_LIST_READING_COUNTED_NOUNS) &&
           !ends_phrase(dl_token_text(doc, &t[-1]));
}

/* `Llama 3`, also across markup or a no-break space. */
static bool follows_name(const dl_doc *doc, uint32_t first, uint32_t i)
{
    while (i > first && dl_token_is(&doc->tokens[i - 1], UNSEEN))
        i--;
    return i > first && doc->tokens[i - 1].kind == DL_TOKEN_LATIN;
}

/* 1/4 is 4분의 1; in `Kim et al., 2023` the year is not read. */
static bool is_silent_number(const dl_doc *doc, uint32_t first, uint32_t i,
                             dl_str w)
{
    if (dl_kind_touching(doc, first, i))
        return i > first + 1 && dl_is_sign(doc, i - 1, "/") &&
               dl_kind_touching(doc, first, i - 1) == DL_KINDS(NUMBER);
    return w.n == 4 && dl_is_one_of(w.p[0], "12") && i > first &&
           dl_is_sign(doc, i - 1, ",");
}

static dl_reading number_reading(const dl_doc *doc, uint32_t first, uint32_t i)
{
    dl_str w = dl_token_text(doc, &doc->tokens[i]);
    uint32_t before = dl_kind_touching(doc, first, i);
    char digit = w.p[w.n - 1];
    if (!is_ascii(w) || w.n > LONGEST_NUMBER || before & LETTERS ||
        is_silent_number(doc, first, i, w))
        return unknown;
    if (before && dl_is_sign(doc, i - 1, "^")) /* N^2: 제곱 or 이 */
        return unknown;
    /* 방법 [18](…)를: the citation or the word before it */
    if (before & DL_KINDS(MARKUP) &&
        doc->tokens[i].flags & DL_TOKEN_IN_LINK)
        return unknown;
    bool in_name = before & ~(uint32_t)OPENERS ||
                   (!before && follows_name(doc, first, i)) ||
                   is_version(doc, first, i);
    return in_name ? name_digit_reading(digit) : digit_reading(digit);
}

/* 퍼센트; 플러스 after a letter, as in A+. But 3+ can be 3 이상, too, and C++
   is 시플러스플러스 or 씨쁠쁠. */
static dl_reading sign_reading(const dl_doc *doc, uint32_t first, uint32_t i)
{
    if (dl_is_sign(doc, i, "%"))
        return vowel;
    if (dl_kind_touching(doc, first, i))
        i--;
    return doc->tokens[i].kind == DL_TOKEN_LATIN ? vowel : unknown;
}

/* ---- formulas ----------------------------------------------------------- */

/* A letter by its name: 엑스, 세타. */
static dl_reading symbol_reading(const dl_lexicon *lexicon, dl_str name)
{
    if (name.n == 1 && dl_is_alpha(name.p[0]))
        return letter_name(name.p[0]);
    if (dl_lexicon_has(lexicon, DL_LIST_READING_CLOSED_SYMBOLS, name))
        return closed;
    return dl_lexicon_has(lexicon, DL_LIST_READING_VOWEL_SYMBOLS, name)
               ? vowel
               : unknown;
}

/* Removes `n` bytes from both ends of a text that begins and ends so. */
static bool unwrap(dl_str *s, const char *begin, const char *end, size_t n)
{
    if (s->n < 2 * n || memcmp(s->p, begin, n) != 0 ||
        memcmp(s->p + s->n - n, end, n) != 0)
        return false;
    *s = (dl_str){s->p + n, s->n - 2 * n};
    return true;
}

/* $\theta$, $x$: only what is a single letter is read by its name. */
static dl_reading formula_reading(const dl_doc *doc, const dl_token *t)
{
    enum { LONGEST = 20 /* bytes */ };
    dl_str s = dl_token_text(doc, t);
    if (s.n > LONGEST)
        return unknown;
    if (!unwrap(&s, "\\\\(", "\\\\)", 3) && !unwrap(&s, "\\(", "\\)", 2))
        while (unwrap(&s, "$", "$", 1))
            continue;
    s = dl_str_trim(s, " ");
    if (s.n > 1 && s.p[0] == '\\')
        s = dl_str_from(s, 1);
    else if (s.n > 1 && (unsigned char)s.p[0] < 0x80)
        return unknown;
    return symbol_reading(doc->lexicon, s);
}

dl_reading dl_reading_of(const dl_doc *doc, uint32_t first, uint32_t i)
{
    const dl_token *t = &doc->tokens[i];
    switch (t->kind) {
    case DL_TOKEN_HANGUL:
        return (dl_reading){dl_char_final(t->last), true};
    case DL_TOKEN_LATIN:
        return latin_reading(doc, first, i);
    case DL_TOKEN_NUMBER:
        return number_reading(doc, first, i);
    case DL_TOKEN_SYMBOL:
        return sign_reading(doc, first, i);
    case DL_TOKEN_FORMULA:
        return formula_reading(doc, t);
    case DL_TOKEN_GREEK: /* 5μ: a unit */
        return dl_kind_touching(doc, first, i) & DL_KINDS(NUMBER, LATIN)
                   ? unknown
                   : symbol_reading(doc->lexicon, dl_token_text(doc, t));
    default:
        return unknown;
    }
}
