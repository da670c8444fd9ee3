/*
 * Edits that give the lines of a document another shape on the page.
 */
#ifndef DL_RULES_SHARED_RESHAPE_H
#define DL_RULES_SHARED_RESHAPE_H

#include "page/page.h"
#include "rules/rule.h"

/* Whether lines can be inserted in `block`: no mark of a quotation would have
   to be in them. */
bool dl_can_insert_line(const dl_page *page, uint32_t block);

/* Whether a line, by its index, has nothing but blanks; true after the last
   one. */
bool dl_is_empty_line(const dl_page *page, uint32_t line);

/* Whether goldmark makes a row of what the tree has as a block: below a table,
   which is a paragraph to it until it is done, only what can interrupt one
   begins a block. */
bool dl_is_goldmark_row(const dl_page *page, uint32_t block);

/* Adds an empty line before the line of `row` as an edit of the fix; the same
   ending as the line before has. */
void dl_insert_line(dl_ctx *ctx, dl_diagnostic *d, dl_applicability how,
                    const dl_page *page, const dl_row *row);

/* Both in one edit, as two at one place have no order for other programs: an
   empty line, then `mark` for what is before byte `text` of the row's line. */
void dl_insert_line_with(dl_ctx *ctx, dl_diagnostic *d, dl_applicability how,
                         const dl_page *page, const dl_row *row, uint32_t text,
                         const char *mark);

/* Moves the text of a line to `column`: spaces instead of its indentation. */
void dl_indent_line(dl_ctx *ctx, dl_diagnostic *d, dl_applicability how,
                    const dl_page *page, uint32_t line, uint32_t column);

/* The rows [from, to) of the page as a span, without the containers' marks at
   its beginning. */
dl_span dl_rows_span(const dl_page *page, uint32_t from, uint32_t to);

#endif
