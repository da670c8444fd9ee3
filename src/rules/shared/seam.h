/*
 * What Markdown makes of characters that a fix brings together, when it deletes
 * what is between them. Judged by the bytes alone, and rather too strictly: a
 * seam that might become markup is not plain. Nothing is owned.
 */
#ifndef DL_RULES_SHARED_SEAM_H
#define DL_RULES_SHARED_SEAM_H

#include "text/token.h"

/* The bytes [span.start, span.end) that a fix deletes, within one line. */
typedef struct dl_seam {
    const dl_doc *doc;
    dl_span span;
    /* What precedes and follows is the markup of a link or of emphasis that
       does not enclose the span. */
    bool after_markup, before_markup;
} dl_seam;

/* Whether nothing becomes markup, a link, an entity or an escape, or stops
   being one. */
bool dl_seam_is_plain(const dl_seam *seam);

/* The same if a space takes the place of the bytes, which were one for Markdown
   before. */
bool dl_seam_may_be_space(const dl_seam *seam);

/* Whether a sign of ASCII at `at` cannot complete a tag or an entity:
   `<가 나＝"다">`, `&amp；`. */
bool dl_seam_may_be_sign(const dl_doc *doc, uint32_t at);

/* Whether only text without a space is between an address and the token: GFM
   takes it into the address. */
bool dl_seam_follows_address(const dl_doc *doc, const dl_prose *prose,
                             uint32_t token);

/* Whether the space after the token ends an address or a name that is a link,
   @name and #tag: what is joined to it would be part of it. */
bool dl_seam_ends_link(const dl_doc *doc, const dl_prose *prose,
                       uint32_t token);

/* Whether a line or block with this text may be more than a paragraph: an item,
   a heading, a quotation, a table, code, HTML, a definition. What is invisible
   counts as a space. */
bool dl_seam_begins_block(dl_str line);

/* Whether `head`, from the first byte of a line or block on, becomes the marker
   of an item, a heading or a task when a space or nothing follows. */
bool dl_seam_is_marker(dl_str head);

/* Whether `rest` begins a block only together with `head`, which precedes it in
   the line: `1|2. 가`. */
bool dl_seam_joins_marker(dl_str head, dl_str rest);

/* Whether the run has a `（` or `）` whose partner in the line is in an address
   or the like, or touches one, and so will not change: half of a pair. */
bool dl_seam_parts_pair(const dl_doc *doc, dl_span run);

#endif
