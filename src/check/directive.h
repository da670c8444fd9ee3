/*
 * Suppression comments in a document, in every form of check/comment.h:
 *
 *     <!-- digestlint-disable DL503 particle-latin -- quoted from the paper -->
 *
 * Everything is borrowed from the document and the arena given.
 */
#ifndef DL_CHECK_DIRECTIVE_H
#define DL_CHECK_DIRECTIVE_H

#include "base/arena.h"
#include "check/comment.h"
#include "check/registry.h"
#include "check/verb.h"

/* One code, prefix or name in a comment. */
typedef struct dl_selector {
    dl_span span;        /* as written; the whole comment if it names none */
    dl_rule_range rules; /* empty: no such rule */
    bool is_used;
} dl_selector;

typedef struct dl_directive {
    dl_directive_kind kind;
    dl_span comment; /* with its delimiters */
    uint8_t form;    /* dl_comment_form */
    dl_span verb;    /* "digestlint-disable-line", in whatever letter case */
    dl_str meant;    /* the verb that an unknown one was probably meant to be,
                        or empty */
    bool names_all; /* no code: all rules except the linter's own */
    dl_selector *selectors;
    uint32_t n_selectors; /* at least one unless the kind is unknown */
    dl_str reason;        /* after `--`, without surrounding spaces; or empty */
} dl_directive;

/* Reads the comments of `doc` in document order, except those in code. */
dl_directive *dl_directives_read(dl_arena *arena, const dl_doc *doc, size_t *n);

#endif
