/*
 * Allocation that never returns NULL. What it hands out is the caller's, who
 * gives it back with dl_free(), never free().
 *
 * When memory runs out, dl_out_of_memory() is called. Within dl_scope_run() it
 * abandons the work and frees all that was allocated in it; elsewhere, in
 * threads that nobody prepared for it, it calls the handler and aborts when
 * that returns.
 */
#ifndef DL_BASE_ALLOC_H
#define DL_BASE_ALLOC_H

#include <stdbool.h>
#include <stddef.h>

void *dl_xmalloc(size_t size);
void *dl_xcalloc(size_t count, size_t size);
void *dl_xrealloc(void *old, size_t size); /* `old` may be NULL */
char *dl_xstrdup(const char *s);
void dl_free(void *p); /* NULL is allowed */

/* Gives free memory back to the system, as far as it can. Much was freed in one
   thread that was allocated in another, which would keep it. */
void dl_give_back(void);

/* Never returns. Also for libraries that ran out of memory. */
_Noreturn void dl_out_of_memory(void);

/* ---- work that can be abandoned ------------------------------------------ */

/*
 * Runs `work`. False when memory ran out in it: then every block that it
 * allocated and did not free is freed, and what it deferred has been done. Else
 * the blocks are their owners' as usual. A block that was made before may be
 * resized or freed in it; resized, it still belongs to its owner. Scopes nest:
 * what an inner one completed is kept when the outer one is abandoned.
 */
bool dl_scope_run(void (*work)(void *user), void *user);

/* What is to be done when the work is abandoned, for what is not a block: a
   file, an object of a library; last in, first out. It must be dropped before
   the memory that it is in goes: the caller's frame, or a block. Outside of a
   scope both do nothing. */
typedef struct dl_deferred {
    void (*undo)(void *what);
    void *what;
    struct dl_deferred *before;
} dl_deferred;

void dl_defer(dl_deferred *deferred, void (*undo)(void *what), void *what);
void dl_drop(dl_deferred *deferred);

/* ---- the handler --------------------------------------------------------- */

/* Called when memory ran out and all that was abandoned is freed; the same for
   all threads. NULL: none. */
void dl_nomem_set(void (*function)(void *user), void *user);
void dl_nomem_call(void);

#endif
