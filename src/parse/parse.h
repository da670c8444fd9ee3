/*
 * From bytes to a document. A dl_doc owns everything in it, including its own
 * copy of the bytes; free it with dl_doc_free().
 */
#ifndef DL_PARSE_PARSE_H
#define DL_PARSE_PARSE_H

#include "korean/known.h"

/*
 * Parses a file. Never fails: problems with the bytes show in the document
 * (too_large, bad_utf8, frontmatter.state). If the file is larger than
 * `max_size` bytes, only a short beginning is kept and nothing is parsed. Takes
 * time linear in the number of bytes, whatever they are; may be called from
 * several threads at once. Words are looked up in `lexicon`, which must outlive
 * all use of the document; NULL leaves out words and sentences.
 */
dl_doc *dl_doc_parse(dl_str name, dl_str bytes, uint32_t max_size,
                     const dl_lexicon *lexicon);

/* The same with what a thread knows of words (NULL: nothing). */
dl_doc *dl_doc_parse_with(dl_str name, dl_str bytes, uint32_t max_size,
                          const dl_lexicon *lexicon, dl_known_words *known);

#endif
