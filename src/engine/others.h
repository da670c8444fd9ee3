/*
 * The other posts of the blogs that a run is about, read by several threads for
 * the rules that look at them. Nothing is owned.
 */
#ifndef DL_ENGINE_OTHERS_H
#define DL_ENGINE_OTHERS_H

#include "engine/inputs.h"
#include "posts/corpus.h"

/* Leaves only those to be read that may have a paper which another post has,
   too. */
void dl_others_narrow(dl_corpus *corpus, const dl_inputs *inputs,
                      unsigned jobs);

/* Reads them and adds their papers to the indexes; `step` is called after each,
   on the caller's thread. */
void dl_others_index(dl_corpus *corpus, const dl_inputs *inputs, unsigned jobs,
                     void (*step)(void *user), void *user);

#endif
