/*
 * Reads one pattern rule from YAML. Errors become DL901 findings at their
 * place.
 */
#ifndef DL_PATTERNS_READ_H
#define DL_PATTERNS_READ_H

#include "parse/problem.h"
#include "patterns/pattern.h"

/* A rule in the arena of the problems, without its number; the caller frees its
   regex. NULL if it cannot be used. */
dl_pattern *dl_pattern_read(dl_problems *problems, const dl_yaml *node);

#endif
