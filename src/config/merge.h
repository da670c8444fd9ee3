/*
 * Merging YAML trees: a configuration on top of what it extends. Trees live in
 * arenas; a merged one borrows from both of its sources.
 */
#ifndef DL_CONFIG_MERGE_H
#define DL_CONFIG_MERGE_H

#include "base/arena.h"
#include "text/document.h"

/*
 * `over` on top of `base`, either of which may be NULL: mappings are merged key
 * by key to any depth, in the order of `base` followed by new keys; anything
 * else is replaced. Every node keeps its file and place. The result shares
 * unchanged nodes with both and has its new nodes in `arena`.
 */
const dl_yaml *dl_yaml_merge(dl_arena *arena, const dl_yaml *base,
                             const dl_yaml *over);

/* A copy of `mapping` without the keys in `names`. */
const dl_yaml *dl_yaml_without(dl_arena *arena, const dl_yaml *mapping,
                               const dl_str *names, size_t n);

#endif
