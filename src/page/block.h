/*
 * A page: the blocks that a renderer makes of a document, with the lines of
 * each. It lives in the arena that it was made in and borrows the document.
 */
#ifndef DL_PAGE_BLOCK_H
#define DL_PAGE_BLOCK_H

#include "page/renderer.h"
#include "text/document.h"

typedef enum dl_block_kind {
    DL_BLOCK_ROOT,
    DL_BLOCK_QUOTE,
    DL_BLOCK_LIST,
    DL_BLOCK_ITEM,
    DL_BLOCK_NOTE,    /* a footnote's text */
    DL_BLOCK_DETAILS, /* of a definition list */
    /* from here on: with rows, without blocks in them */
    DL_BLOCK_PARAGRAPH,
    DL_BLOCK_TERM, /* of a definition list */
    DL_BLOCK_HEADING,
    DL_BLOCK_TABLE,
    DL_BLOCK_CODE,
    DL_BLOCK_HTML,
    DL_BLOCK_MATH,
    DL_BLOCK_RULE,
    DL_BLOCK_DEFINITION, /* of a link or an abbreviation */
    DL_BLOCK_ATTRIBUTES  /* {: .x}, ^ and extensions of kramdown */
} dl_block_kind;

enum {
    DL_BLOCK_ORDERED = 1, /* LIST */
    DL_BLOCK_FENCED = 2,  /* CODE */
    DL_BLOCK_OPEN = 4,    /* CODE: the fence has no end */
    DL_BLOCK_SETEXT = 8,  /* HEADING; the underline is its last row */
    DL_BLOCK_RULED = 16   /* TABLE: has a delimiter row */
};

/* A line of a block without the marks and the indentation of the containers
   around it, and without its end. */
typedef struct dl_row {
    uint32_t start, end; /* bytes of the source */
    uint32_t line;       /* index, from 0 */
} dl_row;

/* In document order; a subtree is the range [i, blocks[i].end). */
typedef struct dl_block {
    uint8_t kind;    /* dl_block_kind */
    uint8_t flags;   /* DL_BLOCK_… */
    uint8_t depth;   /* lists around it, itself included */
    uint32_t parent; /* DL_NONE for the root */
    uint32_t end;
    uint32_t row, row_end; /* a container's are those of its leaves */
    uint32_t number;       /* ITEM: as written; 0 for a bullet */
    uint32_t mark;         /* ITEM: where its marker is */
} dl_block;

typedef struct dl_page {
    const dl_doc *doc;
    const dl_renderer *renderer;
    const dl_block *blocks;
    uint32_t n_blocks;
    const dl_row *rows;
    uint32_t n_rows;
} dl_page;

static inline dl_str dl_row_text(const dl_page *page, const dl_row *row)
{
    return dl_doc_slice(page->doc, (dl_span){row->start, row->end});
}

#endif
