/*
 * The lexer of prose: from a document's leaf blocks to tokens.
 * Everything that it makes lies in the document's arena. The cutting of one
 * stretch of text (lex_text.c, lex_decode.c) and the classes of characters
 * (lex_class.c) are declared here for their tests and for the lexer itself.
 */
#ifndef DL_TEXT_LEX_H
#define DL_TEXT_LEX_H

#include "text/token.h"

/*
 * Cuts the words of every paragraph, heading and table cell of `doc`, whose
 * nodes are complete: fills doc->proses, tokens and each leaf block's
 * dl_node.prose. Called once, by the parser, before the document is
 * handed on as immutable. A block with an approximate place gets a dl_prose
 * without tokens.
 */
void dl_prose_build(dl_doc *doc);

/* ---- characters -------------------------------------------------------- */

/* A character's class: its dl_token_kind, or one of these. */
enum {
    DL_CLASS_BLANK = DL_TOKEN_KIND_COUNT, /* space and tab */
    DL_CLASS_MARK,                        /* combining: belongs to its base */
    DL_CLASS_SLOW /* in a table of first bytes: decode and ask */
};

/* The class of a code point. */
unsigned dl_char_class(uint32_t c);

/* A letter of the Latin script that is no capital. */
bool dl_char_is_lower(uint32_t c);

/* Whether `c` is ink-free but separates words, as U+00A0 and U+3000 do. */
bool dl_char_is_space(uint32_t c);

/* What particles ask of the last code point of a Hangul run, conjoining jamo
   included. */
dl_final dl_char_final(uint32_t c);

/* ---- one stretch of text ----------------------------------------------- */

/* The tokens made so far; `v` lies in `arena` and moves when it grows. */
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

/* A length as dl_token has it. */
static inline uint8_t dl_token_length(size_t length)
{
    return length > UINT8_MAX ? UINT8_MAX : (uint8_t)length;
}

/* Appends a token; `length` is in code points. */
void dl_lexer_push(dl_lexer *lexer, uint32_t start, uint32_t end,
                   dl_token_kind kind, unsigned flags, size_t length);

/*
 * For what takes decoding (lex_decode.c); all return where they stopped.
 * dl_lexer_decode() cuts the token at `p`, whatever it is; the other two go on
 * with the last token, from `p` behind it: a run with more of its kind and with
 * combining marks, a sign, whose only code point is `base`, with its marks or
 * the rest of its emoji.
 */
uint32_t dl_lexer_decode(dl_lexer *lexer, uint32_t p, uint32_t end);
uint32_t dl_lexer_extend_run(dl_lexer *lexer, uint32_t p, uint32_t end);
uint32_t dl_lexer_extend_sign(dl_lexer *lexer, uint32_t base, uint32_t p,
                              uint32_t end);

/*
 * Cuts the bytes [start, end), which hold text without markup. `escapes`:
 * backslashes and entities stand for other characters.
 */
void dl_lexer_text(dl_lexer *lexer, uint32_t start, uint32_t end, bool escapes);

/*
 * The end of the bare URL (`https://…`, `www.…`) or e-mail address whose first
 * sign, `:`, `.` or `@`, stands at `p`, and in `*start` the place where it
 * begins, not before `floor`; 0 when there is none.
 */
uint32_t dl_lex_url(const unsigned char *src, uint32_t floor, uint32_t p,
                    uint32_t end, uint32_t *start);

#endif
