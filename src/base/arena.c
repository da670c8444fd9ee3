/*
 * Arenas as lists of chunks, each twice as large as the one before, up to a
 * limit.
 */
#include "base/arena.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/alloc.h"

enum { FIRST_CHUNK = 16 * 1024, LARGEST_CHUNK = 1024 * 1024 };

typedef struct chunk {
    struct chunk *next;
    size_t size; /* of data */
    size_t used;
    max_align_t data[];
} chunk;

typedef struct adopted {
    struct adopted *next;
    void *block;
} adopted;

/* The list begins with the chunk that is being filled. */
struct dl_arena {
    chunk *head;
    adopted *adopted; /* allocated in chunks themselves */
};

dl_arena *dl_arena_new(void)
{
    return dl_xcalloc(1, sizeof(dl_arena));
}

static void free_chunks(chunk *c)
{
    while (c) {
        chunk *next = c->next;
        dl_free(c);
        c = next;
    }
}

static void free_adopted(dl_arena *arena)
{
    for (const adopted *a = arena->adopted; a; a = a->next)
        dl_free(a->block);
    arena->adopted = NULL;
}

void dl_arena_free(dl_arena *arena)
{
    if (!arena)
        return;
    free_adopted(arena);
    free_chunks(arena->head);
    dl_free(arena);
}

void dl_arena_reset(dl_arena *arena)
{
    free_adopted(arena);
    chunk *largest = NULL;
    for (chunk *c = arena->head; c; c = c->next)
        if (!largest || c->size > largest->size)
            largest = c;
    chunk *next;
    for (chunk *c = arena->head; c; c = next) {
        next = c->next;
        if (c != largest)
            dl_free(c);
    }
    arena->head = largest;
    if (largest) {
        largest->next = NULL;
        largest->used = 0;
    }
}

dl_arena_mark dl_arena_marked(const dl_arena *arena)
{
    return (dl_arena_mark){arena->head, arena->adopted,
                           arena->head ? arena->head->used : 0};
}

void dl_arena_return(dl_arena *arena, dl_arena_mark mark)
{
    arena->head = mark.head;
    arena->adopted = mark.adopted;
    if (arena->head)
        arena->head->used = mark.used;
}

static size_t chunk_size_for(const dl_arena *arena, size_t need)
{
#ifdef DL_ARENA_MALLOC
    /* One chunk for each allocation, so that sanitizers see every overrun. */
    (void)arena;
    return need;
#else
    size_t size = arena->head ? arena->head->size * 2 : FIRST_CHUNK;
    if (size > LARGEST_CHUNK)
        size = LARGEST_CHUNK;
    return size < need ? need : size;
#endif
}

void *dl_arena_take(dl_arena *arena, size_t size)
{
    const size_t align = _Alignof(max_align_t);
    size_t need = (size + align - 1) / align * align;
    if (need < size)
        dl_out_of_memory();
    chunk *head = arena->head;
    if (!head || head->size - head->used < need) {
        size_t room = chunk_size_for(arena, need);
        head = dl_xmalloc(sizeof(chunk) + room);
        head->next = arena->head;
        head->size = room;
        head->used = 0;
        arena->head = head;
    }
    void *p = (char *)head->data + head->used;
    head->used += need;
    return p;
}

void *dl_arena_alloc(dl_arena *arena, size_t size)
{
    return memset(dl_arena_take(arena, size), 0, size);
}

void *dl_arena_copy(dl_arena *arena, const void *from, size_t size)
{
    void *to = dl_arena_take(arena, size);
    return size ? memcpy(to, from, size) : to;
}

void *dl_arena_adopt(dl_arena *arena, void *p)
{
    if (!p)
        return NULL;
    adopted *a = DL_ARENA_TAKE(arena, adopted, 1);
    *a = (adopted){arena->adopted, p};
    arena->adopted = a;
    return p;
}

dl_str dl_arena_str(dl_arena *arena, dl_str s)
{
    char *copy = dl_arena_take(arena, s.n + 1);
    if (s.n)
        memcpy(copy, s.p, s.n);
    copy[s.n] = '\0';
    return (dl_str){copy, s.n};
}

dl_str dl_arena_vprintf(dl_arena *arena, const char *format, va_list args)
{
    char most[256]; /* nearly all texts, which are formatted once then */
    va_list again;
    va_copy(again, args);
    int n = vsnprintf(most, sizeof most, format, args);
    if (n < 0)
        n = 0;
    char *text = dl_arena_take(arena, (size_t)n + 1);
    if ((size_t)n < sizeof most)
        memcpy(text, most, (size_t)n + 1);
    else
        vsnprintf(text, (size_t)n + 1, format, again);
    va_end(again);
    return (dl_str){text, (size_t)n};
}

dl_str dl_arena_printf(dl_arena *arena, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    dl_str text = dl_arena_vprintf(arena, format, args);
    va_end(args);
    return text;
}
