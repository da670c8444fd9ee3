/*
 * Comments that may be meant for the linter, in all forms that Markdown has:
 *
 *     <!-- … -->              HTML
 *     {/ * … * /}             MDX (without the spaces)
 *     [//]: # (…)             a reference that nothing refers to, on a line;
 *     [comment]: <> "…"       any label, `#` or `<>`, and (…), "…" or '…'
 *     # …                     YAML or TOML, in front matter
 *
 * Spans are places in the document; nothing is owned.
 */
#ifndef DL_CHECK_COMMENT_H
#define DL_CHECK_COMMENT_H

#include "base/arena.h"
#include "text/document.h"

typedef enum dl_comment_form {
    DL_COMMENT_HTML,
    DL_COMMENT_MDX,
    DL_COMMENT_REFERENCE,
    DL_COMMENT_YAML /* or TOML */
} dl_comment_form;

typedef struct dl_comment {
    dl_span span; /* with its delimiters */
    dl_span text; /* what is between them, without spaces around it */
    uint8_t form; /* dl_comment_form */
} dl_comment;

/*
 * The comments of `doc` whose text begins as "digestlint" does, in whatever
 * letter case, in document order; except those in code. O(bytes).
 */
dl_comment *dl_comments_find(dl_arena *arena, const dl_doc *doc, size_t *n);

#endif
