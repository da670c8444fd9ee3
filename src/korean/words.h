/*
 * The first look at the words of a document, which all rules share: each word
 * is looked up once in the union of all lists, and sets of tokens are made, by
 * which a rule goes from one relevant token to the next. The results are
 * allocated in the document's arena.
 */
#ifndef DL_KOREAN_WORDS_H
#define DL_KOREAN_WORDS_H

#include "korean/known.h"

/* Fills dl_token.lists, doc->lexicon, doc->marks and doc->term_places. Called
   once, by the parser, after the tokens are complete. `known` (NULL: nothing)
   spares words that were met before, and learns the others. */
void dl_words_look_up(dl_doc *doc, const dl_lexicon *lexicon,
                      dl_known_words *known);

#endif
