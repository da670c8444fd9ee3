/*
 * The words with which a suppression comment begins: `digestlint-disable` and
 * the like, in whatever letter case, and what was probably meant for one of
 * them. Everything is borrowed from the source and from a table.
 */
#ifndef DL_CHECK_VERB_H
#define DL_CHECK_VERB_H

#include "digestlint/base.h"

typedef enum dl_directive_kind {
    DL_DISABLE,           /* from here to the end, or to -enable */
    DL_DISABLE_LINE,      /* the lines of the comment itself */
    DL_DISABLE_NEXT_LINE, /* the next line with text */
    DL_DISABLE_PAPER,     /* the whole entry that contains the comment */
    DL_DISABLE_FILE,
    DL_ENABLE,
    DL_DIRECTIVE_UNKNOWN /* digestlint-something else, or nearly a directive */
} dl_directive_kind;

typedef struct dl_verb {
    dl_directive_kind kind;
    dl_span span; /* as written; empty: the comment is not a directive */
    dl_str meant; /* by an unknown one, if that can be guessed */
} dl_verb;

/*
 * The verb at the beginning of `text`, which has no spaces before it. Unknown
 * are `digestlint-` with another word after it, and near misses such as
 * `digestlint disable`, `digest-lint:disable` and `digestlint-ignore`. A
 * comment that only mentions the linter has none.
 */
dl_verb dl_verb_read(dl_str src, dl_span text);

/* The next word of `rest`, which is shortened; words are separated by spaces
   and commas. */
dl_span dl_verb_next_word(dl_str src, dl_span *rest);

#endif
