/*
 * What a bracket or a quotation mark can be other than half of a pair, judged
 * by its neighbours alone: a mouth, an apostrophe, a prime. Token `i` is the
 * mark. Nothing is owned.
 */
#ifndef DL_RULES_SHARED_MARK_H
#define DL_RULES_SHARED_MARK_H

#include "rules/shared/enumerator.h"

/* `:)`, `;-)`, `=)`. */
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

/* don't, Humanity’s: letters on both sides. */
bool dl_mark_is_apostrophe(const dl_block *b, uint32_t i);

/* users’, f', 27": perhaps the end of a plural, a derivative, inches. A curved
   mark after other letters is none of these. */
bool dl_mark_is_possessive(const dl_block *b, uint32_t i, bool is_curved);

/* h'(x), R'은: a derivative, another set. */
bool dl_mark_is_prime(const dl_block *b, uint32_t i);

/* ’90s: an opening mark before a Latin word or a number may be an
   apostrophe. */
bool dl_mark_is_elision(const dl_block *b, uint32_t i);

/* ''so'': half a quotation mark of TeX. */
bool dl_mark_is_doubled(const dl_block *b, uint32_t i);

/* Whether a straight mark is placed like one that opens, or closes. */
bool dl_mark_may_open(const dl_block *b, uint32_t i);
bool dl_mark_may_close(const dl_block *b, uint32_t i);

#endif
