/*
 * Finds the lexicon's terms (korean/term.h) in a text by their first two
 * syllables.
 */
#ifndef DL_KOREAN_TERMS_H
#define DL_KOREAN_TERMS_H

#include "base/arena.h"
#include "text/token.h"
#include "korean/term.h"

/*
 * Finds the terms in the tokens [token, token_end), in order of place; at each
 * place, the longest of each group. Returns their number; `*hits` is allocated
 * in `arena`. Takes linear time.
 */
size_t dl_terms_find(const dl_doc *doc, uint32_t token, uint32_t token_end,
                     dl_arena *arena, dl_term_hit **hits);

#endif
