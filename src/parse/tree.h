/*
 * A document's tree under construction: the state that markdown.c, blocks.c,
 * resolve.c and quick/ share, and that tree.c adds to. Lives during
 * dl_markdown_parse().
 */
#ifndef DL_PARSE_TREE_H
#define DL_PARSE_TREE_H

#include <cmark-gfm.h>

#include "parse/content.h"

typedef struct dl_tree {
    dl_doc *doc;
    dl_fed fed;
    const unsigned char *unmask; /* see guard.h; NULL: nothing is masked */
    bool has_escapes; /* a backslash or an `&` anywhere in what is fed */
    DL_VEC(dl_node) nodes;
    dl_content content; /* of the current leaf block */
    DL_VEC(dl_span) cells; /* of the current table row, as written */
    size_t cell;           /* the next one */
    uint32_t quotes;       /* open block quotes */
} dl_tree;

/* ---- tree.c ------------------------------------------------------------ */

/* Appends a node and returns its index. */
uint32_t dl_tree_add(dl_tree *tree, dl_node_kind kind, uint32_t parent);

/* `literal` as text that the document owns: a piece of the source if `span`
   spells it, otherwise a copy. */
dl_str dl_tree_keep(dl_tree *tree, dl_span span, dl_str literal);

/* Marks a node whose place could not be found; it gets `span`. */
void dl_tree_approximate(dl_tree *tree, uint32_t node, dl_span span);

/* ---- blocks.c ---------------------------------------------------------- */

/*
 * Places the block `block`: its spans, text, flags, and for a leaf block the
 * map in tree->content. Returns false for a block without a place in the
 * source: a cell that cmark-gfm added.
 */
bool dl_block_enter(dl_tree *tree, uint32_t index, cmark_node *block);

/* Sets the end of a block whose children are complete. */
void dl_block_leave(dl_tree *tree, uint32_t index, cmark_node *block);

/* ---- resolve.c --------------------------------------------------------- */

/* Adds the inlines of the leaf block `leaf`, each with its exact place or
   marked as approximate. */
void dl_resolve_inlines(dl_tree *tree, uint32_t leaf, cmark_node *block);

#endif
