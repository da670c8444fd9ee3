/*
 * Front matter as Jekyll reads it: `---` on the first line, YAML, and a line
 * `---` or `...`; blanks may follow either. The document owns what is found.
 */
#ifndef DL_PARSE_FRONTMATTER_H
#define DL_PARSE_FRONTMATTER_H

#include "text/document.h"

/* Fills doc->frontmatter and doc->body; needs the source, the line index and
   the byte-order mark found. */
void dl_frontmatter_parse(dl_doc *doc);

#endif
