/*
 * malloc() and its kin with a list of what was allocated since a point to which
 * the program can return.
 */
#include "base/alloc.h"

#include <setjmp.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#ifdef __GLIBC__
#include <malloc.h>
#endif

/* In front of each block; as large as the strictest alignment. */
typedef union block {
    struct {
        union block *next, **to; /* `*to` is this one; NULL: in no scope */
    } link;
    max_align_t align;
} block;

/* What was allocated in it is linked; what was there before is not. */
typedef struct scope {
    jmp_buf start;
    block *blocks;
    dl_deferred *deferred;
    struct scope *outer;
} scope;

static _Thread_local scope *current;

/* ---- the handler --------------------------------------------------------- */

typedef void nomem_handler(void *user);
static _Atomic(nomem_handler *) handler;
static _Atomic(void *) handler_user;

void dl_nomem_set(void (*function)(void *user), void *user)
{
    atomic_store(&handler, NULL); /* never with the other one's argument */
    atomic_store(&handler_user, user);
    atomic_store(&handler, function);
}

void dl_nomem_call(void)
{
    nomem_handler *function = atomic_load(&handler);
    if (function)
        function(atomic_load(&handler_user));
}

void dl_out_of_memory(void)
{
    if (!current) {
        dl_nomem_call();
        abort();
    }
    while (current->deferred) {
        dl_deferred *last = current->deferred;
        current->deferred = last->before;
        last->undo(last->what);
    }
    longjmp(current->start, 1);
}

/* ---- blocks -------------------------------------------------------------- */

static void link_block(block *b)
{
    b->link.next = current->blocks;
    b->link.to = &current->blocks;
    if (b->link.next)
        b->link.next->link.to = &b->link.next;
    current->blocks = b;
}

static void unlink_block(block *b)
{
    *b->link.to = b->link.next;
    if (b->link.next)
        b->link.next->link.to = b->link.to;
    b->link.to = NULL;
}

static void *hand_out(block *b)
{
    if (!b)
        dl_out_of_memory();
    b->link.to = NULL;
    if (current)
        link_block(b);
    return b + 1;
}

void *dl_xmalloc(size_t size)
{
    return hand_out(size > SIZE_MAX - sizeof(block)
                        ? NULL
                        : malloc(sizeof(block) + size));
}

void *dl_xcalloc(size_t count, size_t size)
{
    if (size && count > (SIZE_MAX - sizeof(block)) / size)
        dl_out_of_memory();
    return hand_out(calloc(1, sizeof(block) + count * size));
}

void *dl_xrealloc(void *old, size_t size)
{
    if (!old)
        return dl_xmalloc(size);
    if (size > SIZE_MAX - sizeof(block))
        dl_out_of_memory();
    block *b = (block *)old - 1;
    bool is_linked = b->link.to != NULL;
    if (is_linked)
        unlink_block(b);
    block *new = realloc(b, sizeof(block) + size);
    if (is_linked)
        link_block(new ? new : b);
    if (!new)
        dl_out_of_memory();
    return new + 1;
}

char *dl_xstrdup(const char *s)
{
    size_t size = strlen(s) + 1;
    return memcpy(dl_xmalloc(size), s, size);
}

void dl_free(void *p)
{
    if (!p)
        return;
    block *b = (block *)p - 1;
    if (b->link.to)
        unlink_block(b);
    free(b);
}

void dl_give_back(void)
{
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}

/* ---- scopes -------------------------------------------------------------- */

void dl_defer(dl_deferred *deferred, void (*undo)(void *what), void *what)
{
    *deferred = (dl_deferred){undo, what, current ? current->deferred : NULL};
    if (current)
        current->deferred = deferred;
}

void dl_drop(dl_deferred *deferred)
{
    dl_deferred **link = current ? &current->deferred : NULL;
    while (link && *link && *link != deferred)
        link = &(*link)->before;
    if (link && *link)
        *link = deferred->before;
}

/* Gives the blocks to their owners, or frees them. */
static void end(scope *s, bool is_abandoned)
{
    block *next;
    for (block *b = s->blocks; b; b = next) {
        next = b->link.next;
        b->link.to = NULL;
        if (is_abandoned)
            free(b);
    }
    current = s->outer;
}

bool dl_scope_run(void (*work)(void *user), void *user)
{
    scope s = {.outer = current};
    current = &s;
    if (setjmp(s.start) != 0) {
        end(current, true);
        return false;
    }
    work(user);
    end(&s, false);
    return true;
}
