/*
 * The memory of one run of cmark-gfm. Most of what the parser allocates is
 * small and lives as long as the tree, so it is cut from chunks that are freed
 * together; blocks that are freed earlier are reused for others of their size,
 * so that memory stays in proportion to what is in use.
 *
 * cmark-gfm's allocator is three functions without a context. They use the slab
 * that the current thread has open, the only state in the library that is not
 * passed as an argument: one slab a thread, from dl_slab_open() to
 * dl_slab_close(); nothing allocated in between may be used after that. What
 * cmark-gfm keeps permanently, its extensions, comes from its default
 * allocator.
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
    char *at, *end; /* the rest of the newest chunk */
    struct dl_slab_chunk *chunks;
    struct dl_slab_large *large; /* blocks allocated separately */
    struct dl_slab_block *freed[DL_SLAB_CLASSES]; /* by size */
} dl_slab;

/* `hint`: the bytes of the text that will be parsed. Slabs do not nest. */
void dl_slab_open(dl_slab *slab, size_t hint);

/* Frees everything that cmark-gfm allocated; it need not free anything
   itself. */
void dl_slab_close(dl_slab *slab);

#endif
