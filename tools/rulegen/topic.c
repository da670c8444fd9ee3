/*
 * Reads the lists of words of rules/lexicon/TOPIC.yaml, by name: what a
 * configuration may add to. The generator of the lexicon checks the rest of the
 * file.
 */
#include "keys.h"
#include "reader.h"

/* `glossary:` and the like are sequences: groups of terms, not lists of
   words. */
static void read_list(rg_reader *r, const yaml_node_t *key,
                      const yaml_node_t *value, void *into)
{
    rg_topic *topic = into;
    if (value->type != YAML_MAPPING_NODE)
        return;
    rg_key list = {.name = rg_scalar(r, key)};
    for (const yaml_node_pair_t *pair = value->data.mapping.pairs.start;
         pair < value->data.mapping.pairs.top; pair++)
        if (dl_str_is(rg_scalar(r, rg_node_at(r, pair->key)), "doc"))
            rg_read_string(r, rg_node_at(r, pair->value),
                           &list.doc[RG_ENGLISH]);
    topic->lists.v[topic->lists.n++] = list;
}

static void read_topic(rg_reader *r, const yaml_node_t *root, void *into)
{
    rg_topic *topic = into;
    topic->lists.v = DL_ARENA_NEW(r->set->arena, rg_key, rg_count_pairs(root));
    rg_read_each(r, root, read_list, topic);
}

static dl_str name_of(const char *path)
{
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
    return (dl_str){name, strcspn(name, ".")};
}

void rg_read_topic(rg_set *set, const char *path, rg_config *config)
{
    rg_topic topic = {.name = name_of(path)};
    dl_str text;
    if (rg_read_file(set, path, &text))
        rg_read_yaml(set, path, 1, text, read_topic, &topic);
    if (topic.lists.n)
        dl_vec_push(&config->topics, topic);
}
