/*
 * Where the text of a leaf block came from. cmark-gfm gathers a block's inline
 * content in one string: its lines without container prefixes, indentation and
 * closing `#`s. A dl_content maps that string back to the source, piece by
 * piece, and compares each piece with the bytes.
 */
#ifndef DL_PARSE_CONTENT_H
#define DL_PARSE_CONTENT_H

#include "base/vec.h"
#include "text/document.h"

/* A run of content, up to the start of the next piece. */
typedef struct dl_piece {
    uint32_t content; /* offset into the content */
    uint32_t source;  /* offset into the source */
    uint32_t fixed;   /* bytes of source that the whole piece replaces, as in
                         `\|` for `|` in a table; 0: byte for byte */
} dl_piece;

/* Owns its pieces; the text is borrowed from the cmark node. */
typedef struct dl_content {
    dl_str text; /* without trailing spaces, as cmark-gfm parses it */
    DL_VEC(dl_piece) pieces;
    size_t piece; /* the piece that the last look-up found */
} dl_content;

/* The source as it was passed to cmark-gfm. */
typedef struct dl_fed {
    dl_str src; /* as long as the document's; see guard.h */
    const uint32_t *line_starts;
    uint32_t n_lines;
} dl_fed;

void dl_content_free(dl_content *content);

/* The number of lines of the content, not counting an empty one after its last
   line end. */
uint32_t dl_content_lines(const dl_content *content);

/* Starts over with new text, of which nothing is mapped. NULL is the empty
   text. */
void dl_content_set(dl_content *content, const char *text);

/*
 * Maps each line of the content to the tail of a source line, beginning with
 * line `line` (from 0); `\|` in the source may be `|` in the content. False if
 * a line is not the tail of its source line.
 */
bool dl_content_map_lines(dl_content *content, const dl_fed *fed,
                          uint32_t line, bool has_pipes);

/* Maps the whole content to the source from `start` on and returns where it
   ends there; DL_NONE if the source up to `end` does not spell it. */
uint32_t dl_content_map_prefix(dl_content *content, const dl_fed *fed,
                               uint32_t start, uint32_t end, bool has_pipes);

/* The source offset of content byte `i`, or of the content's end. */
uint32_t dl_content_start(dl_content *content, uint32_t i);

/* The source offset just after what content byte `i` - 1 came from. */
uint32_t dl_content_end(dl_content *content, uint32_t i);

#endif
