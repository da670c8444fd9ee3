/*
 * What a bracket or a quotation mark can be other than half of a pair, judged
 * by its neighbours alone: a mouth, an apostrophe, a prime. Token `i` is the
 * mark. Nothing is owned.
 */
#ifndef DL_RULES_SHARED_MARK_H
#define DL_RULES_SHARED_MARK_H

#include "rules/shared/enumerator.h"

/* The character that a token shows if it is one of ASCII or a quotation mark:
   that of `\(`, `&quot;`, `&#39;` and `&ldquo;`, too. Of other tokens the first
   code point, or 0. */
uint32_t dl_mark_char(const dl_doc *doc, const dl_token *t);

/* `:)`, `;-)`, `=)`; `: )` at the end of a line or sentence. */
bool dl_mark_is_face(const dl_block *b, uint32_t i);

/* `:(`, but not `쌍점:(:)` and `d=(1, 2)`. */
bool dl_mark_is_sad_face(const dl_block *b, uint32_t i);

/* ㅎㅎ)))), ㅠㅠ((: a row of mouths after laughter or tears. */
bool dl_mark_is_laugh(const dl_block *b, uint32_t i);

/* [0, 1): whether there are two bounds between the open bracket at token
   `open`, of the other kind, and the mark. */
bool dl_mark_ends_interval(const dl_block *b, uint32_t open, uint32_t i);

/* Whether the lexer may have taken the text that the mark closes for an
   address. */
bool dl_mark_follows_address(const dl_block *b, uint32_t i);

/* ISLES’22, ICML ’08, (’21/10): a year without its century. `is_open`: the
   mark's shape is that of an opening one. */
bool dl_mark_is_year(const dl_block *b, uint32_t i, bool is_open);

/* don't, Humanity’s, 구글's: never half of a pair. */
bool dl_mark_is_contraction(const dl_block *b, uint32_t i);

/* Letters or digits on both sides: rock'n'roll, ‘AI’FREE. Perhaps an
   apostrophe. */
bool dl_mark_is_inner(const dl_block *b, uint32_t i);

/* users’, f', π', 27", C2': perhaps the end of a plural, a derivative, inches. A
   curved mark after other letters is none of these. */
bool dl_mark_is_possessive(const dl_block *b, uint32_t i, bool is_single);

/* ’90s: an opening mark before a Latin word or a number may be an
   apostrophe. */
bool dl_mark_is_elision(const dl_block *b, uint32_t i);

/* ''so'', She’’s: half a quotation mark of TeX, an escaped one of SQL. */
bool dl_mark_is_doubled(const dl_block *b, uint32_t i);

/* Whether a mark of no side is placed like one that opens, or closes. */
bool dl_mark_may_open(const dl_block *b, uint32_t i);
bool dl_mark_may_close(const dl_block *b, uint32_t i);

#endif
