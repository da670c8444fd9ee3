/*
 * The expression of a pattern rule and its replacement. The regular expression
 * belongs to the pattern.
 */
#ifndef DL_PATTERNS_EXPRESSION_H
#define DL_PATTERNS_EXPRESSION_H

#include "patterns/reader.h"

/* `pattern`, `words` and `ignore-case`; the scope is known. */
void dl_pattern_read_expression(dl_pattern_reader *r);

/* `replacement`; the expression is known. */
void dl_pattern_read_replacement(dl_pattern_reader *r);

/* Checks the placeholders {0}, {1} … of the messages; the kind is known. */
void dl_pattern_check_messages(dl_pattern_reader *r);

#endif
