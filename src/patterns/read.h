/*
 * One pattern rule, from YAML. What is wrong becomes a DL901 at its place.
 * The pattern lives in the configuration's arena; its regex is owned by it.
 */
#ifndef DL_PATTERNS_READ_H
#define DL_PATTERNS_READ_H

#include "config/config.h"

/* A rule in the configuration's arena, without its number; its regex must be
   freed. NULL when it cannot be used. */
dl_pattern *dl_pattern_read(dl_config *config, const dl_yaml *node);

/* ---- between pattern_read.c and pattern_expression.c --------------------- */

/* The rule being read. */
typedef struct dl_pattern_reader {
    dl_config *config;
    const dl_yaml *node;
    dl_pattern *pattern;
    bool failed;
} dl_pattern_reader;

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

/* `pattern`, `words` and `ignore-case`; the scope is known. */
void dl_pattern_read_expression(dl_pattern_reader *r);

/* `replacement`, behind the expression. */
void dl_pattern_read_replacement(dl_pattern_reader *r);

/* Checks what {0}, {1} … of the messages stand for, behind the kind. */
void dl_pattern_check_messages(dl_pattern_reader *r);

#endif
