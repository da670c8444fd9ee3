/*
 * What other posts link to: those of the run, which are read once, when a post
 * is about to lose an anchor, and those beside it. A dl_elsewhere owns the
 * links; threads share it. The inputs are borrowed.
 */
#ifndef DL_ENGINE_ELSEWHERE_H
#define DL_ENGINE_ELSEWHERE_H

#include <pthread.h>

#include "engine/inputs.h"
#include "fixes/anchors.h"

typedef struct dl_elsewhere {
    const dl_inputs *inputs;
    pthread_mutex_t lock;
    bool is_known;     /* under the lock, as are … */
    dl_anchors linked; /* … the links of all inputs, and … */
    dl_error error;    /* … why one of them could not be read */
} dl_elsewhere;

void dl_elsewhere_init(dl_elsewhere *elsewhere, const dl_inputs *inputs);
void dl_elsewhere_free(dl_elsewhere *elsewhere);

/*
 * Adds what the run's files, and the other Markdown files in the folder of
 * `path`, which is canonical and need not exist, link to. Files above
 * `max_size` bytes and symbolic links in the folder are passed over. What
 * cannot be read may link to anything: then `linked` is open, and `error` says
 * what it is; otherwise that is zeroed.
 */
void dl_elsewhere_add(dl_elsewhere *elsewhere, dl_str path, uint32_t max_size,
                      dl_anchors *linked, dl_error *error);

#endif
