/* A pool of threads that returns its results in order. */
#include "engine/pool.h"

#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/signals.h"

enum { AHEAD = 4, MOST_JOBS = 256 };

void dl_worker_init(dl_worker *worker)
{
    *worker = (dl_worker){.scratch = dl_arena_new()};
}

void dl_worker_free(dl_worker *worker)
{
    dl_buf_free(&worker->bytes);
    dl_arena_free(worker->scratch);
}

/* The result of an item that has not been taken yet. */
typedef struct slot {
    void *made;
    bool is_ready;
} slot;

/* Item i waits in slots[i % n_slots]; all under `lock`. */
typedef struct window {
    const dl_pool *pool;
    pthread_mutex_t lock;
    pthread_cond_t has_ready, has_room;
    slot *slots;
    size_t n_slots;
    size_t next;  /* item to be made */
    size_t taken; /* items that were taken */
} window;

static void *run_worker(void *user)
{
    window *w = user;
    dl_worker worker;
    dl_worker_init(&worker);
    pthread_mutex_lock(&w->lock);
    for (;;) {
        while (w->next < w->pool->n && w->next >= w->taken + w->n_slots)
            pthread_cond_wait(&w->has_room, &w->lock);
        if (w->next >= w->pool->n)
            break;
        size_t item = w->next++;
        pthread_mutex_unlock(&w->lock);
        void *made = w->pool->work(w->pool->user, item, &worker);
        pthread_mutex_lock(&w->lock);
        w->slots[item % w->n_slots] = (slot){made, true};
        if (item == w->taken)
            pthread_cond_signal(&w->has_ready);
    }
    pthread_mutex_unlock(&w->lock);
    dl_worker_free(&worker);
    return NULL;
}

static void take_all(window *w)
{
    for (size_t item = 0; item < w->pool->n; item++) {
        slot *s = &w->slots[item % w->n_slots];
        pthread_mutex_lock(&w->lock);
        while (!s->is_ready)
            pthread_cond_wait(&w->has_ready, &w->lock);
        void *made = s->made;
        *s = (slot){0};
        w->taken = item + 1;
        pthread_cond_broadcast(&w->has_room);
        pthread_mutex_unlock(&w->lock);
        w->pool->take(w->pool->user, item, made);
    }
}

static void run_alone(const dl_pool *pool)
{
    dl_worker worker;
    dl_worker_init(&worker);
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
    window w = {.pool = pool, .n_slots = (size_t)jobs * AHEAD};
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
