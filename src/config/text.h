/*
 * Configurations on top of one another. Everything lies in the arena.
 */
#ifndef DL_CONFIG_TEXT_H
#define DL_CONFIG_TEXT_H

#include "base/arena.h"
#include "text/document.h"

/*
 * Merges `n` configurations (or NULLs), later ones on top, by dl_yaml_merge().
 * Where one of them names the other kind of text, what those before it ask of
 * their posts falls away.
 */
const dl_yaml *dl_config_merge(dl_arena *arena, const dl_yaml *const *layers,
                               size_t n);

#endif
