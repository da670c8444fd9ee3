/*
 * What a particle stands behind. Latin letters, digits and signs are read
 * aloud: 3 삼, % 퍼센트, XML 엑스엠엘. Only endings with one reading are judged;
 * CLIP은 and CLIP는 are both right.
 */
#include "text/hangul.h"
#include "korean/particle.h"

typedef struct reading {
    dl_final final;
    bool checks_euro;
} reading;

#define KIND(k) (1u << (k))

enum {
    LETTERS = KIND(DL_TOKEN_HANGUL) | KIND(DL_TOKEN_HAN) |
              KIND(DL_TOKEN_KANA) | KIND(DL_TOKEN_GREEK) |
              KIND(DL_TOKEN_CYRILLIC) | KIND(DL_TOKEN_LETTER),
    OPENERS = KIND(DL_TOKEN_OPEN) | KIND(DL_TOKEN_QUOTE) |
              KIND(DL_TOKEN_MARKUP) | KIND(DL_TOKEN_HTML),
    LONGEST_PARENTHESIS = 64, /* tokens */
    LONGEST_UNIT = 2, /* letters of a unit apart from its number: 10 cm */
    LONGEST_NUMBER = 12 /* bytes; 10^12 is 조, without a final consonant */
};

static const reading unknown = {DL_FINAL_UNKNOWN, false};
static const reading vowel = {DL_FINAL_NONE, true};
static const reading rieul = {DL_FINAL_RIEUL, true};
static const reading closed = {DL_FINAL_OTHER, true};

static bool is_one_of(char c, const char *set)
{
    return c && strchr(set, c);
}

static bool has_only(dl_str s, const char *set)
{
    for (size_t i = 0; i < s.n; i++)
        if (!is_one_of(s.p[i], set))
            return false;
    return true;
}

static bool has_none(dl_str s, const char *set)
{
    for (size_t i = 0; i < s.n; i++)
        if (is_one_of(s.p[i], set))
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

/* The kind of the token that touches token `i` in front, as a bit, or 0. */
static uint32_t kind_touching(const dl_doc *doc, uint32_t first, uint32_t i)
{
    return i > first && dl_token_is_joined(&doc->tokens[i])
               ? KIND(doc->tokens[i - 1].kind)
               : 0;
}

static bool is_sign(const dl_doc *doc, uint32_t i, const char *set)
{
    const dl_token *t = &doc->tokens[i];
    return t->end - t->start == 1 && is_one_of(doc->src.p[t->start], set);
}

/* ---- letters ------------------------------------------------------------ */

/* By the letter's Korean name: 엘, 엠, 엔; R is 알 to most and 아르 in the
   dictionary (표준국어대사전); all others end in a vowel. */
static reading letter_name(char c)
{
    if (is_one_of(c, "rR"))
        return unknown;
    if (is_one_of(c, "lL"))
        return rieul;
    return is_one_of(c, "mMnN") ? closed : vowel;
}

/* -se, -ce, -ge …: read with 으 or 이 behind the consonant. -que is 크 or ㄱ,
   -ate, -ite and -tte are 이트, 트 or ㅅ (템플릿, 스타렛). */
static bool ends_in_silent_e(char a, char b, char c)
{
    if (a != 'e' || !(c >= 'a' && c <= 'z'))
        return false;
    if (b == 't')
        return !is_one_of(c, "ait");
    return is_one_of(b, "csgvdzri") || (b == 'u' && c != 'q');
}

/* Abbreviations that are read as a word, TeX 텍, zsh 지셸, Conv 컨볼루션, and
   words with two readings: epoch 에폭 or 에포크, Joseph 조지프 or 조셉. */
static bool ends_in_word(dl_str w)
{
    return dl_str_ends(w, "TeX") || dl_str_ends(w, "Conv") ||
           dl_str_ends(w, "conv") || dl_str_ends(w, "och") ||
           dl_str_ends(w, "seph") ||
           (w.n == 3 && dl_str_ends(w, "sh"));
}

/* By its ending, two letters at least; an s is part of the word. */
static reading singular_reading(dl_str w, bool all_upper)
{
    char a = w.p[w.n - 1], b = w.p[w.n - 2], c = w.n > 2 ? w.p[w.n - 3] : 0;
    if (has_only(w, "IVX")) /* Roman numerals: Type I is 원 or 일 */
        return unknown;
    if (a == 's' && ((b >= 'A' && b <= 'Z') || w.n == 2))
        return unknown; /* LLMs: 엘엘엠 or 엘엘엠스; .rs */
    if (dl_str_is(w, "px") || ends_in_word(w))
        return unknown;
    if (is_one_of(a, "lL"))
        return rieul;
    if (is_one_of(a, "mMnN"))
        return closed;
    if (is_one_of(a, "aiouywsxzfjvhAIOUYWSXZFJVHQ") ||
        (a == 'r' && is_one_of(b, "eoa") && c >= 'a' && c <= 'z') ||
        ends_in_silent_e(a, b, c))
        return vowel;
    if (all_upper && has_none(w, "AEIOUY")) /* spelled out: GPT, HDR */
        return letter_name(a);
    return unknown;
}

/* Actions and types: 액션 or 액션스, 타입 or 타입스. Only a word that ends in a
   vowel without its s, too, has one reading. */
static bool is_plural(dl_str w)
{
    return w.n > 2 && w.p[w.n - 1] == 's' &&
           !is_one_of(w.p[w.n - 2], "suiao");
}

/* An ASCII word of two letters at least. */
static reading word_reading(dl_str w, bool all_upper)
{
    bool plural = is_plural(w);
    w.n -= plural;
    reading r = singular_reading(w, all_upper && !plural);
    return plural && r.final != DL_FINAL_NONE ? unknown : r;
}

/* Behind a number: 0.7cm 센티미터, 10ms 밀리초, 16fps, 256GB 기가바이트. */
static reading unit_reading(dl_str w)
{
    static const char *const units[] = {"m",  "cm", "mm", "km",  "nm",
                                        "s",  "ms", "fps", "KB", "MB",
                                        "GB", "TB", "Hz", "kHz", "MHz",
                                        "GHz", "W", "kW"};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (dl_str_is(w, units[i]))
            return vowel;
    return unknown;
}

/* Whether number `i` is one of a name, as in GPT-19m, where m is no metre. */
static bool is_numbered_name(const dl_doc *doc, uint32_t first, uint32_t i)
{
    uint32_t before = kind_touching(doc, first, i);
    return before & KIND(DL_TOKEN_LATIN) ||
           (before && is_sign(doc, i - 1, "-_") &&
            kind_touching(doc, first, i - 1) &
                (KIND(DL_TOKEN_LATIN) | KIND(DL_TOKEN_NUMBER)));
}

static reading latin_reading(const dl_doc *doc, uint32_t first, uint32_t i)
{
    dl_str w = dl_token_text(doc, &doc->tokens[i]);
    uint32_t before = kind_touching(doc, first, i);
    if (!is_ascii(w) || before & (LETTERS | KIND(DL_TOKEN_CLOSE) |
                                  KIND(DL_TOKEN_ESCAPE) | KIND(DL_TOKEN_CODE)))
        return unknown;
    if (before & KIND(DL_TOKEN_NUMBER) ||
        (!before && w.n <= LONGEST_UNIT && i > first &&
         doc->tokens[i - 1].kind == DL_TOKEN_NUMBER))
        return is_numbered_name(doc, first, i - 1) ? unknown : unit_reading(w);
    if (w.n > 1) {
        reading r = word_reading(w, doc->tokens[i].flags & DL_TOKEN_UPPER);
        reading unit = unit_reading(w); /* perhaps: $1.2$mm */
        return unit.final == DL_FINAL_UNKNOWN || unit.final == r.final
                   ? r
                   : unknown;
    }
    bool is_part = before & ~(uint32_t)OPENERS && !is_sign(doc, i - 1, "-");
    return is_part || is_one_of(w.p[0], "IVX") ? unknown
                                               : letter_name(w.p[0]);
}

/* ---- digits and signs --------------------------------------------------- */

/* 영 일 이 삼 사 오 육 칠 팔 구; a round number ends in 십, 백, 천, 만 or 억. */
static reading digit_reading(char digit)
{
    if (is_one_of(digit, "2459"))
        return vowel;
    return is_one_of(digit, "178") ? rieul : closed;
}

/* Inside a name, 3 is 삼 or 쓰리; 1 and 7 are closed in both languages, but not
   by the same consonant. */
static reading name_digit_reading(char digit)
{
    if (is_one_of(digit, "245"))
        return vowel;
    return is_one_of(digit, "17") ? (reading){DL_FINAL_OTHER, false} : unknown;
}

/* Words whose number is read as such: 그림 3 is never 그림 쓰리. */
static bool counts(dl_str word)
{
    static const char *const nouns[] = {"그림", "표", "식", "수식", "단계",
                                        "예", "예제", "부록", "정리", "문제"};
    for (size_t i = 0; i < sizeof nouns / sizeof *nouns; i++)
        if (dl_str_is(word, nouns[i]))
            return true;
    return false;
}

/* `헬름 3`: 삼 or 쓰리. */
static bool is_version(const dl_doc *doc, uint32_t first, uint32_t i)
{
    const dl_token *t = &doc->tokens[i];
    if (t->end - t->start > 1 || i == first || kind_touching(doc, first, i))
        return false;
    return t[-1].kind == DL_TOKEN_HANGUL && t[-1].length > 1 &&
           !counts(dl_token_text(doc, &t[-1]));
}

/* `Llama 3`, also where markup or a no-break space stands between. */
static bool follows_name(const dl_doc *doc, uint32_t first, uint32_t i)
{
    while (i > first && KIND(doc->tokens[i - 1].kind) &
                            (KIND(DL_TOKEN_MARKUP) | KIND(DL_TOKEN_INVISIBLE)))
        i--;
    return i > first && doc->tokens[i - 1].kind == DL_TOKEN_LATIN;
}

/* 1/4 is 4분의 1; in `Kim et al., 2023` nobody reads the year. */
static bool is_silent_number(const dl_doc *doc, uint32_t first, uint32_t i,
                             dl_str w)
{
    if (kind_touching(doc, first, i))
        return i > first + 1 && is_sign(doc, i - 1, "/") &&
               kind_touching(doc, first, i - 1) == KIND(DL_TOKEN_NUMBER);
    return w.n == 4 && is_one_of(w.p[0], "12") && i > first &&
           is_sign(doc, i - 1, ",");
}

static reading number_reading(const dl_doc *doc, uint32_t first, uint32_t i)
{
    dl_str w = dl_token_text(doc, &doc->tokens[i]);
    uint32_t before = kind_touching(doc, first, i);
    char digit = w.p[w.n - 1];
    if (!is_ascii(w) || w.n > LONGEST_NUMBER || before & LETTERS ||
        is_silent_number(doc, first, i, w))
        return unknown;
    if (before && is_sign(doc, i - 1, "^")) /* N^2: 제곱 or 이 */
        return unknown;
    /* 방법 [18](…)를: the citation or the word before it */
    if (before & KIND(DL_TOKEN_MARKUP) &&
        doc->tokens[i].flags & DL_TOKEN_IN_LINK)
        return unknown;
    bool in_name = before & ~(uint32_t)OPENERS ||
                   (!before && follows_name(doc, first, i)) ||
                   is_version(doc, first, i);
    return in_name ? name_digit_reading(digit) : digit_reading(digit);
}

/* 퍼센트; 플러스 behind a letter, as in C++, but 3+ is 3 이상, too. */
static reading sign_reading(const dl_doc *doc, uint32_t first, uint32_t i)
{
    if (is_sign(doc, i, "%"))
        return vowel;
    while (is_sign(doc, i, "+") && kind_touching(doc, first, i))
        i--;
    return doc->tokens[i].kind == DL_TOKEN_LATIN ? vowel : unknown;
}

static reading reading_of(const dl_doc *doc, uint32_t first, uint32_t i)
{
    switch (doc->tokens[i].kind) {
    case DL_TOKEN_HANGUL:
        return (reading){(dl_final)doc->tokens[i].final, true};
    case DL_TOKEN_LATIN:
        return latin_reading(doc, first, i);
    case DL_TOKEN_NUMBER:
        return number_reading(doc, first, i);
    case DL_TOKEN_SYMBOL:
        return sign_reading(doc, first, i);
    default:
        return unknown;
    }
}

/* ---- the host ----------------------------------------------------------- */

/* The `(` of the `)` at `close`, or DL_NONE. */
static uint32_t opening(const dl_doc *doc, uint32_t first, uint32_t close)
{
    uint32_t depth = 0;
    uint32_t last = close > first + LONGEST_PARENTHESIS
                        ? close - LONGEST_PARENTHESIS
                        : first;
    for (uint32_t i = close + 1; i-- > last;) {
        depth += is_sign(doc, i, ")");
        if (is_sign(doc, i, "(") && --depth == 0)
            return i;
    }
    return DL_NONE;
}

static bool is_look_through(const dl_doc *doc, uint32_t i)
{
    const dl_token *t = &doc->tokens[i];
    return t->kind == DL_TOKEN_MARKUP || t->kind == DL_TOKEN_QUOTE ||
           (t->kind == DL_TOKEN_CLOSE && t->end - t->start > 1);
}

/* Whether token `i` ends an image, of which the reader sees no word. */
static bool is_image_end(const dl_doc *doc, uint32_t first, uint32_t i)
{
    const dl_token *t = doc->tokens;
    uint32_t last = i > first + LONGEST_PARENTHESIS ? i - LONGEST_PARENTHESIS
                                                    : first;
    if (t[i].kind != DL_TOKEN_MARKUP || doc->src.p[t[i].start] != ']')
        return false;
    while (i-- > last)
        if (t[i].kind == DL_TOKEN_MARKUP &&
            is_one_of(doc->src.p[t[i].start], "!["))
            return doc->src.p[t[i].start] == '!';
    return false;
}

static bool is_host(const dl_doc *doc, uint32_t i)
{
    const dl_token *t = &doc->tokens[i];
    return t->kind == DL_TOKEN_HANGUL || t->kind == DL_TOKEN_LATIN ||
           t->kind == DL_TOKEN_NUMBER || is_sign(doc, i, "%+");
}

static dl_host make_host(const dl_doc *doc, uint32_t first, uint32_t i,
                         uint32_t inner, bool marked)
{
    reading r = reading_of(doc, first, i);
    bool is_hangul = doc->tokens[i].kind == DL_TOKEN_HANGUL;
    if (inner != DL_NONE && !is_hangul) {
        reading inside = reading_of(doc, first, inner);
        if (inside.final != r.final)
            r = unknown;
        r.checks_euro = r.checks_euro && inside.checks_euro;
    }
    return (dl_host){.kind = is_hangul ? DL_TOKEN_HANGUL : DL_TOKEN_LATIN,
                     .final = (uint8_t)r.final,
                     .checks_euro = r.checks_euro,
                     .bracketed = inner != DL_NONE,
                     .marked = marked,
                     .token = i};
}

dl_host dl_host_before(const dl_doc *doc, uint32_t first, uint32_t at)
{
    uint32_t inner = DL_NONE;
    bool marked = false;
    for (uint32_t i = at; kind_touching(doc, first, i);) {
        i--;
        if (is_host(doc, i))
            return make_host(doc, first, i, inner, marked);
        if (is_sign(doc, i, ")")) {
            uint32_t open = opening(doc, first, i);
            if (open == DL_NONE || open + 1 == i)
                break;
            if (inner == DL_NONE)
                inner = i - 1;
            i = open;
        } else if (!is_look_through(doc, i) || is_image_end(doc, first, i)) {
            break;
        }
        marked = marked || doc->tokens[i].kind == DL_TOKEN_MARKUP;
    }
    return (dl_host){.kind = DL_TOKEN_HANGUL, .token = DL_NONE};
}

uint32_t dl_host_start(const dl_doc *doc, uint32_t first, uint32_t last)
{
    const uint32_t parts = KIND(DL_TOKEN_LATIN) | KIND(DL_TOKEN_NUMBER);
    uint32_t i = last;
    while (kind_touching(doc, first, i) & parts ||
           (kind_touching(doc, first, i) && is_sign(doc, i - 1, "-_/.,+%@^")))
        i--;
    while (i < last && !(KIND(doc->tokens[i].kind) & parts))
        i++;
    return i;
}
