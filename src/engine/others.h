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

/* Called on the caller's thread. */
typedef struct dl_others_sink {
    /* For one that cannot be read, unless it is in the run as well. */
    void (*failed)(void *user, dl_str shown, const dl_error *error);
    void (*step)(void *user); /* after each */
    void *user;
} dl_others_sink;

/* Reads them and adds their papers to the indexes. */
void dl_others_index(dl_corpus *corpus, const dl_inputs *inputs, unsigned jobs,
                     const dl_others_sink *sink);

#endif
