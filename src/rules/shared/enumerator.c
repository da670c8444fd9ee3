/* Recognises enumerators and labels before a closing parenthesis. */
#include "rules/shared/enumerator.h"

#include "korean/lexicon.h"
#include "text/kinds.h"

enum {
    BREAK = DL_KINDS(SOFT_BREAK, HARD_BREAK),
    /* what an enumerator may directly follow */
    BEFORE = DL_KINDS(OPEN, CLOSE, QUOTE, MARKUP) | BREAK,
    /* marks that only follow the parenthesis of a word */
    BEHIND = DL_KINDS(CLOSE, STOP, COMMA),
    MOST_TOKENS = 3, /* of an enumerator: 1-2 */
    LABEL = 2,       /* syllables of a label before a number: 예1) */
    LONGEST_LABEL = 6 /* letters of a label that begins a line */
};

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
        return value < 32 ? value : 0;
    }
    if (t->kind != DL_TOKEN_LATIN)
        return 0;
    *out = DL_SERIES_ROMAN;
    for (size_t i = 0; i < sizeof roman / sizeof *roman; i++)
        if (dl_str_is(s, roman[i]))
            return (unsigned)i + 1;
    *out = s.p[0] < 'a' ? DL_SERIES_UPPER : DL_SERIES_LOWER;
    return s.n == 1 ? (unsigned)(s.p[0] & 0x1F) : 0;
}

static bool is_label_word(const dl_block *b, const dl_token *t)
{
    return dl_token_in(b->doc, t, DL_LIST_BRACKET_LABELS);
}

/* One of the words that enumerate: 1, 2.3, a, iv, 가, 예. */
static bool is_counting(const dl_block *b, const dl_token *t)
{
    dl_series unused;
    bool has_levels = t->kind == DL_TOKEN_NUMBER && t->end - t->start <= 4 &&
                      t->end - t->start >= 3 &&
                      b->doc->src.p[t->start + 1] == '.';
    return has_levels || dl_series_value(b, t, &unused) ||
           dl_token_in(b->doc, t, DL_LIST_BRACKET_SERIES) ||
           is_label_word(b, t);
}

/* Whether the tokens [start, i) are one word. */
static bool is_enumerator_word(const dl_block *b, uint32_t start, uint32_t i)
{
    const dl_token *t = &b->doc->tokens[start];
    dl_series unused;
    if (i - start == 1)
        return is_counting(b, t);
    if (i - start == 2 && t[1].kind == DL_TOKEN_NUMBER) /* Q1, 예1, 사례1 */
        return dl_block_char(b, t) == 'Q' || dl_block_char(b, t) == 'A' ||
               (t->kind == DL_TOKEN_HANGUL && t->length <= LABEL) ||
               is_label_word(b, t); /* Ex1 */
    if (i - start == 2) /* 1a */
        return t->kind == DL_TOKEN_NUMBER && dl_block_char(b, t + 1) >= 'a' &&
               dl_block_char(b, t + 1) <= 'c';
    return i - start == MOST_TOKENS && dl_block_char(b, t + 1) == '-' &&
           dl_series_value(b, t, &unused) && dl_series_value(b, t + 2, &unused);
}

/* Whether token `start` is the first word of a line or sentence. */
static bool begins_line(const dl_block *b, uint32_t start)
{
    while (start > b->first &&
           b->doc->tokens[start - 1].kind == DL_TOKEN_MARKUP)
        start--;
    const dl_token *before = dl_block_at(b, start - 1);
    return !before || dl_token_is(before, BREAK) ||
           (before->kind == DL_TOKEN_STOP && start > b->first + 1 &&
            before[-1].kind == DL_TOKEN_HANGUL);
}

/* 참고), Note), 역자 추가), 1단계): one or two words at the start of a line or
   sentence. */
static bool is_label(const dl_block *b, uint32_t start, uint32_t i)
{
    const dl_token *t = &b->doc->tokens[start];
    if (i - start == 2)
        return t->kind == DL_TOKEN_NUMBER && t[1].kind == DL_TOKEN_HANGUL &&
               t[1].length <= LABEL && begins_line(b, start);
    if (i - start != 1)
        return false;
    if (begins_line(b, start))
        return t->kind == DL_TOKEN_LATIN ||
               (t->kind == DL_TOKEN_HANGUL && t->length <= LABEL + 1);
    return start > b->first && t->kind == DL_TOKEN_HANGUL &&
           t[-1].kind == DL_TOKEN_HANGUL &&
           t->length + t[-1].length <= LONGEST_LABEL &&
           begins_line(b, start - 1);
}

/* The first token of the word before token `i`, or `i` if there is none. */
static uint32_t word_start(const dl_block *b, uint32_t i)
{
    uint32_t start = i;
    while (start > b->first && i - start <= MOST_TOKENS &&
           dl_is_joined(&b->doc->tokens[start])) {
        const dl_token *before = dl_block_at(b, start - 1);
        if (dl_token_is(before, BEFORE))
            break;
        start--;
    }
    return start;
}

/* `1.)`, `a.)`: both marks. */
static bool is_stopped(const dl_block *b, uint32_t i)
{
    dl_series unused;
    const dl_token *stop = dl_block_at(b, i - 1);
    return i > b->first + 1 && dl_block_char(b, stop) == '.' &&
           dl_is_joined(stop) && dl_series_value(b, stop - 1, &unused) &&
           (!dl_is_joined(stop - 1) || i == b->first + 2);
}

/* `2) 1)과 동시에`, `1), 2)번`: a digit by itself that is referred to. */
static bool is_reference(const dl_block *b, uint32_t i)
{
    const dl_token *digit = dl_block_at(b, i - 1);
    const dl_token *before = dl_block_at(b, i - 2);
    return i > b->first && digit->kind == DL_TOKEN_NUMBER &&
           digit->end - digit->start == 1 && !dl_is_joined(digit) &&
           (!before || dl_token_is(before, BEHIND | BREAK));
}

bool dl_is_label_aside(const dl_block *b, uint32_t i)
{
    const dl_token *word = dl_block_at(b, i - 1);
    return i > b->first + 1 && word->kind != DL_TOKEN_OPEN &&
           is_label_word(b, word) &&
           dl_block_char(b, dl_block_at(b, i - 2)) == '(';
}

bool dl_is_enumerator(const dl_block *b, uint32_t i)
{
    const dl_token *after = dl_block_at(b, i + 1);
    uint32_t start = word_start(b, i);
    if (is_stopped(b, i) || is_reference(b, i))
        return true;
    bool has_colon = dl_is_joined(after) && dl_block_char(b, after) == ':';
    if (dl_is_joined(after) && !(has_colon && is_label(b, start, i)) &&
        (dl_token_is(after, BEHIND) ||
         dl_token_in(b->doc, after, DL_LIST_BRACKET_PARTICLES)))
        return false;
    if (start == i || i - start > MOST_TOKENS ||
        (dl_is_joined(&b->doc->tokens[start]) &&
         dl_block_char(b, dl_block_at(b, start - 1)) == '('))
        return false;
    return is_enumerator_word(b, start, i) || is_label(b, start, i);
}
