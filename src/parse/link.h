/*
 * What follows the text of a link or an image: `(destination "title")`,
 * `[label]`, `[]` or nothing (CommonMark 0.29 §6.5, §6.6), read in the same way
 * as cmark-gfm, in linear time. Nothing is owned.
 */
#ifndef DL_PARSE_LINK_H
#define DL_PARSE_LINK_H

#include "digestlint/base.h"

typedef struct dl_link_tail {
    size_t end; /* just after the tail */
    size_t destination, destination_end; /* without <>; empty for references */
    bool is_inline;
} dl_link_tail;

/* Reads the tail at byte `at` of a block's content, just after the `]`. */
dl_link_tail dl_link_tail_scan(dl_str content, size_t at);

#endif
