/*
 * cmark-gfm's allocator: small blocks are cut from chunks, large ones are
 * allocated separately.
 */
#include "parse/slab.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"

enum {
    ALIGN = 16,
    FIRST_CHUNK = 64 * 1024,
    LARGEST_CHUNK = 1024 * 1024,
    NODES_PER_BYTE = 8, /* bytes of tree for each byte of text, roughly */
#ifdef DL_ARENA_MALLOC
    MOST = 0 /* each block by itself, so that sanitizers see every overrun */
#else
    MOST = (DL_SLAB_CLASSES - 1) * ALIGN /* bytes of a block, its head too */
#endif
};

/* Precedes what the parser gets, which is therefore aligned to ALIGN. */
typedef struct head {
    size_t size; /* of the block with its head; 0: allocated separately */
} head;

typedef struct dl_slab_block {
    head head;
    struct dl_slab_block *next; /* if it is free; otherwise the parser's
                                   bytes */
} block;

typedef struct dl_slab_chunk {
    struct dl_slab_chunk *next;
    char data[];
} chunk;

typedef struct dl_slab_large {
    struct dl_slab_large *next, **to; /* `*to` is this one */
    size_t unused; /* keeps the alignment */
    head head;
} large;

static _Thread_local dl_slab *current;

/* ---- blocks of their own ------------------------------------------------ */

static void link_large(large *l)
{
    l->next = current->large;
    l->to = &current->large;
    if (l->next)
        l->next->to = &l->next;
    current->large = l;
}

static void unlink_large(large *l)
{
    *l->to = l->next;
    if (l->next)
        l->next->to = l->to;
}

static large *large_of(void *p)
{
    return (large *)((char *)p - sizeof(large));
}

static void *new_large(size_t n)
{
    if (n > SIZE_MAX - sizeof(large))
        dl_out_of_memory();
    large *l = dl_xmalloc(sizeof *l + n);
    l->head.size = 0;
    link_large(l);
    return l + 1;
}

static void *resize_large(void *p, size_t n)
{
    large *l = large_of(p);
    unlink_large(l);
    l = dl_xrealloc(l, sizeof *l + n);
    link_large(l);
    return l + 1;
}

/* ---- small ones --------------------------------------------------------- */

static head *head_of(void *p)
{
    return (head *)p - 1;
}

/* A chunk's data begins where a block's head may be: ALIGN - sizeof(head) after
   a multiple of ALIGN. */
static void add_chunk(dl_slab *slab, size_t size)
{
    chunk *c = dl_xmalloc(sizeof *c + size);
    c->next = slab->chunks;
    slab->chunks = c;
    slab->at = c->data;
    slab->end = c->data + size;
}

static void *new_small(dl_slab *slab, size_t size)
{
    block *b = slab->freed[size / ALIGN];
    if (b) {
        slab->freed[size / ALIGN] = b->next;
        return &b->next;
    }
    if ((size_t)(slab->end - slab->at) < size)
        add_chunk(slab, LARGEST_CHUNK / 4);
    b = (block *)slab->at;
    slab->at += size;
    b->head.size = size;
    return &b->next;
}

static void *take(size_t n)
{
    if (MOST == 0 || n > MOST - sizeof(head))
        return new_large(n);
    size_t size = (n + sizeof(head) + ALIGN - 1) / ALIGN * ALIGN;
    return new_small(current, size);
}

/* ---- what cmark-gfm calls ----------------------------------------------- */

static void *slab_calloc(size_t n, size_t size)
{
    if (size && n > SIZE_MAX / size)
        dl_out_of_memory();
    return memset(take(n * size), 0, n * size);
}

static void slab_free(void *p)
{
    if (!p)
        return;
    size_t size = head_of(p)->size;
    if (size == 0) {
        unlink_large(large_of(p));
        dl_free(large_of(p));
        return;
    }
    block *b = (block *)head_of(p);
    if ((char *)b + size == current->at) {
        current->at = (char *)b;
        return;
    }
    b->next = current->freed[size / ALIGN];
    current->freed[size / ALIGN] = b;
}

/* Buffers mostly grow right after they were made: then in place. */
static void *slab_realloc(void *p, size_t n)
{
    if (!p)
        return take(n);
    size_t size = head_of(p)->size;
    if (size == 0)
        return resize_large(p, n);
    if (n <= size - sizeof(head))
        return p;
    if ((char *)head_of(p) + size == current->at) {
        size_t need = (n + sizeof(head) + ALIGN - 1) / ALIGN * ALIGN;
        if (need <= MOST &&
            need - size <= (size_t)(current->end - current->at)) {
            current->at += need - size;
            head_of(p)->size = need;
            return p;
        }
    }
    void *new = take(n);
    memcpy(new, p, size - sizeof(head));
    slab_free(p);
    return new;
}

void dl_slab_open(dl_slab *slab, size_t hint)
{
    *slab = (dl_slab){.mem = {slab_calloc, slab_realloc, slab_free}};
    size_t size = FIRST_CHUNK;
    while (size < LARGEST_CHUNK && size / NODES_PER_BYTE < hint)
        size *= 2;
    add_chunk(slab, size);
    current = slab;
}

void dl_slab_close(dl_slab *slab)
{
    while (slab->large) {
        large *l = slab->large;
        slab->large = l->next;
        dl_free(l);
    }
    while (slab->chunks) {
        chunk *c = slab->chunks;
        slab->chunks = c->next;
        dl_free(c);
    }
    current = NULL;
}
