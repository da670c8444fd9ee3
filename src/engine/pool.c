/* A pool of threads that returns its results in order. */
#include "engine/pool.h"

#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/signals.h"

enum {
    AHEAD = 4,
    MOST_JOBS = 256,
    MOST_BYTES = 2 * 1024 * 1024, /* of the items between start and taken */
    LARGE = 256 * 1024 /* bytes of an item that takes much memory */
};

void dl_worker_init(dl_worker *worker, size_t n)
{
    enum { ENOUGH = 8 /* posts: one does not repeat enough of its words */ };
    *worker = (dl_worker){.scratch = dl_arena_new()};
    if (n >= ENOUGH)
        worker->known = dl_xcalloc(1, sizeof *worker->known);
}

void dl_worker_free(dl_worker *worker)
{
    dl_buf_free(&worker->bytes);
    dl_arena_free(worker->scratch);
    dl_free(worker->known);
}

/* The result of an item that has not been taken yet. */
typedef struct slot {
    void *made;
    size_t size;
    bool is_ready;
} slot;

/* Item i waits in slots[i % n_slots]; all under `lock`. */
typedef struct window {
    const dl_pool *pool;
    pthread_mutex_t lock;
    pthread_cond_t has_ready, has_room;
    slot *slots;
    size_t n_slots;
    size_t next;      /* item to be made */
    size_t next_size; /* its size; SIZE_MAX: not known yet */
    size_t taken;     /* items that were taken */
    size_t bytes;     /* of the items that were begun and not taken */
} window;

/* Whether the next item can begin. It always can when all others are taken, so
   nothing waits for ever, however large an item is. */
static bool has_room(window *w)
{
    const dl_pool *pool = w->pool;
    if (w->next >= w->taken + w->n_slots)
        return false;
    if (w->next_size == SIZE_MAX)
        w->next_size = pool->size ? pool->size(pool->user, w->next) : 0;
    return w->bytes == 0 ||
           (w->bytes < MOST_BYTES && w->next_size <= MOST_BYTES - w->bytes);
}

static void *run_worker(void *user)
{
    window *w = user;
    dl_worker worker;
    dl_worker_init(&worker, w->pool->n);
    pthread_mutex_lock(&w->lock);
    for (;;) {
        while (w->next < w->pool->n && !has_room(w))
            pthread_cond_wait(&w->has_room, &w->lock);
        if (w->next >= w->pool->n)
            break;
        size_t item = w->next++, size = w->next_size;
        w->next_size = SIZE_MAX;
        w->bytes += size;
        pthread_mutex_unlock(&w->lock);
        void *made = w->pool->work(w->pool->user, item, &worker);
        pthread_mutex_lock(&w->lock);
        w->slots[item % w->n_slots] = (slot){made, size, true};
        if (item == w->taken)
            pthread_cond_signal(&w->has_ready);
    }
    pthread_mutex_unlock(&w->lock);
    dl_worker_free(&worker);
    return NULL;
}

static void take_all(window *w)
{
    size_t large = 0; /* bytes of such items since memory was given back */
    for (size_t item = 0; item < w->pool->n; item++) {
        slot *s = &w->slots[item % w->n_slots];
        pthread_mutex_lock(&w->lock);
        while (!s->is_ready)
            pthread_cond_wait(&w->has_ready, &w->lock);
        slot taken = *s;
        *s = (slot){0};
        w->taken = item + 1;
        pthread_cond_broadcast(&w->has_room);
        pthread_mutex_unlock(&w->lock);
        w->pool->take(w->pool->user, item, taken.made);
        large += taken.size >= LARGE ? taken.size : 0;
        if (large >= MOST_BYTES) {
            dl_give_back();
            large = 0;
        }
        pthread_mutex_lock(&w->lock);
        w->bytes -= taken.size;
        pthread_cond_broadcast(&w->has_room);
        pthread_mutex_unlock(&w->lock);
    }
}

static void run_alone(const dl_pool *pool)
{
    dl_worker worker;
    dl_worker_init(&worker, pool->n);
    for (size_t item = 0; item < pool->n; item++)
        pool->take(pool->user, item, pool->work(pool->user, item, &worker));
    dl_worker_free(&worker);
}

/* Starts as many threads as the system allows, up to `jobs`. Signals are for
   the caller's threads, which know what to do about them. */
static unsigned start(window *w, pthread_t *threads, unsigned jobs)
{
    sigset_t before;
    unsigned n = 0;
    dl_signals_hold(&before);
    while (n < jobs && pthread_create(&threads[n], NULL, run_worker, w) == 0)
        n++;
    dl_signals_allow(&before);
    return n;
}

void dl_pool_run(const dl_pool *pool, unsigned jobs)
{
    pthread_t threads[MOST_JOBS];
    if (jobs == 0) {
        long processors = sysconf(_SC_NPROCESSORS_ONLN);
        jobs = processors > 0 ? (unsigned)processors : 1;
    }
    if (jobs > MOST_JOBS)
        jobs = MOST_JOBS;
    if (jobs > pool->n)
        jobs = (unsigned)pool->n;
    if (jobs <= 1) {
        run_alone(pool);
        return;
    }
    window w = {.pool = pool,
                .n_slots = (size_t)jobs * AHEAD,
                .next_size = SIZE_MAX};
    w.slots = dl_xcalloc(w.n_slots, sizeof *w.slots);
    pthread_mutex_init(&w.lock, NULL);
    pthread_cond_init(&w.has_ready, NULL);
    pthread_cond_init(&w.has_room, NULL);
    unsigned n = start(&w, threads, jobs);
    if (n > 0)
        take_all(&w);
    else
        run_alone(pool);
    for (unsigned i = 0; i < n; i++)
        pthread_join(threads[i], NULL);
    pthread_cond_destroy(&w.has_room);
    pthread_cond_destroy(&w.has_ready);
    pthread_mutex_destroy(&w.lock);
    dl_free(w.slots);
}
