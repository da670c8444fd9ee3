/*
 * What a refused identifier was meant to be. Nothing is allocated.
 */
#ifndef DL_ARXIV_GUESS_H
#define DL_ARXIV_GUESS_H

#include "arxiv/id.h"

/* Explains a refusal of dl_arxiv_id_parse(`s`): a better reason where there is
   one, and a hint. A valid `id` must not be given. */
void dl_arxiv_guess(dl_str s, dl_arxiv_id *id);

#endif
