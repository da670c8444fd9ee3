/*
 * Suppression comments in a document:
 *
 *     <!-- digestlint-disable DL503 particle-latin -- quoted from the paper -->
 *     # digestlint-disable DL103             (in front matter, a YAML comment)
 *
 * Everything is borrowed from the document and the arena given.
 */
#ifndef DL_CHECK_DIRECTIVE_H
#define DL_CHECK_DIRECTIVE_H

#include "base/arena.h"
#include "text/document.h"
#include "check/registry.h"

typedef enum dl_directive_kind {
    DL_DISABLE,           /* from here to the end, or to -enable */
    DL_DISABLE_LINE,      /* the lines of the comment itself */
    DL_DISABLE_NEXT_LINE, /* the next line with text */
    DL_DISABLE_PAPER,     /* the whole entry that contains the comment */
    DL_DISABLE_FILE,
    DL_ENABLE,
    DL_DIRECTIVE_UNKNOWN /* digestlint-something else */
} dl_directive_kind;

/* One code, prefix or name in a comment. */
typedef struct dl_selector {
    dl_span span;        /* as written; the whole comment if it names none */
    dl_rule_range rules; /* empty: no such rule */
    bool is_used;
} dl_selector;

typedef struct dl_directive {
    dl_directive_kind kind;
    dl_span comment; /* with its delimiters */
    dl_span verb;    /* "digestlint-disable-line" */
    bool in_frontmatter;
    bool names_all; /* no code: all rules except the linter's own */
    dl_selector *selectors;
    uint32_t n_selectors; /* at least one unless the kind is unknown */
    dl_str reason;        /* after `--`, without surrounding spaces; or empty */
} dl_directive;

/* Reads the comments of `doc` in document order, except those in code. */
dl_directive *dl_directives_read(dl_arena *arena, const dl_doc *doc, size_t *n);

/* The verb that an unknown one was probably meant to be, or an empty string. */
dl_str dl_directive_suggest(dl_str verb);

#endif
