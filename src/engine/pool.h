/*
 * Work on many items by several threads, with results in order. The result of
 * an item belongs to the callback that takes it.
 */
#ifndef DL_ENGINE_POOL_H
#define DL_ENGINE_POOL_H

#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "parse/parse.h"

/* What a thread keeps between items; never shared. */
typedef struct dl_worker {
    dl_buf bytes;
    dl_arena *scratch;
    dl_known_words *known; /* NULL: there are too few items for it */
} dl_worker;

/* For a pool of `n` items. */
void dl_worker_init(dl_worker *worker, size_t n);
void dl_worker_free(dl_worker *worker);

typedef struct dl_pool {
    size_t n; /* items 0 to n - 1 */
    /* Makes the result of an item; called by any thread, in any order. */
    void *(*work)(void *user, size_t item, dl_worker *worker);
    /* Takes it; called by the caller's thread, in order. */
    void (*take)(void *user, size_t item, void *made);
    void *user;
    /* The bytes that an item is made of; NULL: few. Called by any thread, while
       the others wait. */
    size_t (*size)(void *user, size_t item);
} dl_pool;

/*
 * Runs `pool` with `jobs` threads (0: one for each processor). At most a few
 * results for each thread are waiting to be taken, so memory does not grow with
 * `n`, and only items of 2 MiB together, or a single larger one, are between
 * their beginning and the end of take(), so it does not grow with `jobs`
 * either. With one thread, or one item, everything runs on the caller's.
 */
void dl_pool_run(const dl_pool *pool, unsigned jobs);

#endif
