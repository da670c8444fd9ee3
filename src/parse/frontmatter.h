/*
 * Front matter as Jekyll reads it: `---` on the first line, YAML, and a line
 * `---` or `...`; spaces may follow either. The document owns the result.
 */
#ifndef DL_PARSE_FRONTMATTER_H
#define DL_PARSE_FRONTMATTER_H

#include "text/document.h"

/* Fills doc->frontmatter and doc->body; needs the source, its line index and
   the byte-order mark to be set. */
void dl_frontmatter_parse(dl_doc *doc);

#endif
