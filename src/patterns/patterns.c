/*
 * The lists of patterns of a configuration: its own and those of overrides,
 * with the packs that they name, and the numbers of their ids.
 */
#include "patterns/patterns.h"

#include "base/str.h"
#include "check/mistake.h"
#include "patterns/read.h"
#include "rules_gen.h"
#include "text/suggest.h"

/* In all lists of a configuration together; never more than half of the slots
   are taken. */
enum { MOST_PATTERNS = 4096, N_SLOTS = 2 * MOST_PATTERNS };

/* ---- numbers ------------------------------------------------------------- */

/* The number of an id, assigned if it is new; MOST_PATTERNS if there are too
   many. */
static uint16_t number_of(dl_patterns *patterns, dl_str id)
{
    size_t i = (size_t)(dl_str_hash(id) >> 20) % N_SLOTS;
    while (patterns->slots[i] > 0 &&
           !dl_str_eq(patterns->ids.v[patterns->slots[i] - 1], id))
        i = (i + 1) % N_SLOTS;
    if (patterns->slots[i] > 0)
        return (uint16_t)(patterns->slots[i] - 1);
    uint16_t number = (uint16_t)patterns->ids.n;
    if (number < MOST_PATTERNS) {
        dl_vec_push(&patterns->ids, id);
        patterns->slots[i] = (uint16_t)(number + 1);
    }
    return number;
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

/* Whether there may be one more rule; each has its expression compiled, so they
   are counted before they are read. The first one too many is reported. */
static bool has_room(dl_patterns *patterns, const dl_yaml *node)
{
    if (patterns->n_read++ == MOST_PATTERNS)
        dl_mistake_value(patterns->problems, node, DL_STR("patterns"),
                         "at most 4,096 rules in all lists",
                         "모든 목록을 합해 최대 4,096개의 규칙");
    return patterns->n_read <= MOST_PATTERNS;
}

static void add_rule(dl_patterns *patterns, dl_pattern_list *list,
                     const dl_yaml *node)
{
    if (!has_room(patterns, node))
        return;
    dl_pattern *pattern = dl_pattern_read(patterns->problems, node);
    if (!pattern) {
        remember_id(patterns, node);
        return;
    }
    dl_vec_push(&patterns->all, pattern);
    patterns->bytes += pattern->regex ? dl_regex_bytes(pattern->regex) : 0;
    dl_str id = dl_str_of(pattern->rule.code);
    const dl_yaml *place = dl_yaml_get(node, "id");
    uint16_t number = number_of(patterns, id); /* there are fewer ids */
    uint32_t this_list = (uint32_t)patterns->lists.n + 1;
    if (patterns->listed[number] == this_list) {
        dl_problems_add(patterns->problems, DL901_PATTERN_ID, place, id);
        return;
    }
    patterns->listed[number] = this_list;
    pattern->rule.user_number = (uint16_t)(number + 1);
    dl_vec_push(&list->patterns, pattern);
}

/* ---- lists --------------------------------------------------------------- */

/* A configuration has fewer files: of as many names one is a repetition, or the
   reader has reported it, so that what follows need not be looked at. */
enum { MOST_PACKS = 64 };

typedef struct pack_list {
    const dl_yaml *v[MOST_PACKS];
    size_t n, n_named;
} pack_list;

/* Reads a pack unless it is one too many; `*is_new`: the list did not have it
   before. NULL: there is none. */
static const dl_yaml *next_pack(dl_patterns *patterns, pack_list *packs,
                                const dl_yaml *path, bool *is_new)
{
    if (packs->n_named++ >= MOST_PACKS)
        return NULL;
    const dl_yaml *pack = patterns->read_pack(patterns->problems, path);
    *is_new = true;
    for (size_t i = 0; i < packs->n; i++)
        *is_new = *is_new && packs->v[i] != pack;
    if (pack && *is_new)
        packs->v[packs->n++] = pack;
    return pack;
}

static void add_pack(dl_patterns *patterns, dl_pattern_list *list,
                     pack_list *packs, const dl_yaml *path)
{
    bool is_new;
    if (patterns->n_read > MOST_PATTERNS)
        return;
    const dl_yaml *root = next_pack(patterns, packs, path, &is_new);
    if (root && !is_new) {
        dl_mistake_value(patterns->problems, path, DL_STR("patterns"),
                         "a pack that the list does not have yet",
                         "목록에 아직 없는 규칙 묶음");
        return;
    }
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
    pack_list packs = {0};
    if (node->kind == DL_YAML_MAPPING)
        dl_mistake_value(patterns->problems, node, DL_STR("patterns"),
                         "a list of rules or of paths to packs",
                         "규칙 목록 또는 규칙 묶음 파일의 경로");
    else if (node->kind == DL_YAML_SCALAR)
        add_pack(patterns, &list, &packs, node);
    for (const dl_yaml *v = node->kind == DL_YAML_SEQUENCE ? node->first : NULL;
         v; v = v->next) {
        if (v->kind == DL_YAML_SCALAR && v->text.n > 0)
            add_pack(patterns, &list, &packs, v);
        else
            add_rule(patterns, &list, v);
    }
    dl_vec_push(&patterns->lists, list);
}

/* The ids of a list that another one replaces: its file may refer to them. Each
   pack of it is looked at once, and nothing when the ids are used up. */
static void remember_list(dl_patterns *patterns, const dl_yaml *list)
{
    pack_list packs = {0};
    if (!list || list->kind != DL_YAML_SEQUENCE)
        return;
    for (const dl_yaml *v = list->first; v && patterns->ids.n < MOST_PATTERNS;
         v = v->next) {
        bool is_new;
        const dl_yaml *pack = v->kind == DL_YAML_SCALAR && v->text.n > 0
                                  ? next_pack(patterns, &packs, v, &is_new)
                                  : NULL;
        remember_id(patterns, v);
        for (const dl_yaml *w = pack && is_new ? pack->first : NULL; w;
             w = w->next)
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
    patterns->slots = DL_ARENA_NEW(problems->arena, uint16_t, N_SLOTS);
    patterns->listed = DL_ARENA_NEW(problems->arena, uint32_t, MOST_PATTERNS);
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
