/*
 * The tables of arXiv's numbers that a configuration names. A dl_config_bounds
 * owns them.
 */
#ifndef DL_CONFIG_BOUNDS_H
#define DL_CONFIG_BOUNDS_H

#include "arxiv/bounds.h"
#include "parse/problem.h"

/* The table of `arxiv: {bounds: FILE}`; under an empty path, the default
   one. */
typedef struct dl_loaded_bounds {
    dl_str path;
    const dl_arxiv_bounds *table;
} dl_loaded_bounds;

typedef DL_VEC(dl_loaded_bounds) dl_config_bounds;

/* The table that the merged tree `root` names, or the default one; loaded
   once. */
const dl_arxiv_bounds *dl_config_bounds_read(dl_config_bounds *loaded,
                                             dl_problems *problems,
                                             const dl_yaml *root);
void dl_config_bounds_free(dl_config_bounds *loaded);

#endif
