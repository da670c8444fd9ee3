/*
 * Tokens that need decoding: letters outside ASCII and Hangul, combining marks,
 * emoji. Each character is looked up in Unicode's data.
 */
#include "base/arena.h"
#include "text/hangul.h"
#include "text/lex.h"
#include "text/utf8.h"

enum {
    ZERO_WIDTH_JOINER = 0x200D,
    ENCLOSING_KEYCAP = 0x20E3,
    FIRST_VARIATION_SELECTOR = 0xFE00,
    LAST_VARIATION_SELECTOR = 0xFE0F,
    FIRST_EMOJI = 0x2190 /* arrows: nothing below starts a sequence */
};

static void grow(dl_lexer *lexer)
{
    size_t cap = lexer->cap ? lexer->cap * 2 : 64;
    dl_token *v = DL_ARENA_TAKE(lexer->arena, dl_token, cap);
    if (lexer->n)
        memcpy(v, lexer->v, lexer->n * sizeof *v);
    lexer->v = v;
    lexer->cap = cap;
}

static uint32_t decode(const dl_lexer *lexer, uint32_t p, uint32_t end,
                       unsigned *n)
{
    return dl_utf8_decode((dl_str){(const char *)lexer->src, end}, p, n);
}

static uint16_t in_token(uint32_t c)
{
    return c > UINT16_MAX ? 0 : (uint16_t)c;
}

static uint16_t first_of(const dl_lexer *lexer, uint32_t start, uint32_t end)
{
    unsigned n;
    return start < end ? in_token(decode(lexer, start, end, &n)) : 0;
}

static uint16_t last_of(const dl_lexer *lexer, uint32_t start, uint32_t end)
{
    unsigned n;
    dl_str s = {(const char *)lexer->src, end};
    return start < end ? in_token(dl_utf8_decode_before(s, end, &n)) : 0;
}

void dl_lexer_push(dl_lexer *lexer, uint32_t start, uint32_t end,
                   dl_token_kind kind, unsigned flags, size_t length)
{
    if (lexer->n == lexer->cap)
        grow(lexer);
    lexer->v[lexer->n++] = (dl_token){
        .start = start,
        .end = end,
        .kind = (uint8_t)kind,
        .flags = (uint8_t)(flags | lexer->gap | lexer->context),
        .length = dl_token_length(length),
        .first = first_of(lexer, start, end),
        .last = last_of(lexer, start, end),
    };
    lexer->traits |= UINT32_C(1) << kind;
    if (lexer->gap & DL_TOKEN_WIDE_GAP)
        lexer->traits |= DL_PROSE_WIDE_GAP;
    lexer->gap = 0;
}

/* Signs that are common in Korean text and that no rule looks at. */
static bool is_usual(uint32_t c)
{
    switch (c) {
    case 0x00B7: case 0x00D7:                           /* · × */
    case 0x2013: case 0x2014: case 0x2018: case 0x2019: /* – — ‘ ’ */
    case 0x201C: case 0x201D: case 0x2026:              /* “ ” … */
        return true;
    default:
        return c < 0x80 || dl_hangul_is_syllable(c);
    }
}

static void note_char(dl_lexer *lexer, uint32_t c)
{
    if (!is_usual(c))
        lexer->traits |= DL_PROSE_UNUSUAL;
    if (c > 0xFFFF)
        lexer->traits |= DL_PROSE_NON_BMP;
}

static bool is_variation_selector(uint32_t c)
{
    return c >= FIRST_VARIATION_SELECTOR && c <= LAST_VARIATION_SELECTOR;
}

static bool is_conjoining(uint32_t c)
{
    return (c >= 0x1100 && c <= 0x11FF) || (c >= 0xA960 && c <= 0xA97F) ||
           (c >= 0xD7B0 && c <= 0xD7FF);
}

/* A mark makes a word unnormalized, but not an emoji. */
static void note_mark(dl_token *t, uint32_t c)
{
    if (!is_variation_selector(c) && c != ENCLOSING_KEYCAP)
        t->flags |= DL_TOKEN_UNNORMALIZED;
}

/* The last token ends at `end` and has `length` code points. */
static void close_last(dl_lexer *lexer, uint32_t end, size_t length)
{
    dl_token *t = &lexer->v[lexer->n - 1];
    t->end = end;
    t->first = first_of(lexer, t->start, end);
    t->last = last_of(lexer, t->start, end);
    t->length = dl_token_length(length);
    if (t->flags & DL_TOKEN_UNNORMALIZED)
        lexer->traits |= DL_PROSE_UNNORMALIZED;
}

uint32_t dl_lexer_extend_run(dl_lexer *lexer, uint32_t p, uint32_t end)
{
    dl_token *t = &lexer->v[lexer->n - 1];
    size_t length = t->length;
    while (p < end) {
        unsigned n;
        uint32_t c = decode(lexer, p, end, &n);
        unsigned class = dl_char_class(c);
        if (class == DL_CLASS_MARK) {
            note_mark(t, c);
        } else if (class != t->kind) {
            break;
        } else if (class == DL_TOKEN_HANGUL && is_conjoining(c)) {
            t->flags |= DL_TOKEN_UNNORMALIZED;
        } else if (class == DL_TOKEN_LATIN && dl_char_is_lower(c)) {
            t->flags &= (uint8_t)~DL_TOKEN_UPPER;
        }
        note_char(lexer, c);
        p += n;
        length++;
    }
    close_last(lexer, p, length);
    return p;
}

static bool is_emoji(uint32_t c)
{
    return c >= FIRST_EMOJI && dl_char_class(c) == DL_TOKEN_SYMBOL;
}

static bool is_regional(uint32_t c)
{
    return c >= 0x1F1E6 && c <= 0x1F1FF;
}

/* Skin tones and tags modify the emoji before them; neither is a mark. */
static bool is_emoji_modifier(uint32_t c)
{
    return (c >= 0x1F3FB && c <= 0x1F3FF) || (c >= 0xE0020 && c <= 0xE007F);
}

unsigned dl_emoji_part(dl_str src, uint32_t base, uint32_t p)
{
    unsigned n, m;
    if (base < FIRST_EMOJI || p >= src.n)
        return 0;
    uint32_t c = dl_utf8_decode(src, p, &n);
    if (is_emoji_modifier(c))
        return n;
    bool is_joined = c == ZERO_WIDTH_JOINER && p + n < src.n &&
                     is_emoji(dl_utf8_decode(src, p + n, &m));
    return is_joined ? n + m : 0;
}

/* An emoji is one token, however many code points it takes (UTS #51). */
uint32_t dl_lexer_extend_sign(dl_lexer *lexer, uint32_t base, uint32_t p,
                              uint32_t end)
{
    dl_token *t = &lexer->v[lexer->n - 1];
    size_t length = 1;
    bool paired = !is_regional(base);
    while (p < end && lexer->src[p] >= 0x80) {
        unsigned n;
        uint32_t c = decode(lexer, p, end, &n);
        unsigned part =
            dl_emoji_part((dl_str){(const char *)lexer->src, end}, base, p);
        if (part) {
            length += part > n; /* the joiner, and the emoji after it */
            n = part;
        } else if (!paired && is_regional(c)) {
            paired = true;
        } else if (dl_char_class(c) == DL_CLASS_MARK) {
            note_mark(t, c);
        } else {
            break;
        }
        note_char(lexer, c);
        p += n;
        length++;
    }
    close_last(lexer, p, length);
    return p;
}

uint32_t dl_lexer_decode(dl_lexer *lexer, uint32_t p, uint32_t end)
{
    unsigned n;
    uint32_t c = decode(lexer, p, end, &n);
    unsigned class = dl_char_class(c);
    note_char(lexer, c);
    switch (class) {
    case DL_CLASS_MARK: /* without a base */
        dl_lexer_push(lexer, p, p + n, DL_TOKEN_SYMBOL, DL_TOKEN_UNNORMALIZED,
                      1);
        return dl_lexer_extend_sign(lexer, c, p + n, end);
    case DL_TOKEN_SYMBOL:
        dl_lexer_push(lexer, p, p + n, DL_TOKEN_SYMBOL, 0, 1);
        return dl_lexer_extend_sign(lexer, c, p + n, end);
    case DL_TOKEN_INVISIBLE:
        dl_lexer_push(lexer, p, p + n, DL_TOKEN_INVISIBLE, 0, 1);
        if (dl_char_is_space(c))
            lexer->gap |= DL_TOKEN_SPACED;
        return p + n;
    case DL_TOKEN_STOP: case DL_TOKEN_COMMA: case DL_TOKEN_OPEN:
    case DL_TOKEN_CLOSE: case DL_TOKEN_QUOTE:
        dl_lexer_push(lexer, p, p + n, class, 0, 1);
        return p + n;
    default:
        dl_lexer_push(lexer, p, p, class,
                      class == DL_TOKEN_LATIN ? DL_TOKEN_UPPER : 0, 0);
        return dl_lexer_extend_run(lexer, p, end);
    }
}
