/*
 * What a pattern rule looks for and what it writes instead. The regular
 * expression is the pattern's.
 */
#ifndef DL_PATTERNS_EXPRESSION_H
#define DL_PATTERNS_EXPRESSION_H

#include "patterns/reader.h"

/* `pattern`, `words` and `ignore-case`; the scope is known. */
void dl_pattern_read_expression(dl_pattern_reader *r);

/* `replacement`; the expression is known. */
void dl_pattern_read_replacement(dl_pattern_reader *r);

/* Checks what {0}, {1} … of the messages stand for; the kind is known. */
void dl_pattern_check_messages(dl_pattern_reader *r);

#endif
