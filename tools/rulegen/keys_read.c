/* Reads rules/configuration.yaml. */
#include "keys.h"
#include "reader.h"

const char *const rg_type_names[RG_TYPES] = {
    [RG_STRING] = "string",       [RG_STRINGS] = "strings",
    [RG_GLOBS] = "globs",         [RG_TEMPLATES] = "templates",
    [RG_NUMBER] = "number",       [RG_WORD] = "word",
    [RG_FLAG] = "flag",           [RG_SWITCH] = "switch",
    [RG_ZONE] = "zone",
    [RG_SENTENCES] = "sentences", [RG_LEVEL] = "level",
    [RG_RULES] = "rules",         [RG_MAPPING] = "mapping",
    [RG_LIST] = "list",           [RG_NAMED] = "named",
};

static const rg_word yes_no[] = {
    {.text = {"true", 4}, .value = {"true", 4}},
    {.text = {"false", 5}, .value = {"false", 5}},
    {.text = {"yes", 3}, .value = {"true", 4}},
    {.text = {"no", 2}, .value = {"false", 5}},
    {.text = {"on", 2}, .value = {"true", 4}},
    {.text = {"off", 3}, .value = {"false", 5}},
};
const rg_words rg_yes_no = {yes_no, sizeof yes_no / sizeof *yes_no};

static void read_type(rg_reader *r, const yaml_node_t *value, void *into)
{
    dl_str name = rg_scalar(r, value);
    rg_type type = 0;
    while (type < RG_TYPES && !dl_str_is(name, rg_type_names[type]))
        type++;
    if (type == RG_TYPES)
        rg_fail(r, value, "there is no type '%.*s'", DL_FMT(name));
    *(rg_type *)into = type == RG_TYPES ? RG_STRING : type;
}

static void read_may_override(rg_reader *r, const yaml_node_t *value,
                              void *into)
{
    bool may = true;
    rg_read_bool(r, value, &may);
    *(bool *)into = !may;
}

typedef struct word_list {
    rg_word *v;
    size_t n;
} word_list;

/* `word: CONSTANT`, or a mapping. */
static void read_word(rg_reader *r, const yaml_node_t *key,
                      const yaml_node_t *value, void *into)
{
    static const rg_field fields[] = {
        {"value", false, rg_read_string, offsetof(rg_word, value)},
        {"doc", false, rg_read_string, offsetof(rg_word, doc[RG_ENGLISH])},
        {"doc-ko", false, rg_read_string, offsetof(rg_word, doc[RG_KOREAN])},
        {"name", false, rg_read_string, offsetof(rg_word, name)},
    };
    word_list *words = into;
    rg_word w = {.text = rg_scalar(r, key), .line = rg_line_of(r, key)};
    if (value->type == YAML_SCALAR_NODE)
        rg_read_string(r, value, &w.value);
    else
        rg_read_fields(r, value, "a word", fields,
                       sizeof fields / sizeof *fields, &w);
    words->v[words->n++] = w;
}

static void read_words(rg_reader *r, const yaml_node_t *value, void *into)
{
    size_t most = rg_count_pairs(value);
    word_list words = {DL_ARENA_NEW(r->set->arena, rg_word, most), 0};
    rg_read_each(r, value, read_word, &words);
    *(rg_words *)into = (rg_words){words.v, words.n};
}

static void read_keys(rg_reader *r, const yaml_node_t *value, void *into);

static const rg_field KEY_FIELDS[] = {
    {"type", true, read_type, offsetof(rg_key, type)},
    {"doc", true, rg_read_string, offsetof(rg_key, doc[RG_ENGLISH])},
    {"doc-ko", true, rg_read_string, offsetof(rg_key, doc[RG_KOREAN])},
    {"default", false, rg_read_string, offsetof(rg_key, initial)},
    {"default-doc", false, rg_read_string,
     offsetof(rg_key, initial_doc[RG_ENGLISH])},
    {"default-doc-ko", false, rg_read_string,
     offsetof(rg_key, initial_doc[RG_KOREAN])},
    {"required", false, rg_read_bool, offsetof(rg_key, required)},
    {"override", false, read_may_override, offsetof(rg_key, no_override)},
    {"of-text", false, rg_read_bool, offsetof(rg_key, of_text)},
    {"min", false, rg_read_string, offsetof(rg_key, min)},
    {"max", false, rg_read_string, offsetof(rg_key, max)},
    {"matches", false, rg_read_string, offsetof(rg_key, matches)},
    {"words", false, read_words, offsetof(rg_key, words)},
    {"keys", false, read_keys, offsetof(rg_key, keys)},
    {"one-of", false, rg_read_texts, offsetof(rg_key, one_of)},
    {"alone", false, rg_read_string, offsetof(rg_key, alone)},
    {"or-path", false, rg_read_bool, offsetof(rg_key, may_be_path)},
    {"member", false, rg_read_string, offsetof(rg_key, member)},
    {"record", false, rg_read_string, offsetof(rg_key, record)},
    {"init", false, rg_read_string, offsetof(rg_key, init)},
    {"finish", false, rg_read_string, offsetof(rg_key, finish)},
};

static void read_key(rg_reader *r, const yaml_node_t *key,
                     const yaml_node_t *value, void *into)
{
    rg_keys *keys = into;
    rg_key k = {.name = rg_scalar(r, key), .line = rg_line_of(r, key)};
    rg_read_fields(r, value, "a key", KEY_FIELDS,
                   sizeof KEY_FIELDS / sizeof *KEY_FIELDS, &k);
    k.has_own_words = k.words.n > 0;
    if ((k.type == RG_FLAG || k.type == RG_SWITCH) && !k.has_own_words)
        k.words = rg_yes_no;
    keys->v[keys->n++] = k;
}

static void read_keys(rg_reader *r, const yaml_node_t *value, void *into)
{
    rg_keys *keys = into;
    keys->v = DL_ARENA_NEW(r->set->arena, rg_key, rg_count_pairs(value));
    rg_read_each(r, value, read_key, keys);
}

static void read_root(rg_reader *r, const yaml_node_t *root, void *into)
{
    static const rg_field fields[] = {
        {"configuration", true, read_keys, offsetof(rg_config, program)},
        {"profile", true, read_keys, offsetof(rg_config, profile)},
    };
    rg_read_fields(r, root, "the file", fields, sizeof fields / sizeof *fields,
                   into);
}

void rg_read_config(rg_set *set, const char *path, rg_config *config)
{
    dl_str text;
    *config = (rg_config){.path = path};
    unsigned before = set->n_errors;
    if (rg_read_file(set, path, &text))
        rg_read_yaml(set, path, 1, text, read_root, config);
    if (set->n_errors == before)
        rg_check_config(set, config);
}
