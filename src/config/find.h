/*
 * Where a configuration file lies. Paths are canonical and live in the arena
 * given.
 */
#ifndef DL_CONFIG_FIND_H
#define DL_CONFIG_FIND_H

#include "base/arena.h"

/* The configuration file of this very folder, or an empty string. */
dl_str dl_config_in(dl_arena *arena, dl_str folder);

/* The configuration file for `folder`: the nearest upwards to the repository's
   root; empty when there is none. */
dl_str dl_config_find(dl_arena *arena, dl_str folder);

#endif
