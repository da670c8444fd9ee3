/*
 * The Markdown tree: CommonMark 0.29 with GFM's tables, task lists and
 * footnotes, parsed by cmark-gfm. The document owns the tree.
 */
#ifndef DL_PARSE_MARKDOWN_H
#define DL_PARSE_MARKDOWN_H

#include "digestlint/document.h"

/*
 * Parses doc->src from doc->body on and fills doc->nodes. Safe in several
 * threads: of cmark-gfm's extensions only those are attached that leave its
 * global tables alone.
 */
void dl_markdown_parse(dl_doc *doc);

#endif
