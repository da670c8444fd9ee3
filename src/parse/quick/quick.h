/*
 * A quick parser for the plain parts of a document, in a tenth of the time that
 * cmark-gfm and the search for places take. It knows a part of the grammar and
 * stops where anything else begins, or where it is not sure; cmark-gfm parses
 * that (markdown.c). What it adds is equal, field by field, to what becomes of
 * cmark-gfm's tree (tests/unit/test_quick.c).
 */
#ifndef DL_PARSE_QUICK_H
#define DL_PARSE_QUICK_H

#include "parse/tree.h"

/* Whether a document can be parsed in parts: nothing in it defines a link or a
   footnote for the others. */
bool dl_quick_knows(const dl_doc *doc);

/*
 * Adds blocks, children of the document, from line `from` on, which no block
 * before it reaches. Returns the line, from 0, where the first block begins
 * that it does not know, or tree->doc->n_lines.
 */
uint32_t dl_quick_parse(dl_tree *tree, uint32_t from);

/* The first line, from `from` on, at which a block begins that is a child of
   the document, unless code or HTML before it goes on; or n_lines. */
uint32_t dl_quick_next(const dl_tree *tree, uint32_t from);

#endif
