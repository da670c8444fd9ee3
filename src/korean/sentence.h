/*
 * Divides a document into sentences, which are allocated in its arena.
 */
#ifndef DL_KOREAN_SENTENCE_H
#define DL_KOREAN_SENTENCE_H

#include "text/token.h"

/* Fills doc->sentences and the sentences of each of doc->proses. Called once,
   by the parser, after the words have been looked up. */
void dl_sentences_build(dl_doc *doc);

#endif
