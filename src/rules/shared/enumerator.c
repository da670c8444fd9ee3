/* Recognises enumerators and labels before a closing parenthesis. */
#include "rules/shared/enumerator.h"

#include "base/str.h"
#include "korean/lexicon.h"
#include "text/kinds.h"

enum {
    BREAK = DL_KINDS(SOFT_BREAK, HARD_BREAK),
    WORD = DL_KINDS(HANGUL, LATIN, NUMBER),
    SIGN = DL_KINDS(SYMBOL, ESCAPE, STOP),
    LARGEST = 31,     /* number of an enumerator */
    LONGEST_ROMAN = 4, /* letters: viii */
    PREFIX = 2,       /* syllables of a label before a number: 예1) */
    MOST_PARTS = 8,   /* of an enumerator: 4-3-1 has three */
    MOST_WORDS = 3,   /* of a label that begins a line, */
    LONGEST_LABEL = 8 /* and the letters of its Korean ones */
};

/* ---- neighbours ---------------------------------------------------------- */

bool dl_is_line_end(const dl_block *b, const dl_token *t)
{
    dl_str tag = dl_token_text(b->doc, t);
    return dl_token_is(t, BREAK) ||
           (t->kind == DL_TOKEN_HTML && dl_str_starts(tag, "<br"));
}

static bool is_passed_over(const dl_block *b, const dl_token *t)
{
    return dl_token_is(t, DL_KINDS(MARKUP, HTML)) && !dl_is_line_end(b, t);
}

uint32_t dl_seen_before(const dl_block *b, uint32_t i)
{
    const dl_token *t = b->doc->tokens;
    while (i > b->first && dl_token_is_joined(&t[i]))
        if (!is_passed_over(b, &t[--i]))
            return i;
    return DL_NONE;
}

uint32_t dl_seen_after(const dl_block *b, uint32_t i)
{
    const dl_token *t = b->doc->tokens;
    while (++i < b->end && dl_token_is_joined(&t[i]))
        if (!is_passed_over(b, &t[i]))
            return i;
    return DL_NONE;
}

/* ---- series -------------------------------------------------------------- */

unsigned dl_series_value(const dl_block *b, const dl_token *t, dl_series *out)
{
    static const char *const roman[] = {"i",  "ii",  "iii",  "iv", "v",
                                        "vi", "vii", "viii", "ix", "x"};
    dl_str s = dl_token_text(b->doc, t);
    unsigned value = 0;
    if (t->kind == DL_TOKEN_NUMBER && s.n <= 2) {
        *out = DL_SERIES_DIGITS;
        for (size_t i = 0; i < s.n; i++)
            value = s.p[i] < '0' ? 99 : value * 10 + (unsigned)(s.p[i] - '0');
        return value <= LARGEST ? value : 0;
    }
    if (t->kind != DL_TOKEN_LATIN)
        return 0;
    *out = DL_SERIES_ROMAN;
    char small[LONGEST_ROMAN]; /* II) is one, too */
    for (size_t i = 0; i < s.n && i < sizeof small; i++)
        small[i] = (char)(s.p[i] | 0x20);
    for (size_t i = 0; i < sizeof roman / sizeof *roman; i++)
        if (s.n <= sizeof small && dl_str_is((dl_str){small, s.n}, roman[i]))
            return (unsigned)i + 1;
    *out = s.p[0] < 'a' ? DL_SERIES_UPPER : DL_SERIES_LOWER;
    return s.n == 1 ? (unsigned)(s.p[0] & 0x1F) : 0;
}

static bool is_label_word(const dl_block *b, const dl_token *t)
{
    return dl_token_in(b->doc, t, DL_LIST_BRACKET_LABELS);
}

/* One of the words that enumerate: 0, 1, a, iv, 가, 예. */
static bool is_counting(const dl_block *b, const dl_token *t)
{
    dl_series unused;
    return dl_block_char(b, t) == '0' || dl_series_value(b, t, &unused) ||
           dl_token_in(b->doc, t, DL_LIST_BRACKET_SERIES) ||
           is_label_word(b, t);
}

/* 2.3) that no particle follows: otherwise it is a value. */
static bool is_level(const dl_block *b, const dl_token *t, uint32_t mark)
{
    enum { SHORTEST = 3, LONGEST = 4 }; /* bytes: 2.3, 1.12 */
    dl_str s = dl_token_text(b->doc, t);
    return t->kind == DL_TOKEN_NUMBER && s.n >= SHORTEST && s.n <= LONGEST &&
           s.p[0] != '0' && s.p[1] == '.' &&
           !dl_is_joined(dl_block_at(b, mark + 1));
}

/* Q1, A1, 예1, 사례1, Ex1, 7d: whether the parts of an enumerator touch. */
static bool is_compound(const dl_block *b, const dl_token *a, const dl_token *z)
{
    char c = dl_block_char(b, a);
    if (z->kind == DL_TOKEN_NUMBER)
        return c == 'Q' || c == 'A' || is_label_word(b, a) ||
               (a->kind == DL_TOKEN_HANGUL && a->length <= PREFIX);
    return a->kind == DL_TOKEN_NUMBER && is_counting(b, a) &&
           dl_block_char(b, z) >= 'a' && dl_block_char(b, z) <= 'h';
}

/* Whether the enumerator that ends with token `i` is a whole word, not the end
   of another (GPT-4, BL31) and not all that is in a parenthesis. */
static bool is_whole(const dl_block *b, uint32_t i)
{
    const dl_token *t = b->doc->tokens;
    for (unsigned n = 0; n < MOST_PARTS; n++) {
        uint32_t k = dl_seen_before(b, i);
        if (k == DL_NONE)
            return true;
        if (dl_token_is(&t[k], DL_KINDS(SYMBOL, COMMA, ESCAPE))) {
            bool is_comma = t[k].kind == DL_TOKEN_COMMA;
            k = dl_seen_before(b, k);
            if (k == DL_NONE || !dl_token_is(&t[k], WORD))
                return true;
            if (!is_counting(b, &t[k]))
                return is_comma || t[i].kind != DL_TOKEN_NUMBER;
        } else if (!dl_token_is(&t[k], WORD)) {
            return dl_block_char(b, &t[k]) != '(';
        } else if (!is_compound(b, &t[k], &t[i])) {
            return false;
        }
        i = k;
    }
    return false;
}

/* A label may begin a parenthesis that continues: `(예) 첫째 자리)`. */
bool dl_is_enumerator(const dl_block *b, uint32_t i)
{
    const dl_token *t = b->doc->tokens;
    uint32_t k = dl_seen_before(b, i);
    if (k != DL_NONE && dl_block_char(b, &t[k]) == '.') /* `1.)`, `e.g.)` */
        k = dl_seen_before(b, k);
    if (k == DL_NONE || !dl_token_is(&t[k], WORD) ||
        !(is_counting(b, &t[k]) || is_level(b, &t[k], i)))
        return false;
    bool is_aside = is_label_word(b, &t[k]) && k > b->first &&
                    dl_block_char(b, &t[k - 1]) == '(';
    return is_aside || is_whole(b, k);
}

/* ---- labels -------------------------------------------------------------- */

/* Whether token `i` is the first word of a line or sentence, or follows a sign
   that does not touch a word. */
static bool begins_line(const dl_block *b, uint32_t i)
{
    const dl_token *t = b->doc->tokens;
    while (i > b->first && dl_token_is(&t[i - 1], DL_KINDS(MARKUP)))
        i--;
    if (i == b->first || dl_is_line_end(b, &t[i - 1]))
        return true;
    if (dl_token_is(&t[i - 1], DL_KINDS(SYMBOL, ESCAPE))) {
        uint32_t k = i - 1; /* the first of `->` */
        while (k > b->first && dl_token_is_joined(&t[k]) &&
               dl_token_is(&t[k - 1], DL_KINDS(SYMBOL)))
            k--;
        return k == b->first || !dl_token_is_joined(&t[k]) ||
               !dl_token_is(&t[k - 1], WORD);
    }
    return t[i - 1].kind == DL_TOKEN_STOP && i > b->first + 1 &&
           t[i - 2].kind == DL_TOKEN_HANGUL;
}

/* Whether no particle follows the bracket, nor a mark that only follows that of
   a word. */
static bool ends_label(const dl_block *b, uint32_t i)
{
    uint32_t k = dl_seen_after(b, i);
    if (k == DL_NONE)
        return true;
    const dl_token *t = &b->doc->tokens[k];
    return dl_block_char(b, t) == ':' ||
           !(dl_token_is(t, DL_KINDS(CLOSE, STOP, COMMA)) ||
             dl_token_in(b->doc, t, DL_LIST_BRACKET_PARTICLES));
}

/* Whether one to `most` words that begin a line end before token `i`. */
static bool are_first_words(const dl_block *b, uint32_t i, uint32_t most)
{
    const dl_token *t = b->doc->tokens;
    uint32_t k = dl_seen_before(b, i), length = 0, words = 0;
    if (k != DL_NONE && dl_block_char(b, &t[k]) == '!') /* 주의!) */
        k = dl_seen_before(b, k);
    for (; k != DL_NONE; k--) {
        if (!dl_token_is(&t[k], WORD))
            return false;
        length += t[k].kind == DL_TOKEN_HANGUL ? t[k].length : 1;
        words += !dl_token_is_joined(&t[k]);
        if (length > LONGEST_LABEL || words > most)
            return false;
        if (begins_line(b, k))
            return true;
        if (k == b->first)
            break;
    }
    return false;
}

bool dl_is_label(const dl_block *b, uint32_t i)
{
    const dl_token *t = b->doc->tokens;
    uint32_t k = dl_seen_before(b, i);
    if (k == DL_NONE || i + 1 >= b->end || !ends_label(b, i))
        return false;
    if (are_first_words(b, i, MOST_WORDS))
        return true;
    uint32_t before = dl_seen_before(b, k); /* `+)`, `❔)` */
    return dl_token_is(&t[k], SIGN) &&
           (before == DL_NONE || dl_is_line_end(b, &t[before]));
}

bool dl_is_lone_label(const dl_block *b, uint32_t i)
{
    return i + 1 >= b->end && are_first_words(b, i, MOST_WORDS - 1);
}
