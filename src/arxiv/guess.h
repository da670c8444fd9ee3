/*
 * Guesses what a refused identifier was meant to be. Nothing is allocated.
 */
#ifndef DL_ARXIV_GUESS_H
#define DL_ARXIV_GUESS_H

#include "arxiv/id.h"
#include "korean/lexicon.h"

/* Explains a refusal of dl_arxiv_id_parse(`s`): a more precise reason where
   there is one, and a hint. `id` must not be valid. `lexicon` has the words
   that are used in place of an identifier; NULL: the built-in one. */
void dl_arxiv_guess(dl_str s, const dl_lexicon *lexicon, dl_arxiv_id *id);

#endif
