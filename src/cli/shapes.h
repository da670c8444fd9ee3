/*
 * The shapes of a blog's posts: one, or two if those of one folder look
 * different from the others. A dl_shapes owns its outlines and layouts.
 */
#ifndef DL_CLI_SHAPES_H
#define DL_CLI_SHAPES_H

#include "cli/places.h"
#include "outline/layout.h"

typedef struct dl_shapes {
    size_t n; /* shapes; 0: no post could be read */
    dl_outline outlines[2];
    dl_layout layouts[2]; /* that of most posts first */
    dl_buf files;         /* of the second: patterns as YAML, relative to the
                             folder of the survey */
} dl_shapes;

/* Counts what the posts of `places` look like, in `folder`. */
dl_status dl_shapes_find(dl_shapes *out, const dl_places *places,
                         const char *folder, dl_error *error) DL_MUST_CHECK;
void dl_shapes_free(dl_shapes *shapes);

#endif
