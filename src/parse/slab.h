/*
 * The memory of one run of cmark-gfm. Most of what the parser asks for is small
 * and lives as long as the tree, so it is cut from chunks that are freed at
 * once; blocks that are freed earlier are used again by their size, so that
 * memory stays in proportion to what is in use.
 *
 * cmark-gfm's allocator is three functions without a context. They work on the
 * slab that the running thread has open, the only state in the library that is
 * not passed as an argument: one slab a thread, from dl_slab_open() to
 * dl_slab_close(), and nothing made in between may be used behind it. What
 * cmark-gfm keeps for good, its extensions, comes from its default allocator.
 */
#ifndef DL_PARSE_SLAB_H
#define DL_PARSE_SLAB_H

#include <cmark-gfm.h>

enum { DL_SLAB_CLASSES = 256 };

struct dl_slab_chunk;
struct dl_slab_block;
struct dl_slab_large;

typedef struct dl_slab {
    cmark_mem mem; /* for cmark_parser_new_with_mem() */
    char *at, *end; /* what is left of the newest chunk */
    struct dl_slab_chunk *chunks;
    struct dl_slab_large *large; /* blocks of their own */
    struct dl_slab_block *freed[DL_SLAB_CLASSES]; /* by size */
} dl_slab;

/* `hint`: the bytes of the text that will be parsed. Slabs do not nest. */
void dl_slab_open(dl_slab *slab, size_t hint);

/* Frees all that cmark-gfm allocated; it need not free anything itself. */
void dl_slab_close(dl_slab *slab);

#endif
