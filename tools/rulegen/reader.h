/*
 * Reading YAML by tables of fields; errors are reported with file and line. The
 * result is allocated in the arena of the rg_set; nodes live only during the
 * call.
 */
#ifndef RULEGEN_READER_H
#define RULEGEN_READER_H

#include <yaml.h>

#include "rulegen.h"

typedef struct rg_reader {
    rg_set *set;
    const char *path;
    unsigned first_line; /* of the YAML in its file */
    yaml_document_t doc;
} rg_reader;

/* A key and what to do with its value. */
typedef struct rg_field {
    const char *name;
    bool required;
    void (*read)(rg_reader *r, const yaml_node_t *value, void *into);
    size_t offset; /* into the struct being filled */
} rg_field;

/* Parses `yaml`, which begins at `first_line` of `path`, and passes on its
   root; an empty one is an error. */
void rg_read_yaml(rg_set *set, const char *path, unsigned first_line,
                  dl_str yaml,
                  void (*read)(rg_reader *r, const yaml_node_t *root,
                               void *into),
                  void *into);

unsigned rg_line_of(const rg_reader *r, const yaml_node_t *node);
yaml_node_t *rg_node_at(rg_reader *r, int index);

#define rg_fail(r, node, ...)                                                  \
    rg_error((r)->set, (r)->path, rg_line_of((r), (node)), __VA_ARGS__)

/* The text of a single value; for anything else reports an error and returns no
   string. */
dl_str rg_scalar(rg_reader *r, const yaml_node_t *node);

/* Reads a mapping by its table of fields, each key at most once. `what` is its
   name in errors. */
void rg_read_fields(rg_reader *r, const yaml_node_t *map, const char *what,
                    const rg_field *fields, size_t n_fields, void *into);

size_t rg_count_pairs(const yaml_node_t *map);

/* Reads a mapping of names, with one call for each. */
void rg_read_each(rg_reader *r, const yaml_node_t *map,
                  void (*read)(rg_reader *r, const yaml_node_t *key,
                               const yaml_node_t *value, void *into),
                  void *into);

/* For tables of fields: a dl_str that is not empty; a bool; an rg_texts. */
void rg_read_string(rg_reader *r, const yaml_node_t *value, void *into);
void rg_read_bool(rg_reader *r, const yaml_node_t *value, void *into);
void rg_read_texts(rg_reader *r, const yaml_node_t *value, void *into);

#endif
