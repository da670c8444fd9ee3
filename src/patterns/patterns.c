/*
 * The lists of patterns of a configuration: its own and those of overrides,
 * with the packs that they name, and the numbers of their ids.
 */
#include "patterns/patterns.h"

#include "check/mistake.h"
#include "patterns/read.h"
#include "rules_gen.h"
#include "text/suggest.h"

enum { MOST_PATTERNS = 4096 }; /* of a configuration */

/* ---- numbers ------------------------------------------------------------- */

/* The number of an id, assigned if it is new; MOST_PATTERNS if there are too
   many. */
static uint16_t number_of(dl_patterns *patterns, dl_str id)
{
    uint16_t i = 0;
    while (i < patterns->ids.n && !dl_str_eq(patterns->ids.v[i], id))
        i++;
    if (i == patterns->ids.n && i < MOST_PATTERNS)
        dl_vec_push(&patterns->ids, id);
    return i;
}

/* The id of an unusable rule counts as known, so that references to it do not
   cause further errors. */
static void remember_id(dl_patterns *patterns, const dl_yaml *node)
{
    const dl_yaml *id =
        node->kind == DL_YAML_MAPPING ? dl_yaml_get(node, "id") : NULL;
    if (!id || id->kind != DL_YAML_SCALAR || id->text.n == 0)
        return;
    dl_rule_range taken = dl_rules_select(id->text);
    if (taken.start == taken.end)
        number_of(patterns, id->text);
}

static bool is_in_list(const dl_pattern_list *list, dl_str id)
{
    for (size_t i = 0; i < list->patterns.n; i++)
        if (dl_str_is(id, list->patterns.v[i]->rule.code))
            return true;
    return false;
}

static void add_rule(dl_patterns *patterns, dl_pattern_list *list,
                     const dl_yaml *node)
{
    dl_pattern *pattern = dl_pattern_read(patterns->problems, node);
    if (!pattern) {
        remember_id(patterns, node);
        return;
    }
    dl_vec_push(&patterns->all, pattern);
    dl_str id = dl_str_of(pattern->rule.code);
    const dl_yaml *place = dl_yaml_get(node, "id");
    if (is_in_list(list, id)) {
        dl_problems_add(patterns->problems, DL901_PATTERN_ID, place, id);
        return;
    }
    uint16_t number = number_of(patterns, id);
    if (number == MOST_PATTERNS) {
        dl_mistake_value(patterns->problems, place, DL_STR("patterns"),
                         "a list of at most 4096 rules", "최대 4096개의 규칙 목록");
        return;
    }
    pattern->rule.user_number = (uint16_t)(number + 1);
    dl_vec_push(&list->patterns, pattern);
}

/* ---- lists --------------------------------------------------------------- */

static void add_pack(dl_patterns *patterns, dl_pattern_list *list,
                     const dl_yaml *path)
{
    const dl_yaml *root = patterns->read_pack(patterns->problems, path);
    for (const dl_yaml *v = root ? root->first : NULL; v; v = v->next)
        add_rule(patterns, list, v);
}

/* Lists are replaced, not merged, so each list of a merged tree is from one
   file. */
void dl_patterns_add(dl_patterns *patterns, const dl_yaml *keys)
{
    const dl_yaml *node = dl_yaml_get(keys, "patterns");
    if (!node || (node->kind == DL_YAML_SCALAR && node->text.n == 0))
        return;
    dl_pattern_list list = {.file = node->file, .place = node->span};
    if (node->kind == DL_YAML_MAPPING)
        dl_mistake_value(patterns->problems, node, DL_STR("patterns"),
                         "a list of rules or of paths to packs",
                         "규칙 목록 또는 팩 파일 경로");
    else if (node->kind == DL_YAML_SCALAR)
        add_pack(patterns, &list, node);
    for (const dl_yaml *v = node->kind == DL_YAML_SEQUENCE ? node->first : NULL;
         v; v = v->next) {
        if (v->kind == DL_YAML_SCALAR && v->text.n > 0)
            add_pack(patterns, &list, v);
        else
            add_rule(patterns, &list, v);
    }
    dl_vec_push(&patterns->lists, list);
}

/* The ids of a list that another one replaces: its file may refer to them. */
static void remember_list(dl_patterns *patterns, const dl_yaml *list)
{
    if (!list || list->kind != DL_YAML_SEQUENCE)
        return;
    for (const dl_yaml *v = list->first; v; v = v->next) {
        const dl_yaml *pack = v->kind == DL_YAML_SCALAR && v->text.n > 0
                                  ? patterns->read_pack(patterns->problems, v)
                                  : NULL;
        remember_id(patterns, v);
        for (const dl_yaml *w = pack ? pack->first : NULL; w; w = w->next)
            remember_id(patterns, w);
    }
}

/* Indexed like the ids: the rule of the list for each. */
static const dl_rule *const *by_number(dl_patterns *patterns,
                                       const dl_pattern_list *list)
{
    const dl_rule **found = DL_ARENA_NEW(patterns->problems->arena,
                                         const dl_rule *, patterns->ids.n);
    for (size_t i = 0; i < list->patterns.n; i++) {
        const dl_rule *rule = &list->patterns.v[i]->rule;
        found[rule->user_number - 1] = rule;
    }
    return found;
}

void dl_patterns_finish(dl_patterns *patterns)
{
    const dl_problems *problems = patterns->problems;
    size_t n = problems->files.n; /* packs come behind */
    for (size_t i = 0; i < n; i++) {
        const dl_yaml *root = problems->files.v[i].root;
        if (root && root->kind == DL_YAML_MAPPING)
            remember_list(patterns, dl_yaml_get(root, "patterns"));
    }
    for (size_t i = 0; i < patterns->lists.n; i++) {
        dl_pattern_list *list = &patterns->lists.v[i];
        list->by_number = by_number(patterns, list);
    }
}

void dl_patterns_init(dl_patterns *patterns, dl_problems *problems,
                      dl_pack_reader read_pack)
{
    *patterns = (dl_patterns){.problems = problems, .read_pack = read_pack};
}

void dl_patterns_free(dl_patterns *patterns)
{
    for (size_t i = 0; i < patterns->all.n; i++)
        dl_regex_free((dl_regex *)patterns->all.v[i]->regex);
    for (size_t i = 0; i < patterns->lists.n; i++)
        dl_vec_free(&patterns->lists.v[i].patterns);
    dl_vec_free(&patterns->all);
    dl_vec_free(&patterns->lists);
    dl_vec_free(&patterns->ids);
}

size_t dl_patterns_list(const dl_patterns *patterns, const dl_pattern ***out)
{
    size_t n = 0, most = patterns->ids.n;
    bool *seen = dl_xcalloc(most + 1, sizeof *seen);
    *out = dl_xcalloc(most + 1, sizeof **out);
    for (size_t i = 0; i < patterns->all.n; i++) {
        const dl_pattern *p = patterns->all.v[i];
        if (p->rule.user_number == 0 || seen[p->rule.user_number - 1])
            continue;
        seen[p->rule.user_number - 1] = true;
        (*out)[n++] = p;
    }
    dl_free(seen);
    return n;
}

dl_user_rules dl_patterns_ids(const dl_patterns *patterns)
{
    return (dl_user_rules){.ids = patterns->ids.v,
                           .n = (uint16_t)patterns->ids.n};
}

dl_user_rules dl_patterns_of(const dl_patterns *patterns, const dl_yaml *root)
{
    const dl_yaml *node = dl_yaml_get(root, "patterns");
    dl_user_rules users = dl_patterns_ids(patterns);
    for (size_t i = 0; node && i < patterns->lists.n; i++) {
        const dl_pattern_list *list = &patterns->lists.v[i];
        if (list->file == node->file && list->place.start == node->span.start &&
            list->place.end == node->span.end)
            users.rules = list->by_number;
    }
    return users;
}

/* ---- sections ------------------------------------------------------------ */

/* The name that was probably meant; empty if `name` exists or resembles none: a
   blog may have sections that its profile does not list. */
static dl_str suggest_section(const dl_profile *profile, dl_str name)
{
    if (dl_profile_section_named(profile, name))
        return DL_STR_NONE;
    for (uint32_t i = 0; i < profile->n_sections; i++)
        if (dl_suggest(name, &profile->sections[i].name, 1) != DL_SUGGEST_NONE)
            return profile->sections[i].name;
    return DL_STR_NONE;
}

void dl_patterns_check_sections(const dl_user_rules *users,
                                const dl_profile *profile,
                                dl_problems *problems)
{
    for (uint16_t i = 0; users->rules && i < users->n; i++) {
        const dl_pattern *p = dl_pattern_of(users->rules[i]);
        if (!p || p->scope != DL_SCOPE_SECTION)
            continue;
        dl_str hint = suggest_section(profile, p->name);
        const dl_yaml *scope = dl_yaml_get(p->node, "scope");
        if (hint.n)
            dl_problems_add(problems, DL901_VALUE_HINT,
                            scope->first ? scope->first : scope, p->name,
                            DL_STR("section"), hint);
    }
}
