/*
 * The inlines of a leaf block: text, breaks, emphasis, code, links, images and
 * tags without attributes, each on one line. Everything else is not known.
 */
#ifndef DL_PARSE_QUICK_INLINES_H
#define DL_PARSE_QUICK_INLINES_H

#include "parse/tree.h"

enum { DL_QUICK_MARKS = 8 }; /* open emphasis */

typedef struct dl_quick_mark {
    uint32_t node;   /* the emphasis that it opens */
    uint32_t length; /* 1 or 2 */
    char sign;       /* `*` or `_` */
} dl_quick_mark;

/* A leaf whose lines are read one after the other. */
typedef struct dl_quick_leaf {
    dl_tree *tree;
    uint32_t parent; /* of the next inline */
    uint32_t at;     /* where the text begins that is not added yet */
    uint32_t line_start, line_end; /* of the current line, without spaces */
    dl_quick_mark marks[DL_QUICK_MARKS];
    uint32_t n_marks;
    uint32_t first_mark; /* those before it are outside of the link */
} dl_quick_leaf;

/* Appends a node whose span and inner are [start, end). */
uint32_t dl_quick_add(dl_tree *tree, dl_node_kind kind, uint32_t parent,
                      uint32_t start, uint32_t end);

/* Begins the leaf `node` with its first line, [start, end). False, here and
   below: there is something that is not known. */
bool dl_quick_begin(dl_quick_leaf *leaf, dl_tree *tree, uint32_t node,
                    uint32_t start, uint32_t end);

/* Goes on with the line `from`, whose text is [start, end). */
bool dl_quick_go_on(dl_quick_leaf *leaf, uint32_t from, uint32_t start,
                    uint32_t end);

bool dl_quick_end(dl_quick_leaf *leaf);

#endif
