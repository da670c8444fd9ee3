#include <ctype.h>
#include <stdlib.h>
#include <yaml.h>

#include "rulegen.h"

/* One front matter while it is read. */
typedef struct reader {
    rg_set *set;
    rg_rule *rule;
    yaml_document_t doc;
} reader;

/* The front matter begins below the opening `---`; marks count from 0. */
static unsigned line_of(const yaml_node_t *node)
{
    return (unsigned)node->start_mark.line + 2;
}

#define fail(r, node, ...)                                                     \
    rg_error((r)->set, (r)->rule->path, (node) ? line_of(node) : 1, __VA_ARGS__)

static yaml_node_t *node_at(reader *r, int index)
{
    return yaml_document_get_node(&r->doc, index);
}

static dl_str scalar(reader *r, const yaml_node_t *node)
{
    if (node->type != YAML_SCALAR_NODE) {
        fail(r, node, "a single value is expected here");
        return DL_STR_NONE;
    }
    dl_str s = {(const char *)node->data.scalar.value,
                node->data.scalar.length};
    return dl_arena_str(r->set->arena, s);
}

/* A key and what to do with its value. */
typedef struct field {
    const char *name;
    bool required;
    void (*read)(reader *r, const yaml_node_t *value, void *into);
    size_t offset; /* into the struct that is filled */
} field;

/* Reads a mapping by its table of fields, each key at most once. */
static void read_mapping(reader *r, const yaml_node_t *map, const char *what,
                         const field *fields, size_t n_fields, void *into)
{
    if (map->type != YAML_MAPPING_NODE) {
        fail(r, map, "%s is a mapping", what);
        return;
    }
    unsigned seen = 0;
    for (yaml_node_pair_t *p = map->data.mapping.pairs.start;
         p < map->data.mapping.pairs.top; p++) {
        const yaml_node_t *key = node_at(r, p->key);
        dl_str name = scalar(r, key);
        size_t i = 0;
        while (i < n_fields && !dl_str_is(name, fields[i].name))
            i++;
        if (i == n_fields) {
            fail(r, key, "unknown key '%.*s' in %s", DL_FMT(name), what);
            continue;
        }
        if (seen & 1U << i)
            fail(r, key, "key '%s' stands twice in %s", fields[i].name, what);
        seen |= 1U << i;
        fields[i].read(r, node_at(r, p->value),
                       (char *)into + fields[i].offset);
    }
    for (size_t i = 0; i < n_fields; i++)
        if (fields[i].required && !(seen & 1U << i))
            fail(r, map, "missing key '%s' in %s", fields[i].name, what);
}

static void read_string(reader *r, const yaml_node_t *value, void *into)
{
    dl_str s = scalar(r, value);
    if (s.p && !s.n)
        fail(r, value, "empty value");
    *(dl_str *)into = s;
}

static void read_bool(reader *r, const yaml_node_t *value, void *into)
{
    dl_str s = scalar(r, value);
    if (!s.p)
        return;
    if (!dl_str_is(s, "true") && !dl_str_is(s, "false"))
        fail(r, value, "true or false is expected here");
    *(bool *)into = dl_str_is(s, "true");
}

static void read_tags(reader *r, const yaml_node_t *value, void *into)
{
    (void)into;
    if (value->type != YAML_SEQUENCE_NODE) {
        fail(r, value, "a list is expected here");
        return;
    }
    for (yaml_node_item_t *i = value->data.sequence.items.start;
         i < value->data.sequence.items.top; i++) {
        dl_str tag = scalar(r, node_at(r, *i));
        dl_vec_push(&r->rule->tags, tag);
    }
}

static void read_message(reader *r, const yaml_node_t *key,
                         const yaml_node_t *value)
{
    static const field fields[] = {
        {"en", true, read_string, offsetof(rg_message, text[RG_ENGLISH])},
        {"ko", true, read_string, offsetof(rg_message, text[RG_KOREAN])},
    };
    rg_message m = {.id = scalar(r, key), .line = line_of(key)};
    read_mapping(r, value, "a message", fields,
                 sizeof fields / sizeof *fields, &m);
    dl_vec_push(&r->rule->messages, m);
}

/* A list's items are joined by newlines. */
static void read_initial(reader *r, const yaml_node_t *value, void *into)
{
    if (value->type != YAML_SEQUENCE_NODE) {
        *(dl_str *)into = scalar(r, value);
        return;
    }
    dl_buf joined = {0};
    for (yaml_node_item_t *i = value->data.sequence.items.start;
         i < value->data.sequence.items.top; i++) {
        if (joined.n)
            dl_buf_addc(&joined, '\n');
        dl_buf_add(&joined, scalar(r, node_at(r, *i)));
    }
    *(dl_str *)into = dl_arena_str(r->set->arena, dl_buf_str(&joined));
    dl_buf_free(&joined);
}

static void read_option(reader *r, const yaml_node_t *key,
                        const yaml_node_t *value)
{
    static const field fields[] = {
        {"type", true, read_string, offsetof(rg_option, type)},
        {"default", true, read_initial, offsetof(rg_option, initial)},
        {"doc", true, read_string, offsetof(rg_option, doc)},
    };
    rg_option o = {.name = scalar(r, key), .line = line_of(key)};
    read_mapping(r, value, "an option", fields,
                 sizeof fields / sizeof *fields, &o);
    dl_vec_push(&r->rule->options, o);
}

static void read_each(reader *r, const yaml_node_t *map,
                      void (*read)(reader *, const yaml_node_t *,
                                   const yaml_node_t *))
{
    if (map->type != YAML_MAPPING_NODE) {
        fail(r, map, "a mapping is expected here");
        return;
    }
    for (yaml_node_pair_t *p = map->data.mapping.pairs.start;
         p < map->data.mapping.pairs.top; p++)
        read(r, node_at(r, p->key), node_at(r, p->value));
}

static void read_messages(reader *r, const yaml_node_t *value, void *into)
{
    (void)into;
    read_each(r, value, read_message);
}

static void read_options(reader *r, const yaml_node_t *value, void *into)
{
    (void)into;
    read_each(r, value, read_option);
}

static const field RULE_FIELDS[] = {
    {"code", true, read_string, offsetof(rg_rule, code)},
    {"name", true, read_string, offsetof(rg_rule, name)},
    {"summary", true, read_string, offsetof(rg_rule, summary[RG_ENGLISH])},
    {"summary-ko", true, read_string, offsetof(rg_rule, summary[RG_KOREAN])},
    {"default", true, read_string, offsetof(rg_rule, severity)},
    {"on", false, read_string, offsetof(rg_rule, on_severity)},
    {"fix", true, read_string, offsetof(rg_rule, fix)},
    {"precision", true, read_string, offsetof(rg_rule, precision)},
    {"tags", true, read_tags, 0},
    {"native", true, read_bool, offsetof(rg_rule, native)},
    {"profile", false, read_string, offsetof(rg_rule, profile)},
    {"options", false, read_options, 0},
    {"messages", true, read_messages, 0},
};

static void read_frontmatter(rg_set *set, rg_rule *rule, dl_str yaml)
{
    reader r = {.set = set, .rule = rule};
    yaml_parser_t parser;
    if (!yaml_parser_initialize(&parser))
        abort();
    yaml_parser_set_input_string(&parser, (const unsigned char *)yaml.p,
                                 yaml.n);
    if (!yaml_parser_load(&parser, &r.doc)) {
        rg_error(set, rule->path, (unsigned)parser.problem_mark.line + 2,
                 "%s", parser.problem);
    } else {
        const yaml_node_t *root = yaml_document_get_root_node(&r.doc);
        if (root)
            read_mapping(&r, root, "the front matter", RULE_FIELDS,
                         sizeof RULE_FIELDS / sizeof *RULE_FIELDS, rule);
        else
            rg_error(set, rule->path, 1, "the front matter is empty");
        yaml_document_delete(&r.doc);
    }
    yaml_parser_delete(&parser);
}

void rg_read_rule(rg_set *set, const char *path)
{
    rg_rule rule = {.path = path, .profile = DL_STR("daily-papers")};
    dl_str text;
    if (!rg_read_file(set, path, &text))
        return;
    const char *end = text.n > 4 ? strstr(text.p + 3, "\n---\n") : NULL;
    if (strncmp(text.p, "---\n", 4) != 0 || !end) {
        rg_error(set, path, 1, "the front matter between --- lines is missing");
        return;
    }
    const char *yaml = text.p + 4;
    const char *body = end + 5;
    rule.body_line = 1;
    for (const char *p = text.p; p < body; p++)
        rule.body_line += *p == '\n';
    while (*body == '\n') {
        body++;
        rule.body_line++;
    }
    rule.body = (dl_str){body, (size_t)(text.p + text.n - body)};
    unsigned before = set->n_errors;
    read_frontmatter(set, &rule, (dl_str){yaml, (size_t)(end + 1 - yaml)});
    rg_read_examples(set, &rule);
    if (set->n_errors == before)
        rg_check_rule(set, &rule);
    dl_vec_push(&set->rules, rule);
}
