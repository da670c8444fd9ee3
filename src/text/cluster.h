/*
 * What \X costs PCRE2, which goes to the end of a cluster and, between two
 * regional indicators, back over all that are before them.
 */
#ifndef DL_TEXT_CLUSTER_H
#define DL_TEXT_CLUSTER_H

#include "digestlint/base.h"

/* Units (text/meter.h) of `n` clusters from byte `at` of `text`, valid UTF-8,
   and what finding that out takes; `end` is where they end, or later. */
uint64_t dl_cluster_units(dl_str text, size_t at, uint32_t n, size_t *end);

/* Units of going back over the regional indicators that end at byte `at`. */
uint64_t dl_cluster_units_back(dl_str text, size_t at);

#endif
