/*
 * Computes settings from the merged tree and the command line.
 */
#include "config/settings.h"

#include <pthread.h>

#include "check/listen.h"
#include "check/mistake.h"
#include "check/result.h"
#include "config/bounds.h"
#include "config/merge.h"
#include "config/rules.h"
#include "config/text.h"
#include "model/lexicon_read.h"
#include "rules_gen.h"

/* With several overrides. */
typedef struct cached_settings {
    uint64_t overrides;
    const dl_settings *settings;
} cached_settings;

struct dl_settings_table {
    dl_settings_source from;
    dl_config_bounds bounds;
    /* Without overrides, then with each by itself; later they do not change. */
    const dl_settings **first;
    /* What `lexicon` says and makes without overrides: most leave it. */
    const dl_yaml *words;
    const dl_lexicon *lexicon;
    pthread_mutex_t lock; /* guards `more`, `bounds` and the arena after that */
    DL_VEC(cached_settings) more;
};

/* Keys of an override that do not exist in the configuration it is merged
   into. */
static const dl_str own_keys[] = {{"files", 5}, {"extends", 7}};

/* What the last override of the set with `extends` extends; NULL: none has it.
   Sets `*at` to the index of that override. */
static const dl_override_base *find_base(const dl_settings_source *from,
                                         uint64_t overrides, size_t *at)
{
    for (size_t i = from->keys->overrides.n; i-- > 0;) {
        const dl_override_base *base =
            overrides >> i & 1
                ? dl_sources_base(from->sources,
                                  from->keys->overrides.v[i].keys)
                : NULL;
        *at = i;
        if (base)
            return base;
    }
    return NULL;
}

static const dl_yaml *merge_overrides(const dl_settings_source *from,
                                      dl_arena *arena, uint64_t overrides)
{
    size_t at, n = 1;
    const dl_override_base *base = find_base(from, overrides, &at);
    const dl_yaml *layers[1 + DL_MOST_OVERRIDES] = {base ? base->root
                                                         : from->sources->root};
    for (size_t i = 0; i < from->keys->overrides.n; i++) {
        const dl_yaml *keys = from->keys->overrides.v[i].keys;
        if (!(overrides >> i & 1))
            continue;
        if (base && i < at)
            keys = dl_config_without_shape(arena, keys, base->profile);
        layers[n++] = dl_yaml_without(arena, keys, own_keys, 2);
    }
    return dl_config_merge(arena, layers, n);
}

static void on_profile_problem(void *user, const dl_profile_problem *p)
{
    dl_problems *problems = user;
    dl_str en = dl_str_of(p->expected[DL_ENGLISH]);
    dl_str ko = dl_str_of(p->expected[DL_KOREAN]);
    switch (p->kind) {
    case DL_PROFILE_UNKNOWN_KEY:
        dl_problems_add(problems,
                        dl_rule_find(p->what) ? DL901_KEY_OF_RULES
                        : p->hint.n           ? DL901_UNKNOWN_KEY_HINT
                                              : DL901_UNKNOWN_KEY,
                        p->node, p->what, p->hint);
        break;
    case DL_PROFILE_MISSING_KEY:
        dl_problems_add(problems, DL901_MISSING_KEY, p->node, p->what);
        break;
    case DL_PROFILE_BAD_VALUE:
        if (p->what.n == 0)
            dl_problems_add(problems, DL901_TYPE, p->node, p->where, en, ko);
        else if (p->hint.n)
            dl_problems_add(problems, DL901_VALUE_HINT, p->node, p->what,
                            p->where, p->hint);
        else
            dl_problems_add(problems, DL901_VALUE, p->node, p->what, p->where,
                            en, ko);
        break;
    }
}

static void on_lexicon_problem(void *user, const dl_lexicon_problem *p)
{
    dl_problems *problems = user;
    if (p->expected[DL_ENGLISH])
        dl_mistake_value(problems, p->node,
                         p->node->key ? p->node->key->text : DL_STR("lexicon"),
                         p->expected[DL_ENGLISH], p->expected[DL_KOREAN]);
    else
        dl_mistake_key(problems, p->node, p->known, p->n_known);
}

static const dl_lexicon *read_lexicon(dl_settings_table *table,
                                      const dl_yaml *root)
{
    dl_problems *problems = table->from.problems;
    const dl_yaml *keys = dl_yaml_get(root, "lexicon");
    if (!keys)
        return &dl_lexicon_builtin;
    if (table->lexicon && keys->first == table->words)
        return table->lexicon;
    dl_lexicon_builder builder;
    dl_lexicon_begin(&builder, problems->arena, &dl_lexicon_builtin);
    dl_lexicon_read(&builder, keys, on_lexicon_problem, problems);
    const dl_lexicon *lexicon = dl_lexicon_finish(&builder);
    if (!table->first[0]) { /* what is made later may be undone */
        table->words = keys->first;
        table->lexicon = lexicon;
    }
    return lexicon;
}

/* The settings with the overrides of this set. */
static const dl_settings *work_out(dl_settings_table *table, uint64_t overrides)
{
    const dl_settings_source *from = &table->from;
    dl_problems *problems = from->problems;
    dl_arena *arena = problems->arena;
    const dl_yaml *root = merge_overrides(from, arena, overrides);
    dl_settings *s = DL_ARENA_NEW(arena, dl_settings, 1);
    s->users = dl_patterns_of(from->patterns, root);
    dl_rule_settings *rules =
        DL_ARENA_NEW(arena, dl_rule_settings, dl_n_rules + s->users.n);
    s->profile = dl_profile_read(arena, root, on_profile_problem, problems);
    dl_patterns_check_sections(&s->users, s->profile, problems);
    dl_config_rules_init(problems, from->sources->text_rules[s->profile->text],
                         &s->users, rules);
    dl_config_rules_read(problems, dl_yaml_get(root, "rules"), &s->users,
                         rules);
    dl_requests_apply(from->requests, &s->users, rules);
    /* No one can turn off the rule that checks the configuration. */
    rules[DL_RULE_DL901] = (dl_rule_settings){.severity = DL_SEVERITY_ERROR};
    s->rules = rules;
    s->bounds = dl_config_bounds_read(&table->bounds, problems, root);
    s->lexicon = read_lexicon(table, root);
    s->max_file_size = s->profile->max_file_size;
    s->fail_on = from->keys->fail_on;
    s->level = from->requests->level != DL_SEVERITY_OFF ? from->requests->level
                                                        : from->keys->level;
    dl_settings_listen(s, arena);
    return s;
}

/* ---- the table ----------------------------------------------------------- */

const dl_settings *dl_settings_table_at(const dl_settings_table *table,
                                        size_t i)
{
    return i <= table->from.keys->overrides.n ? table->first[i] : NULL;
}

dl_settings_table *dl_settings_table_new(const dl_settings_source *from)
{
    dl_settings_table *table = dl_xcalloc(1, sizeof *table);
    size_t n = from->keys->overrides.n;
    table->from = *from;
    table->first = dl_xcalloc(n + 1, sizeof *table->first);
    pthread_mutex_init(&table->lock, NULL);
    table->first[0] = work_out(table, 0);
    /* Without a file, there are no problems to find. */
    for (size_t i = 0; i < n && from->sources->path.n > 0; i++)
        table->first[i + 1] = work_out(table, UINT64_C(1) << i);
    return table;
}

void dl_settings_table_free(dl_settings_table *table)
{
    if (!table)
        return;
    dl_config_bounds_free(&table->bounds);
    dl_vec_free(&table->more);
    pthread_mutex_destroy(&table->lock);
    dl_free(table->first);
    dl_free(table);
}

static const dl_settings *find_or_add(dl_settings_table *table,
                                      uint64_t overrides)
{
    for (size_t i = 0; i < table->more.n; i++)
        if (table->more.v[i].overrides == overrides)
            return table->more.v[i].settings;
    const dl_settings *settings = work_out(table, overrides);
    dl_vec_push(&table->more, (cached_settings){overrides, settings});
    return settings;
}

/* Settings that are asked for while files are linted. */
typedef struct addition {
    dl_settings_table *table;
    uint64_t overrides;
    const dl_settings *settings;
} addition;

static void add(void *user)
{
    addition *a = user;
    a->settings = find_or_add(a->table, a->overrides);
}

/* What many threads share is as it was when memory runs out half-way. */
static bool add_whole(addition *a)
{
    dl_arena *arena = a->table->from.problems->arena;
    dl_arena_mark mark = dl_arena_marked(arena);
    size_t n_bounds = a->table->bounds.n;
    if (dl_scope_run(add, a))
        return true;
    dl_arena_return(arena, mark);
    if (n_bounds == 0)
        a->table->bounds = (dl_config_bounds){0};
    a->table->bounds.n = n_bounds;
    return false;
}

/* The overrides that match a path. `*n`: how many; `*last`: the last one, from
   1. */
static uint64_t matching(const dl_settings_table *table, dl_str path, size_t *n,
                         size_t *last)
{
    const dl_config_keys *keys = table->from.keys;
    uint64_t overrides = 0;
    *n = *last = 0;
    for (size_t i = 0; i < keys->overrides.n; i++) {
        if (!dl_config_globs_match(&keys->overrides.v[i].files, path))
            continue;
        overrides |= UINT64_C(1) << i;
        *last = i + 1;
        ++*n;
    }
    return overrides;
}

const dl_yaml *dl_settings_table_tree(const dl_settings_table *table,
                                      dl_arena *arena, dl_str path)
{
    size_t n, last;
    return merge_overrides(&table->from, arena,
                           matching(table, path, &n, &last));
}

const dl_override_base *dl_settings_table_base(const dl_settings_table *table,
                                               dl_str path)
{
    size_t n, last, at;
    return find_base(&table->from, matching(table, path, &n, &last), &at);
}

const dl_settings *dl_settings_table_get(const dl_settings_table *table,
                                         dl_str path)
{
    size_t n, last;
    uint64_t overrides = matching(table, path, &n, &last);
    if (n < 2 && table->first[last])
        return table->first[last];
    addition a = {.table = (dl_settings_table *)table, .overrides = overrides};
    pthread_mutex_lock(&a.table->lock);
    bool is_done = add_whole(&a);
    pthread_mutex_unlock(&a.table->lock);
    if (!is_done)
        dl_out_of_memory();
    return a.settings;
}
