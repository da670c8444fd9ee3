/*
 * Reads the `rules:` of a configuration: levels and options.
 */
#include "config/rules.h"

#include "base/search.h"
#include "check/level.h"
#include "check/mistake.h"
#include "parse/yaml.h"
#include "rules_gen.h"

/* ---- options ------------------------------------------------------------- */

/* The items of an option's default, which are separated by line ends in the
   table. */
static dl_strs split_items(dl_arena *arena, dl_str text)
{
    size_t n = text.n > 0;
    for (size_t i = 0; i < text.n; i++)
        n += text.p[i] == '\n';
    dl_str *items = DL_ARENA_NEW(arena, dl_str, n);
    for (size_t i = 0; i < n && text.p; i++) {
        const char *lf = memchr(text.p, '\n', text.n);
        size_t length = lf ? (size_t)(lf - text.p) : text.n;
        items[i] = (dl_str){text.p, length};
        text = lf ? (dl_str){lf + 1, text.n - length - 1} : DL_STR_NONE;
    }
    return (dl_strs){items, (uint32_t)n};
}

/* The table is checked when it is generated, so its defaults are valid. */
static dl_option_value initial_value(dl_arena *arena, const dl_option *option)
{
    dl_option_value value = {.integer = 0};
    dl_str text = dl_str_of(option->initial);
    switch (option->type) {
    case DL_OPTION_BOOL:
        dl_yaml_bool(text, &value.boolean);
        break;
    case DL_OPTION_INT:
        dl_yaml_int(text, &value.integer);
        break;
    case DL_OPTION_STRING:
        value.string = text;
        break;
    case DL_OPTION_LIST:
        value.list = split_items(arena, text);
        break;
    }
    return value;
}

static bool read_list(dl_arena *arena, const dl_yaml *node, dl_strs *out)
{
    uint32_t n = 0;
    if (node->kind == DL_YAML_MAPPING)
        return false;
    const dl_yaml *first = node->kind == DL_YAML_SEQUENCE ? node->first : node;
    for (const dl_yaml *v = first; v; v = v == node ? NULL : v->next)
        n++;
    dl_str *items = DL_ARENA_NEW(arena, dl_str, n);
    n = 0;
    for (const dl_yaml *v = first; v; v = v == node ? NULL : v->next) {
        if (v->kind != DL_YAML_SCALAR)
            return false;
        items[n++] = v->text;
    }
    *out = (dl_strs){items, n};
    return true;
}

static void read_option(dl_problems *problems, const dl_option *option,
                        const dl_yaml *node, dl_option_value *out)
{
    static const char *const expected[][2] = {
        [DL_OPTION_BOOL] = {"true or false", "true, false"},
        [DL_OPTION_INT] = {"an integer", "정수"},
        [DL_OPTION_STRING] = {"a string", "문자열"},
        [DL_OPTION_LIST] = {"a list of strings", "문자열 목록"},
    };
    bool is_scalar = node->kind == DL_YAML_SCALAR, ok = false;
    dl_option_value value = *out;
    switch (option->type) {
    case DL_OPTION_BOOL:
        ok = is_scalar && dl_yaml_bool(node->text, &value.boolean);
        break;
    case DL_OPTION_INT:
        ok = is_scalar && dl_yaml_int(node->text, &value.integer);
        break;
    case DL_OPTION_STRING:
        ok = is_scalar;
        value.string = node->text;
        break;
    case DL_OPTION_LIST:
        ok = read_list(problems->arena, node, &value.list);
        break;
    }
    if (ok)
        *out = value;
    else
        dl_mistake_value(problems, node, node->key->text,
                         expected[option->type][0], expected[option->type][1]);
}

static void unknown_option(dl_problems *problems, const dl_yaml *key,
                           const dl_rule *rule)
{
    dl_str known[UINT8_MAX + 1];
    size_t n = 0;
    known[n++] = DL_STR("severity");
    for (uint8_t i = 0; rule && i < rule->n_options; i++)
        known[n++] = dl_str_of(rule->options[i].name);
    dl_mistake_key(problems, key, known, n);
}

/* A level for many rules is one for those that are on by themselves, even if
   `all: off` came before it. */
static bool stays_off(const dl_rule_settings *settings)
{
    return settings->initial == DL_SEVERITY_OFF &&
           settings->severity == DL_SEVERITY_OFF;
}

static void read_rule_key(dl_problems *problems, const dl_yaml *value,
                          dl_rule_range range, const dl_user_rules *users,
                          dl_rule_settings *settings)
{
    bool is_one = range.end - range.start == 1;
    const dl_rule *rule = is_one ? dl_rule_at(users, range.start) : NULL;
    if (dl_str_is(value->key->text, "severity")) {
        int level =
            value->kind == DL_YAML_SCALAR ? dl_level_read(value->text) : -1;
        if (level < 0)
            dl_mistake_value(problems, value, DL_STR("severity"), DL_LEVELS,
                             DL_LEVELS_KO);
        for (uint16_t r = range.start; r < range.end && level >= 0; r++)
            if (is_one || level == DL_LEVEL_ON || !stays_off(&settings[r]))
                dl_level_set(&settings[r], dl_rule_at(users, r), level);
        return;
    }
    for (uint8_t i = 0; rule && i < rule->n_options; i++) {
        if (dl_str_is(value->key->text, rule->options[i].name)) {
            /* the values were allocated by dl_config_rules_init() */
            dl_option_value *values =
                (dl_option_value *)settings[range.start].options;
            read_option(problems, &rule->options[i], value, &values[i]);
            return;
        }
    }
    unknown_option(problems, value->key, rule);
}

/* ---- the mapping --------------------------------------------------------- */

typedef struct entry {
    const dl_yaml *node;
    dl_rule_range range;
    uint32_t exactness;
    uint32_t order;
} entry;

static int by_exactness(const void *a, const void *b)
{
    const entry *x = a, *y = b;
    if (x->exactness != y->exactness)
        return DL_ORDER(x->exactness, y->exactness);
    return DL_ORDER(x->order, y->order);
}

static void unknown_rule(dl_problems *problems, const dl_user_rules *users,
                         const dl_yaml *key)
{
    dl_str hint = dl_rules_suggest(users, key->text);
    dl_problems_add(problems,
                    hint.n ? DL901_UNKNOWN_RULE_HINT : DL901_UNKNOWN_RULE, key,
                    key->text, hint);
}

/* The defaults in rules/DLnnn-*.md. */
static void read_table(dl_arena *arena, const dl_user_rules *users,
                       dl_rule_settings *rules)
{
    for (size_t i = 0; i < dl_n_rules; i++) {
        const dl_rule *rule = &dl_rules[i];
        dl_option_value *values =
            DL_ARENA_NEW(arena, dl_option_value, rule->n_options);
        for (uint8_t k = 0; k < rule->n_options; k++)
            values[k] = initial_value(arena, &rule->options[k]);
        rules[i] = (dl_rule_settings){.severity = (uint8_t)rule->severity,
                                      .initial = (uint8_t)rule->severity,
                                      .options = values};
    }
    for (uint16_t i = 0; i < users->n; i++) {
        uint16_t number = (uint16_t)(dl_n_rules + i);
        const dl_rule *rule = dl_rule_at(users, number);
        uint8_t level = (uint8_t)(rule ? rule->severity : DL_SEVERITY_OFF);
        rules[number] =
            (dl_rule_settings){.severity = level, .initial = level};
    }
}

void dl_config_rules_read(dl_problems *problems, const dl_yaml *node,
                          const dl_user_rules *users, dl_rule_settings *rules)
{
    if (!node || (node->kind == DL_YAML_SCALAR && node->text.n == 0))
        return;
    if (node->kind != DL_YAML_MAPPING) {
        dl_mistake_value(problems, node, DL_STR("rules"),
                         "a mapping of rules to levels", "규칙과 수준의 매핑");
        return;
    }
    DL_VEC(entry) entries = {0};
    for (const dl_yaml *v = node->first; v; v = v->next) {
        dl_rule_range range = dl_rules_select_with(users, v->key->text);
        if (range.start == range.end)
            unknown_rule(problems, users, v->key);
        else if (v->kind != DL_YAML_MAPPING)
            dl_mistake_value(problems, v, v->key->text, DL_LEVELS,
                             DL_LEVELS_KO);
        else
            dl_vec_push(&entries,
                        (entry){v, range,
                                dl_rules_exactness(v->key->text, range),
                                (uint32_t)entries.n});
    }
    dl_vec_sort(&entries, by_exactness);
    for (size_t i = 0; i < entries.n; i++)
        for (const dl_yaml *v = entries.v[i].node->first; v; v = v->next)
            read_rule_key(problems, v, entries.v[i].range, users, rules);
    dl_vec_free(&entries);
}

/* A rule's level in a kind of text replaces its own level: no user has set it,
   and `on` means it. */
void dl_config_rules_init(dl_problems *problems, const dl_yaml *node,
                          const dl_user_rules *users, dl_rule_settings *rules)
{
    read_table(problems->arena, users, rules);
    dl_config_rules_read(problems, node, users, rules);
    for (size_t i = 0; i < dl_n_rules; i++) {
        rules[i].is_set = false;
        rules[i].initial = rules[i].severity;
    }
}
