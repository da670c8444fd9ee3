/*
 * Splits one stretch of text into tokens. Each byte is looked at once: a table
 * of first bytes separates Hangul, ASCII letters, digits and signs without
 * decoding; only what it classes as slow goes to lex_decode.c.
 */
#include <arpa/inet.h>

#include "base/str.h"
#include "text/hangul.h"
#include "text/lex.h"

enum { HANGUL_BYTES = 3 };

#define LATIN DL_TOKEN_LATIN
#define NUMBER DL_TOKEN_NUMBER
#define HANGUL DL_TOKEN_HANGUL
#define STOP DL_TOKEN_STOP
#define COMMA DL_TOKEN_COMMA
#define OPEN DL_TOKEN_OPEN
#define CLOSE DL_TOKEN_CLOSE
#define QUOTE DL_TOKEN_QUOTE
#define SYMBOL DL_TOKEN_SYMBOL
#define INVISIBLE DL_TOKEN_INVISIBLE

#define B_ DL_CLASS_BLANK
#define L_ LATIN
#define N_ NUMBER
#define H_ HANGUL /* for EA and ED a guess, which the decoder confirms */
#define P_ STOP
#define C_ COMMA
#define O_ OPEN
#define E_ CLOSE
#define Q_ QUOTE
#define S_ SYMBOL
#define I_ INVISIBLE
#define X_ DL_CLASS_SLOW
#define SLOW_ROW X_, X_, X_, X_, X_, X_, X_, X_, X_, X_, X_, X_, X_, X_, X_, X_

static const unsigned char first_byte[256] = {
    I_, I_, I_, I_, I_, I_, I_, I_, I_, B_, B_, I_, I_, B_, I_, I_,
    I_, I_, I_, I_, I_, I_, I_, I_, I_, I_, I_, I_, I_, I_, I_, I_,
    /* !  "   #   $   %   &   '   (   )   *   +   ,   -   .   / */
    B_, P_, Q_, S_, S_, S_, S_, Q_, O_, E_, S_, S_, C_, S_, P_, S_,
    /* 0 to 9, then : ; < = > ? */
    N_, N_, N_, N_, N_, N_, N_, N_, N_, N_, C_, C_, S_, S_, S_, P_,
    /* @, the letters, then [ \ ] ^ _ */
    S_, L_, L_, L_, L_, L_, L_, L_, L_, L_, L_, L_, L_, L_, L_, L_,
    L_, L_, L_, L_, L_, L_, L_, L_, L_, L_, L_, O_, S_, E_, S_, S_,
    /* `, the letters, then { | } ~ */
    S_, L_, L_, L_, L_, L_, L_, L_, L_, L_, L_, L_, L_, L_, L_, L_,
    L_, L_, L_, L_, L_, L_, L_, L_, L_, L_, L_, O_, S_, E_, S_, I_,
    SLOW_ROW, SLOW_ROW, SLOW_ROW, SLOW_ROW, SLOW_ROW, SLOW_ROW,
    X_, X_, X_, X_, X_, X_, X_, X_, X_, X_, H_, H_, H_, H_, X_, X_,
    SLOW_ROW,
};

#define BLANK B_
#define SLOW X_

/* ---- the ends of runs, without decoding -------------------------------- */

static inline bool is_hangul_lead(unsigned char b)
{
    return b >= 0xEA && b <= 0xED;
}

/* In valid UTF-8, three bytes are a syllable if, read as one number, they are
   between those of the first and the last syllable. Here that number is the
   upper part of four bytes, which take a single load. */
static inline bool is_syllable(uint32_t bytes)
{
    const uint32_t first = 0xEAB08000, last = 0xED9EA3FF;
    return bytes - first <= last - first;
}

/* Eight bytes as one number, the first in its upper part; compilers turn it
   into a load and a swap. */
static inline uint64_t eight_at(const unsigned char *p)
{
    return (uint64_t)p[0] << 56 | (uint64_t)p[1] << 48 | (uint64_t)p[2] << 40 |
           (uint64_t)p[3] << 32 | (uint64_t)p[4] << 24 | (uint64_t)p[5] << 16 |
           (uint64_t)p[6] << 8 | p[7];
}

/* Hangul syllables, two at a time while there is room for two more bytes. */
static inline uint32_t hangul_end(const unsigned char *src, uint32_t p,
                                  uint32_t end)
{
    const uint32_t twos_end = end < sizeof(uint64_t) ? 0 : end - 7;
    for (; p < twos_end; p += 2 * HANGUL_BYTES) {
        uint64_t two = eight_at(src + p);
        if (!is_syllable((uint32_t)(two >> 32)))
            return p;
        if (!is_syllable((uint32_t)(two >> 8)))
            return p + HANGUL_BYTES;
    }
    uint32_t bytes = 0;
    const uint32_t loads_end = end < sizeof bytes ? 0 : end - HANGUL_BYTES;
    for (; p < loads_end; p += HANGUL_BYTES) {
        memcpy(&bytes, src + p, sizeof bytes);
        if (!is_syllable(ntohl(bytes)))
            return p;
    }
    if (p + HANGUL_BYTES != end)
        return p;
    memcpy(&bytes, src + p, HANGUL_BYTES);
    return is_syllable(ntohl(bytes)) ? end : p;
}

/* ASCII letters; `*bits` collects them, so that bit 5 shows lower case. */
static inline uint32_t latin_end(const unsigned char *src, uint32_t p,
                                 uint32_t end, unsigned char *bits)
{
    while (p < end && first_byte[src[p]] == LATIN)
        *bits |= src[p++];
    return p;
}

/* Digits with inner points and commas; `p` is just after the first. */
static inline uint32_t number_end(const unsigned char *src, uint32_t p,
                                  uint32_t end)
{
    for (; p < end; p++) {
        if (first_byte[src[p]] == NUMBER)
            continue;
        if ((src[p] == '.' || src[p] == ',') && p + 1 < end &&
            first_byte[src[p + 1]] == NUMBER)
            continue;
        break;
    }
    return p;
}

/* Whether a combining mark, a jamo or a letter outside ASCII may be at `p` and
   continue the run before it. The common signs (C2 and E2: · “ ” … –) do not,
   but the keycap mark begins with E2. */
static inline bool may_extend(const unsigned char *src, uint32_t p,
                              uint32_t end)
{
    return p < end && src[p] >= 0xC3 &&
           (src[p] != 0xE2 || (p + 1 < end && src[p + 1] == 0x83));
}

/* ---- one token of any kind --------------------------------------------- */

static uint32_t lex_number(dl_lexer *lexer, uint32_t start, uint32_t end)
{
    uint32_t p = number_end(lexer->src, start + 1, end);
    dl_lexer_push(lexer, start, p, NUMBER, 0, p - start);
    return may_extend(lexer->src, p, end) ? dl_lexer_extend_run(lexer, p, end)
                                          : p;
}

/* The end of `&name;`, `&#10;` or `&#xA;`, or 0; the longest name in HTML has
   31 letters. */
static uint32_t entity_end(const unsigned char *src, uint32_t p, uint32_t end)
{
    uint32_t i = p + 1;
    if (i < end && src[i] == '#')
        i++;
    uint32_t first = i;
    while (i < end && i - first < 32 &&
           (first_byte[src[i]] == LATIN || first_byte[src[i]] == NUMBER))
        i++;
    return i > first && i < end && src[i] == ';' ? i + 1 : 0;
}

static uint32_t lex_sign(dl_lexer *lexer, uint32_t p, uint32_t end,
                         bool escapes)
{
    const unsigned char *src = lexer->src;
    uint32_t stop = 0;
    switch (src[p]) {
    case '\\':
        if (escapes && p + 1 < end && dl_is_punctuation((char)src[p + 1]))
            stop = p + 2;
        break;
    case '&':
        stop = escapes ? entity_end(src, p, end) : 0;
        break;
    default:
        break;
    }
    if (stop) {
        dl_lexer_push(lexer, p, stop, DL_TOKEN_ESCAPE, 0, stop - p);
        return stop;
    }
    unsigned kind = first_byte[src[p]];
    dl_lexer_push(lexer, p, p + 1, kind, 0, 1);
    if (kind == SYMBOL && p + 1 < end && src[p + 1] >= 0xCC)
        return dl_lexer_extend_sign(lexer, src[p], p + 1, end);
    if (kind == INVISIBLE) {
        lexer->traits |= DL_PROSE_UNUSUAL;
        if (dl_char_is_space(src[p]))
            lexer->gap |= DL_TOKEN_SPACED;
    }
    return p + 1;
}

static bool follows_break(const dl_lexer *lexer)
{
    if (lexer->n == lexer->first)
        return true;
    unsigned kind = lexer->v[lexer->n - 1].kind;
    return kind == DL_TOKEN_SOFT_BREAK || kind == DL_TOKEN_HARD_BREAK;
}

static uint32_t skip_blanks(dl_lexer *lexer, uint32_t start, uint32_t end)
{
    uint32_t p = start + 1;
    while (p < end && first_byte[lexer->src[p]] == BLANK)
        p++;
    /* After a break the gap is the line's indentation. */
    bool wide = p - start > 1 || lexer->gap;
    lexer->gap |= DL_TOKEN_SPACED;
    if (wide && !follows_break(lexer))
        lexer->gap |= DL_TOKEN_WIDE_GAP;
    return p;
}

static uint32_t lex_one(dl_lexer *lexer, uint32_t p, uint32_t end,
                        bool escapes)
{
    switch (first_byte[lexer->src[p]]) {
    case BLANK:
        return skip_blanks(lexer, p, end);
    case NUMBER:
        return lex_number(lexer, p, end);
    case LATIN:
    case HANGUL:
    case SLOW:
        return dl_lexer_decode(lexer, p, end);
    default:
        return lex_sign(lexer, p, end, escapes);
    }
}

/* ---- the fast path ----------------------------------------------------- */

/* Whether the ASCII sign at `p` is a token by itself whatever follows: not an
   escape or the base of a mark. */
static inline bool is_plain_sign(const unsigned char *src, uint32_t p,
                                 uint32_t end)
{
    unsigned char next = p + 1 < end ? src[p + 1] : '\0';
    if (src[p] == '\\' || src[p] == '&')
        return false;
    return next < 0xC3 || is_hangul_lead(next);
}

/* The end of the run or sign at `p`, or `p` if lex_one() must handle it. Fills
   all of `t` except its place. */
static inline uint32_t plain_end(const unsigned char *src, uint32_t p,
                                 uint32_t end, dl_token *t)
{
    uint32_t stop;
    unsigned char bits = 0;
    const unsigned char kind = first_byte[src[p]];
    t->kind = kind;
    t->first = src[p];
    switch (kind) {
    case LATIN:
        stop = latin_end(src, p, end, &bits);
        t->flags |= bits & 0x20 ? 0 : DL_TOKEN_UPPER;
        break;
    case NUMBER:
        stop = number_end(src, p + 1, end);
        break;
    case STOP: case COMMA: case OPEN: case CLOSE: case QUOTE: case SYMBOL:
        t->last = src[p];
        t->length = 1;
        return is_plain_sign(src, p, end) ? p + 1 : p;
    default:
        return p;
    }
    t->last = src[stop - 1];
    t->length = dl_token_length(stop - p);
    return may_extend(src, stop, end) && !is_hangul_lead(src[stop]) ? p : stop;
}

static inline uint32_t plain_hangul_end(const unsigned char *src, uint32_t p,
                                        uint32_t end, dl_token *t)
{
    const uint32_t stop = hangul_end(src, p, end);
    if (stop == p || may_extend(src, stop, end))
        return p;
    const char *text = (const char *)src;
    t->kind = HANGUL;
    t->first = (uint16_t)dl_three_bytes_at(text + p);
    t->last = (uint16_t)dl_three_bytes_at(text + stop - HANGUL_BYTES);
    t->length = dl_token_length((stop - p) / HANGUL_BYTES);
    return stop;
}

/*
 * Reads single spaces, Hangul syllables, ASCII words and signs, which is nearly
 * all of a text, for as long as there is room for tokens; returns where it
 * stopped.
 */
static uint32_t lex_plain(dl_lexer *lexer, uint32_t p, uint32_t end)
{
    const unsigned char *src = lexer->src;
    const dl_token *limit = lexer->v + lexer->cap;
    const unsigned context = lexer->context;
    dl_token *t = lexer->v + lexer->n; /* built in place */
    unsigned gap = lexer->gap;
    uint32_t kinds = 0;
    while (p < end && t < limit && !(gap & DL_TOKEN_WIDE_GAP)) {
        if (src[p] == ' ') {
            if (gap)
                break;
            gap = DL_TOKEN_SPACED;
            if (++p == end)
                break;
        }
        t->start = p;
        t->lists = 0;
        t->flags = (uint8_t)(gap | context);
        uint32_t stop = is_hangul_lead(src[p])
                            ? plain_hangul_end(src, p, end, t)
                            : plain_end(src, p, end, t);
        if (stop == p)
            break;
        t->end = stop;
        kinds |= UINT32_C(1) << t->kind;
        p = stop;
        gap = 0;
        t++;
    }
    lexer->n = (size_t)(t - lexer->v);
    lexer->gap = (uint8_t)gap;
    lexer->traits |= kinds;
    return p;
}

void dl_lexer_text(dl_lexer *lexer, uint32_t start, uint32_t end, bool escapes)
{
    uint32_t p = start;
    while (p < end) {
        p = lex_plain(lexer, p, end);
        if (p < end)
            p = lex_one(lexer, p, end, escapes);
    }
}
