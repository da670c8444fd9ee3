/*
 * Liquid, which Jekyll runs over a post before Markdown is read: what of a post
 * stops the build, and what vanishes from the page. As Liquid 4.0.4 does it,
 * the one that Jekyll asks for; nothing in Markdown protects from it.
 */
#ifndef DL_PAGE_LIQUID_H
#define DL_PAGE_LIQUID_H

#include "base/arena.h"
#include "text/document.h"

typedef enum dl_liquid_fault {
    /* the build stops */
    DL_LIQUID_OPEN_OBJECT, /* `{{` without `}}` at its first `}` */
    DL_LIQUID_OPEN_TAG,    /* `{%` without `%}` */
    DL_LIQUID_UNKNOWN_TAG, /* no name, or one that no tag has there */
    DL_LIQUID_WRONG_TAG,   /* a tag that cannot read what follows its name */
    DL_LIQUID_OPEN_BLOCK,  /* a tag that needs an end tag and has none */
    /* the build goes on */
    DL_LIQUID_VANISHES /* `{{…}}` with a name that nothing defines */
} dl_liquid_fault;

typedef struct dl_liquid_place {
    dl_span token; /* with its braces */
    dl_liquid_fault fault;
} dl_liquid_place;

/*
 * Finds the faults of what follows the front matter, in order of place. `tags`
 * are those of the blog's own plug-ins. Returns their number. Takes time linear
 * in the bytes, but for looking names up.
 */
size_t dl_liquid_check(dl_arena *arena, const dl_doc *doc, const dl_str *tags,
                       size_t n_tags, const dl_liquid_place **places);

#endif
