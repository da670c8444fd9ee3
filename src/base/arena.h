/*
 * A bump allocator. The arena owns every byte that it hands out; they live
 * until dl_arena_free() or dl_arena_reset() and are never freed one by one.
 * When memory runs out, dl_out_of_memory() is called. Not thread-safe: one
 * thread, one arena.
 */
#ifndef DL_BASE_ARENA_H
#define DL_BASE_ARENA_H

#include <stdarg.h>

#include "digestlint/base.h"

typedef struct dl_arena dl_arena;

dl_arena *dl_arena_new(void);
void dl_arena_free(dl_arena *arena); /* NULL is allowed */

/* Forgets all allocations and keeps the largest chunk for re-use. */
void dl_arena_reset(dl_arena *arena);

/* A state to return to when what was allocated after it was freed in another
   way: see dl_scope_run(). */
typedef struct dl_arena_mark {
    void *head, *adopted;
    size_t used;
} dl_arena_mark;

dl_arena_mark dl_arena_marked(const dl_arena *arena);
void dl_arena_return(dl_arena *arena, dl_arena_mark mark);

/* `size` zeroed bytes, aligned for any type. Never NULL. */
void *dl_arena_alloc(dl_arena *arena, size_t size);

/* The same without zeroing, for memory that is written at once. */
void *dl_arena_take(dl_arena *arena, size_t size);

/* `count` zeroed elements of `type`. */
#define DL_ARENA_NEW(arena, type, count)                                       \
    ((type *)dl_arena_alloc((arena), sizeof(type) * (count)))

/* `count` elements of `type`, not zeroed. */
#define DL_ARENA_TAKE(arena, type, count)                                      \
    ((type *)dl_arena_take((arena), sizeof(type) * (count)))

/* A copy of `size` bytes, aligned for any type. Never NULL. */
void *dl_arena_copy(dl_arena *arena, const void *from, size_t size);

/* Takes over memory from dl_xmalloc(), or NULL: it is freed with the arena, or
   by dl_arena_reset(). Returns `p`. */
void *dl_arena_adopt(dl_arena *arena, void *p);

/* A copy of `s`, followed by a NUL that its length does not include. */
dl_str dl_arena_str(dl_arena *arena, dl_str s);

/* A formatted string, followed by a NUL that its length does not include. */
dl_str dl_arena_printf(dl_arena *arena, const char *format, ...)
    DL_PRINTF(2, 3);
dl_str dl_arena_vprintf(dl_arena *arena, const char *format, va_list args)
    DL_PRINTF(2, 0);

#endif
