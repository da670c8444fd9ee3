/*
 * What a refused identifier was meant to be. Nothing is allocated.
 */
#ifndef DL_ARXIV_GUESS_H
#define DL_ARXIV_GUESS_H

#include "arxiv/id.h"
#include "korean/lexicon.h"

/* Explains a refusal of dl_arxiv_id_parse(`s`): a better reason where there is
   one, and a hint. A valid `id` must not be given. `lexicon` has the words that
   stand for an identifier; NULL: the built-in one. */
void dl_arxiv_guess(dl_str s, const dl_lexicon *lexicon, dl_arxiv_id *id);

#endif
