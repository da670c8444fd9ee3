/*
 * The other posts of the blogs of a run, read by several threads for the rules
 * that look at them. Nothing is owned.
 */
#ifndef DL_ENGINE_OTHERS_H
#define DL_ENGINE_OTHERS_H

#include "engine/inputs.h"
#include "posts/corpus.h"

/* Keeps only those that may share a paper with another post. */
void dl_others_narrow(dl_corpus *corpus, const dl_inputs *inputs,
                      unsigned jobs);

/* Reads them and adds their papers to the indexes; `step` is called after each,
   on the caller's thread. */
void dl_others_index(dl_corpus *corpus, const dl_inputs *inputs, unsigned jobs,
                     void (*step)(void *user), void *user);

#endif
