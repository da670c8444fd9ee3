/*
 * One pattern rule, from YAML. What is wrong becomes a DL901 at its place.
 */
#ifndef DL_PATTERNS_READ_H
#define DL_PATTERNS_READ_H

#include "parse/problem.h"
#include "patterns/pattern.h"

/* A rule in the arena of the problems, without its number; its regex must be
   freed. NULL when it cannot be used. */
dl_pattern *dl_pattern_read(dl_problems *problems, const dl_yaml *node);

#endif
