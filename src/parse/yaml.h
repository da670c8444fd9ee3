/*
 * YAML 1.1 (libyaml) as a tree with places: front matter, configuration,
 * profiles. The tree belongs to the arena; it borrows nothing.
 */
#ifndef DL_PARSE_YAML_H
#define DL_PARSE_YAML_H

#include "base/arena.h"
#include "text/document.h"

/* Beyond these limits a text is refused; no real post or configuration comes
   near. */
enum {
    DL_YAML_MAX_DEPTH = 64,
    DL_YAML_MAX_ANCHORS = 256,
    DL_YAML_MAX_NODES = 100000 /* with aliases expanded */
};

typedef struct dl_yaml_problem {
    dl_str message; /* one line, no position in it */
    dl_str korean;  /* the same in Korean */
    dl_span span;
    dl_span related; /* where it began, or the first of two keys; may be
                        empty */
} dl_yaml_problem;

/*
 * Parses one document. `text` is valid UTF-8; its first byte has the offset
 * `base_offset` in the spans. An empty stream gives a NULL root. An alias
 * becomes a node at the alias's place that shares the anchored node's children;
 * since aliases count in full towards DL_YAML_MAX_NODES, walks over the tree
 * stay small. Two equal keys in a mapping and a second document are problems.
 *
 * Returns false with `*problem` filled and a NULL root. Takes O(n log n).
 */
bool dl_yaml_parse(dl_arena *arena, dl_str text, uint32_t base_offset,
                   const dl_yaml **root, dl_yaml_problem *problem);

/* Values as in YAML 1.1; false if `text` is not one. */
bool dl_yaml_bool(dl_str text, bool *out);
bool dl_yaml_int(dl_str text, long *out);

#endif
