/* Reads YAML for all parts of the generator. */
#include "reader.h"

#include <stdlib.h>

void rg_read_yaml(rg_set *set, const char *path, unsigned first_line,
                  dl_str yaml,
                  void (*read)(rg_reader *r, const yaml_node_t *root,
                               void *into),
                  void *into)
{
    rg_reader r = {.set = set, .path = path, .first_line = first_line};
    yaml_parser_t parser;
    if (!yaml_parser_initialize(&parser))
        abort();
    yaml_parser_set_input_string(&parser, (const unsigned char *)yaml.p,
                                 yaml.n);
    if (!yaml_parser_load(&parser, &r.doc)) {
        rg_error(set, path, (unsigned)parser.problem_mark.line + first_line,
                 "%s", parser.problem);
    } else {
        const yaml_node_t *root = yaml_document_get_root_node(&r.doc);
        if (root)
            read(&r, root, into);
        else
            rg_error(set, path, 1, "there is no YAML");
        yaml_document_delete(&r.doc);
    }
    yaml_parser_delete(&parser);
}

/* Marks count from 0. */
unsigned rg_line_of(const rg_reader *r, const yaml_node_t *node)
{
    return (unsigned)node->start_mark.line + r->first_line;
}

yaml_node_t *rg_node_at(rg_reader *r, int index)
{
    return yaml_document_get_node(&r->doc, index);
}

dl_str rg_scalar(rg_reader *r, const yaml_node_t *node)
{
    if (node->type != YAML_SCALAR_NODE) {
        rg_fail(r, node, "a single value is expected here");
        return DL_STR_NONE;
    }
    dl_str s = {(const char *)node->data.scalar.value,
                node->data.scalar.length};
    return dl_arena_str(r->set->arena, s);
}

void rg_read_fields(rg_reader *r, const yaml_node_t *map, const char *what,
                    const rg_field *fields, size_t n_fields, void *into)
{
    if (map->type != YAML_MAPPING_NODE) {
        rg_fail(r, map, "%s is a mapping", what);
        return;
    }
    unsigned seen = 0;
    for (yaml_node_pair_t *p = map->data.mapping.pairs.start;
         p < map->data.mapping.pairs.top; p++) {
        const yaml_node_t *key = rg_node_at(r, p->key);
        dl_str name = rg_scalar(r, key);
        size_t i = 0;
        while (i < n_fields && !dl_str_is(name, fields[i].name))
            i++;
        if (i == n_fields) {
            rg_fail(r, key, "unknown key '%.*s' in %s", DL_FMT(name), what);
            continue;
        }
        if (seen & 1U << i)
            rg_fail(r, key, "key '%s' stands twice in %s", fields[i].name,
                    what);
        seen |= 1U << i;
        fields[i].read(r, rg_node_at(r, p->value),
                       (char *)into + fields[i].offset);
    }
    for (size_t i = 0; i < n_fields; i++)
        if (fields[i].required && !(seen & 1U << i))
            rg_fail(r, map, "missing key '%s' in %s", fields[i].name, what);
}

size_t rg_count_pairs(const yaml_node_t *map)
{
    return map->type == YAML_MAPPING_NODE
               ? (size_t)(map->data.mapping.pairs.top -
                          map->data.mapping.pairs.start)
               : 0;
}

void rg_read_each(rg_reader *r, const yaml_node_t *map,
                  void (*read)(rg_reader *r, const yaml_node_t *key,
                               const yaml_node_t *value, void *into),
                  void *into)
{
    if (map->type != YAML_MAPPING_NODE) {
        rg_fail(r, map, "a mapping is expected here");
        return;
    }
    for (yaml_node_pair_t *p = map->data.mapping.pairs.start;
         p < map->data.mapping.pairs.top; p++)
        read(r, rg_node_at(r, p->key), rg_node_at(r, p->value), into);
}

void rg_read_string(rg_reader *r, const yaml_node_t *value, void *into)
{
    dl_str s = rg_scalar(r, value);
    if (s.p && !s.n)
        rg_fail(r, value, "empty value");
    *(dl_str *)into = s;
}

void rg_read_bool(rg_reader *r, const yaml_node_t *value, void *into)
{
    dl_str s = rg_scalar(r, value);
    if (!s.p)
        return;
    if (!dl_str_is(s, "true") && !dl_str_is(s, "false"))
        rg_fail(r, value, "true or false is expected here");
    *(bool *)into = dl_str_is(s, "true");
}

void rg_read_texts(rg_reader *r, const yaml_node_t *value, void *into)
{
    rg_texts texts = {0};
    if (value->type != YAML_SEQUENCE_NODE) {
        rg_fail(r, value, "a list is expected here");
        return;
    }
    yaml_node_item_t *item = value->data.sequence.items.start;
    yaml_node_item_t *end = value->data.sequence.items.top;
    texts.v = DL_ARENA_NEW(r->set->arena, dl_str, (size_t)(end - item));
    for (; item < end; item++)
        texts.v[texts.n++] = rg_scalar(r, rg_node_at(r, *item));
    *(rg_texts *)into = texts;
}
