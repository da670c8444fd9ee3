/*
 * One pattern rule while it is read: its values, and errors in them. All is
 * borrowed; the pattern is in the arena of the problems.
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
   the whole scalar if it is not written on one line. */
dl_span dl_pattern_place(const dl_pattern_reader *r, const dl_yaml *scalar,
                         size_t offset);

/* Reports a wrong value of the key `where`: the rule cannot be used. */
void dl_pattern_refuse(dl_pattern_reader *r, const dl_yaml *value,
                       const char *where, const char *expected,
                       const char *expected_ko);

/* The same with a DL901_PATTERN_… message, at byte `offset` of the value of the
   scalar `node`, if its place in the file can be determined. */
void dl_pattern_refuse_at(dl_pattern_reader *r, const dl_yaml *node,
                          size_t offset, unsigned message, dl_str a, dl_str b);

/* The value of a key if it is a text that is not empty, otherwise NULL. */
const dl_yaml *dl_pattern_text(dl_pattern_reader *r, const char *key);

/* Every finding has a copy of these: at most 4 KiB, otherwise reported. */
const dl_yaml *dl_pattern_short_text(dl_pattern_reader *r, const char *key);
bool dl_pattern_is_short(dl_pattern_reader *r, const dl_yaml *value,
                         const char *key);

#endif
