/*
 * The names that Liquid knows in Jekyll: tags, and variables that a page has
 * without defining them. Nothing is owned.
 */
#ifndef DL_PAGE_LIQUID_NAMES_H
#define DL_PAGE_LIQUID_NAMES_H

#include "digestlint/base.h"

typedef enum dl_liquid_tag {
    DL_LIQUID_NO_TAG,
    DL_LIQUID_SINGLE, /* needs no end */
    DL_LIQUID_BLOCK,  /* up to its end tag */
    DL_LIQUID_LOOSE   /* a plug-in's: with an end tag or without */
} dl_liquid_tag;

dl_liquid_tag dl_liquid_tag_of(dl_str name);

/* What may follow the name of a tag; most take anything. */
bool dl_liquid_takes(dl_str name, dl_str markup);

/* Whether a page has the variable: `site`, `page` … */
bool dl_liquid_is_variable(dl_str name);

#endif
