/*
 * The lists of patterns of a configuration: its own and each override's, with
 * the packs that they name, and the numbers of their ids.
 */
#include "patterns/read.h"

#include "rules_gen.h"
#include "text/suggest.h"

enum { MOST_PATTERNS = 4096 }; /* of a configuration */

/* ---- numbers ------------------------------------------------------------- */

/* The number of an id, a new one when it is not known yet; MOST_PATTERNS when
   there are too many. */
static uint16_t number_of(dl_config *config, dl_str id)
{
    uint16_t i = 0;
    while (i < config->user_ids.n && !dl_str_eq(config->user_ids.v[i], id))
        i++;
    if (i == config->user_ids.n && i < MOST_PATTERNS)
        dl_vec_push(&config->user_ids, id);
    return i;
}

/* The id of a rule that cannot be used is known all the same, so that what
   names it elsewhere is no second mistake. */
static void remember_id(dl_config *config, const dl_yaml *node)
{
    const dl_yaml *id =
        node->kind == DL_YAML_MAPPING ? dl_yaml_get(node, "id") : NULL;
    if (!id || id->kind != DL_YAML_SCALAR || id->text.n == 0)
        return;
    dl_rule_range taken = dl_rules_select(id->text);
    if (taken.start == taken.end)
        number_of(config, id->text);
}

static bool is_in_list(const dl_pattern_list *list, dl_str id)
{
    for (size_t i = 0; i < list->patterns.n; i++)
        if (dl_str_is(id, list->patterns.v[i]->rule.code))
            return true;
    return false;
}

static void add_rule(dl_config *config, dl_pattern_list *list,
                     const dl_yaml *node)
{
    dl_pattern *pattern = dl_pattern_read(config, node);
    if (!pattern) {
        remember_id(config, node);
        return;
    }
    dl_vec_push(&config->patterns, pattern);
    dl_str id = dl_str_of(pattern->rule.code);
    const dl_yaml *place = dl_yaml_get(node, "id");
    if (is_in_list(list, id)) {
        dl_config_report(config, DL901_PATTERN_ID, place, id);
        return;
    }
    uint16_t number = number_of(config, id);
    if (number == MOST_PATTERNS) {
        dl_config_report_value(config, place, DL_STR("patterns"),
                               "at most 4096 of them", "최대 4096개");
        return;
    }
    pattern->rule.user_number = (uint16_t)(number + 1);
    dl_vec_push(&list->patterns, pattern);
}

/* ---- lists --------------------------------------------------------------- */

static void add_pack(dl_config *config, dl_pattern_list *list,
                     const dl_yaml *path)
{
    const dl_yaml *root = dl_config_read_pack(config, path);
    for (const dl_yaml *v = root ? root->first : NULL; v; v = v->next)
        add_rule(config, list, v);
}

static bool is_empty(const dl_yaml *node)
{
    return node->kind == DL_YAML_SCALAR && node->text.n == 0;
}

/* Lists are replaced, not merged, so each of a merged tree is one that stands
   in a file. */
static void load_list(dl_config *config, const dl_yaml *keys)
{
    const dl_yaml *node = keys ? dl_yaml_get(keys, "patterns") : NULL;
    if (!node || is_empty(node))
        return;
    dl_pattern_list list = {.file = node->file, .place = node->span};
    if (node->kind == DL_YAML_MAPPING)
        dl_config_report_value(config, node, DL_STR("patterns"),
                               "a list of rules, or paths of packs",
                               "규칙 목록 또는 팩 파일 경로");
    else if (node->kind == DL_YAML_SCALAR)
        add_pack(config, &list, node);
    for (const dl_yaml *v = node->kind == DL_YAML_SEQUENCE ? node->first : NULL;
         v; v = v->next) {
        if (v->kind == DL_YAML_SCALAR && v->text.n > 0)
            add_pack(config, &list, v);
        else
            add_rule(config, &list, v);
    }
    dl_vec_push(&config->pattern_lists, list);
}

/* The ids of a list in whose place another one stands: the file that has it may
   name them elsewhere. */
static void remember_list(dl_config *config, const dl_yaml *list)
{
    if (!list || list->kind != DL_YAML_SEQUENCE)
        return;
    for (const dl_yaml *v = list->first; v; v = v->next) {
        const dl_yaml *pack = v->kind == DL_YAML_SCALAR && v->text.n > 0
                                  ? dl_config_read_pack(config, v)
                                  : NULL;
        remember_id(config, v);
        for (const dl_yaml *w = pack ? pack->first : NULL; w; w = w->next)
            remember_id(config, w);
    }
}

static void remember_files(dl_config *config)
{
    size_t n = config->files.n; /* packs come behind */
    for (size_t i = 0; i < n; i++) {
        const dl_yaml *root = config->files.v[i].root;
        if (root && root->kind == DL_YAML_MAPPING)
            remember_list(config, dl_yaml_get(root, "patterns"));
    }
}

/* Beside the ids: what the list has for each. */
static const dl_rule *const *by_number(dl_config *config,
                                       const dl_pattern_list *list)
{
    const dl_rule **found =
        DL_ARENA_NEW(config->arena, const dl_rule *, config->user_ids.n);
    for (size_t i = 0; i < list->patterns.n; i++) {
        const dl_rule *rule = &list->patterns.v[i]->rule;
        found[rule->user_number - 1] = rule;
    }
    return found;
}

void dl_patterns_load(dl_config *config)
{
    load_list(config, config->root);
    for (size_t i = 0; i < config->overrides.n; i++)
        load_list(config, config->overrides.v[i].keys);
    remember_files(config);
    for (size_t i = 0; i < config->pattern_lists.n; i++) {
        dl_pattern_list *list = &config->pattern_lists.v[i];
        list->by_number = by_number(config, list);
    }
}

void dl_patterns_free(dl_config *config)
{
    for (size_t i = 0; i < config->patterns.n; i++)
        dl_regex_free((dl_regex *)config->patterns.v[i]->regex);
    for (size_t i = 0; i < config->pattern_lists.n; i++)
        dl_vec_free(&config->pattern_lists.v[i].patterns);
    dl_vec_free(&config->patterns);
    dl_vec_free(&config->pattern_lists);
    dl_vec_free(&config->user_ids);
}

size_t dl_patterns_list(const dl_config *config, const dl_pattern ***patterns)
{
    size_t n = 0, most = config->user_ids.n;
    bool *seen = dl_xcalloc(most + 1, sizeof *seen);
    *patterns = dl_xcalloc(most + 1, sizeof **patterns);
    for (size_t i = 0; i < config->patterns.n; i++) {
        const dl_pattern *p = config->patterns.v[i];
        if (p->rule.user_number == 0 || seen[p->rule.user_number - 1])
            continue;
        seen[p->rule.user_number - 1] = true;
        (*patterns)[n++] = p;
    }
    free(seen);
    return n;
}

dl_user_rules dl_patterns_of(const dl_config *config, const dl_yaml *root)
{
    const dl_yaml *node = root ? dl_yaml_get(root, "patterns") : NULL;
    dl_user_rules users = {.ids = config->user_ids.v,
                           .n = (uint16_t)config->user_ids.n};
    for (size_t i = 0; node && i < config->pattern_lists.n; i++) {
        const dl_pattern_list *list = &config->pattern_lists.v[i];
        if (list->file == node->file && list->place.start == node->span.start &&
            list->place.end == node->span.end)
            users.rules = list->by_number;
    }
    return users;
}

/* ---- sections ------------------------------------------------------------ */

/* The name that was probably meant; empty when `name` is one, or like none: a
   blog may write sections that its profile does not list. */
static dl_str suggest_section(const dl_profile *profile, dl_str name)
{
    if (dl_profile_section_named(profile, name))
        return DL_STR_NONE;
    for (uint32_t i = 0; i < profile->n_sections; i++)
        if (dl_suggest(name, &profile->sections[i].name, 1) != DL_SUGGEST_NONE)
            return profile->sections[i].name;
    return DL_STR_NONE;
}

void dl_patterns_check_sections(dl_config *config, const dl_user_rules *users,
                                const dl_profile *profile)
{
    for (uint16_t i = 0; users->rules && i < users->n; i++) {
        const dl_pattern *p = dl_pattern_of(users->rules[i]);
        if (!p || p->scope != DL_SCOPE_SECTION)
            continue;
        dl_str hint = suggest_section(profile, p->name);
        const dl_yaml *scope = dl_yaml_get(p->node, "scope");
        if (hint.n)
            dl_config_report(config, DL901_VALUE_HINT,
                             scope->first ? scope->first : scope, p->name,
                             DL_STR("section"), hint);
    }
}
