/*
 * The fields of front matter, counted. The lists are the caller's to free; the
 * strings are in the arena that is given.
 */
#ifndef DL_OUTLINE_FIELDS_H
#define DL_OUTLINE_FIELDS_H

#include "base/vec.h"
#include "model/profile.h"
#include "outline/pattern.h"
#include "text/document.h"

/* A field of the front matter. */
typedef struct dl_outline_field {
    dl_str name;
    uint32_t n; /* posts that have it */
    uint32_t n_empty;
    uint32_t types[DL_FIELD_ANY + 1]; /* values, by dl_field_type */
    dl_str value;                     /* the first one */
    bool is_constant;                 /* all are like it */
    dl_pattern_maker pattern;
} dl_outline_field;

typedef struct dl_outline_fields {
    DL_VEC(dl_outline_field) list; /* in the order in which they were met */
    uint32_t n_posts;              /* with front matter */
    uint32_t n_zoned, n_korean;    /* dates with a time zone; at +09:00 */
} dl_outline_fields;

/* Counts those of a post. Returns whether one is a link to a paper. */
bool dl_outline_fields_add(dl_outline_fields *fields, dl_arena *arena,
                           const dl_doc *doc);

#endif
