/*
 * One pattern rule, from YAML. What is wrong becomes a DL901 at its place.
 */
#ifndef DL_ENGINE_PATTERN_READ_H
#define DL_ENGINE_PATTERN_READ_H

#include "engine/config.h"

/* A rule in the configuration's arena, without its number; its regex must be
   freed. NULL when it cannot be used. */
dl_pattern *dl_pattern_read(dl_config *config, const dl_yaml *node);

#endif
