/*
 * One pattern rule while it is read: its values, and complaints about them. All
 * is borrowed; the pattern lies in the arena of the problems.
 */
#ifndef DL_PATTERNS_READER_H
#define DL_PATTERNS_READER_H

#include "parse/problem.h"
#include "patterns/pattern.h"

/* The rule being read. */
typedef struct dl_pattern_reader {
    dl_problems *problems;
    const dl_yaml *node;
    dl_pattern *pattern;
    bool failed;
} dl_pattern_reader;

/* The bytes of the file that spell the character at byte `offset` of a scalar;
   the whole scalar when it is written in another way than in one line. */
dl_span dl_pattern_place(const dl_pattern_reader *r, const dl_yaml *scalar,
                         size_t offset);

/* A wrong value of the key `where`: the rule cannot be used. */
void dl_pattern_refuse(dl_pattern_reader *r, const dl_yaml *value,
                       const char *where, const char *expected,
                       const char *expected_ko);

/* The same by a DL901_PATTERN_… message, at the byte `offset` of the value of
   the scalar `node`, as far as the file spells it so that it can be told. */
void dl_pattern_refuse_at(dl_pattern_reader *r, const dl_yaml *node,
                          size_t offset, unsigned message, dl_str a, dl_str b);

/* The value of a key when it is a text that is not empty, else NULL. */
const dl_yaml *dl_pattern_text(dl_pattern_reader *r, const char *key);

#endif
