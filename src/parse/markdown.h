/*
 * The Markdown tree: CommonMark 0.29 with GFM's tables, task lists and
 * footnotes, parsed by cmark-gfm. The document owns the tree.
 */
#ifndef DL_PARSE_MARKDOWN_H
#define DL_PARSE_MARKDOWN_H

#include "text/document.h"

/*
 * Parses doc->src from doc->body on and fills doc->nodes. Thread-safe: of
 * cmark-gfm's extensions, only those that do not modify its global tables are
 * attached.
 */
void dl_markdown_parse(dl_doc *doc);

/* The same tree, made by cmark-gfm alone: what quick.h is tested against. */
void dl_markdown_parse_slowly(dl_doc *doc);

/* Registers the extensions of cmark-gfm, once a process, with its own
   allocator, which ends the program when memory runs out. dl_markdown_parse()
   does it when nobody has. */
void dl_markdown_prepare(void);

#endif
