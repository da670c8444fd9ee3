/*
 * From bytes to a document. A dl_doc owns everything that it holds, its own
 * copy of the bytes included; free it with dl_doc_free().
 */
#ifndef DL_PARSE_PARSE_H
#define DL_PARSE_PARSE_H

#include "korean/lexicon.h"

/*
 * Parses a file. Never fails: what is wrong with the bytes shows in the
 * document (too_large, bad_utf8, frontmatter.state). Of a file above `max_size`
 * bytes only a short beginning is kept and nothing is parsed. Takes time in
 * proportion to the bytes, whatever they are, and may be called from several
 * threads at once. The words are looked up in `lexicon`, which is borrowed as
 * long as the document is asked about them; NULL leaves out words and
 * sentences.
 */
dl_doc *dl_doc_parse(dl_str name, dl_str bytes, uint32_t max_size,
                     const dl_lexicon *lexicon);

#endif
