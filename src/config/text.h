/*
 * Merging of configurations. Everything is in the arena.
 */
#ifndef DL_CONFIG_TEXT_H
#define DL_CONFIG_TEXT_H

#include "base/arena.h"
#include "text/document.h"

/*
 * Merges `n` configurations (or NULLs), later ones on top, with
 * dl_yaml_merge(). If one of them sets the other kind of text, what earlier
 * ones require of posts is dropped.
 */
const dl_yaml *dl_config_merge(dl_arena *arena, const dl_yaml *const *layers,
                               size_t n);

/* What `layer` (NULL: nothing) says of all posts, whatever they look like: for
   files whose profile is `profile` instead of the one that `layer` describes.
   Its boilerplate counts where the profile has none. */
const dl_yaml *dl_config_without_shape(dl_arena *arena, const dl_yaml *layer,
                                       const dl_yaml *profile);

#endif
