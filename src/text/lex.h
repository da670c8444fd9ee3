/*
 * The lexer of prose: from a document's leaf blocks to tokens.
 *
 * Everything it makes is allocated in the document's arena. Lexing of one
 * stretch of text (lex_text.c, lex_decode.c) and character classes
 * (lex_class.c) are declared here for the lexer itself and for their tests.
 */
#ifndef DL_TEXT_LEX_H
#define DL_TEXT_LEX_H

#include "text/token.h"

/*
 * Splits every paragraph, heading and table cell of `doc`, whose nodes are
 * complete, into tokens: fills doc->proses, the tokens and each leaf block's
 * dl_node.prose. Called once, by the parser, before the document becomes
 * immutable. A block with an approximate place gets a dl_prose without tokens.
 */
void dl_prose_build(dl_doc *doc);

/* ---- characters -------------------------------------------------------- */

/* A character's class: its dl_token_kind, or one of these. */
enum {
    DL_CLASS_BLANK = DL_TOKEN_KIND_COUNT, /* space and tab */
    DL_CLASS_MARK,                        /* combining: belongs to its base */
    DL_CLASS_SLOW /* only in a table of first bytes: decode first */
};

/* The class of a code point. */
unsigned dl_char_class(uint32_t c);

/* Whether `c` is a letter of the Latin script that is not a capital. */
bool dl_char_is_lower(uint32_t c);

/* Whether `c` is invisible but separates words, such as U+00A0 and U+3000. */
bool dl_char_is_space(uint32_t c);

/*
 * How many bytes at `p` belong to the emoji that begins with `base`: a skin
 * tone, a tag, or a joiner with the emoji that it joins (UTS #51); 0: none.
 * Variation selectors are marks, as after any other character.
 */
unsigned dl_emoji_part(dl_str src, uint32_t base, uint32_t p);

/* The final consonant of the last code point of a Hangul run, conjoining jamo
   included. */
dl_final dl_char_final(uint32_t c);

/* ---- one stretch of text ----------------------------------------------- */

/* The tokens made so far; `v` is in `arena` and moves when it grows. */
typedef struct dl_lexer {
    const unsigned char *src;
    struct dl_arena *arena;
    dl_token *v;
    size_t n, cap;
    size_t first;    /* token of the block being cut */
    uint32_t traits; /* of the block being cut */
    uint8_t gap;     /* SPACED and WIDE_GAP of the next token */
    uint8_t context; /* IN_LINK and IN_EMPHASIS */
} dl_lexer;

/* A length clamped to the range of dl_token. */
static inline uint8_t dl_token_length(size_t length)
{
    return length > UINT8_MAX ? UINT8_MAX : (uint8_t)length;
}

/* Appends a token; `length` is in code points. */
void dl_lexer_push(dl_lexer *lexer, uint32_t start, uint32_t end,
                   dl_token_kind kind, unsigned flags, size_t length);

/*
 * The slow cases, which need decoding (lex_decode.c); each returns where it
 * stopped. dl_lexer_decode() reads the token at `p`, whatever it is. The other
 * two extend the last token from `p`, which is just after it: a run by more of
 * its kind and combining marks; a sign, whose only code point is `base`, by its
 * marks or the rest of its emoji.
 */
uint32_t dl_lexer_decode(dl_lexer *lexer, uint32_t p, uint32_t end);
uint32_t dl_lexer_extend_run(dl_lexer *lexer, uint32_t p, uint32_t end);
uint32_t dl_lexer_extend_sign(dl_lexer *lexer, uint32_t base, uint32_t p,
                              uint32_t end);

/*
 * Splits the bytes [start, end), which contain text without markup. `escapes`:
 * whether backslashes and entities are escapes.
 */
void dl_lexer_text(dl_lexer *lexer, uint32_t start, uint32_t end, bool escapes);

#endif
