/*
 * Combines the levels of many configurations.
 */
#include "config/levels.h"

#include "base/search.h"

static void add_users(const dl_settings *settings, dl_level_list *list)
{
    const dl_user_rules *users = &settings->users;
    for (uint16_t i = 0; users->rules && i < users->n; i++) {
        uint8_t level = settings->rules[dl_n_rules + i].severity;
        if (users->rules[i] && level != DL_SEVERITY_OFF)
            dl_vec_push(&list->users, (dl_user_level){users->rules[i], level});
    }
}

void dl_level_list_init(dl_level_list *list)
{
    *list =
        (dl_level_list){.table = dl_xcalloc(dl_n_rules, sizeof *list->table)};
}

void dl_level_list_free(dl_level_list *list)
{
    dl_free(list->table);
    dl_vec_free(&list->users);
}

void dl_level_list_add(dl_level_list *list, const dl_settings_table *table)
{
    /* A set of overrides gives a rule only levels that one of them gives it,
       because a single key determines the level. */
    const dl_settings *settings;
    for (size_t i = 0; (settings = dl_settings_table_at(table, i)); i++) {
        for (size_t r = 0; r < dl_n_rules; r++)
            if (settings->rules[r].severity > list->table[r])
                list->table[r] = settings->rules[r].severity;
        add_users(settings, list);
    }
}

/* For equal ids the highest level comes first; configurations may come in any
   order, so after that the message decides. */
static int by_id(const void *a, const void *b)
{
    const dl_user_level *x = a, *y = b;
    int order = strcmp(x->rule->code, y->rule->code);
    if (order == 0)
        order = y->level - x->level;
    return order ? order
                 : strcmp(x->rule->messages[0].text[DL_ENGLISH],
                          y->rule->messages[0].text[DL_ENGLISH]);
}

dl_levels dl_level_list_finish(dl_level_list *list)
{
    size_t kept = 0;
    dl_vec_sort(&list->users, by_id);
    for (size_t i = 0; i < list->users.n; i++) {
        const dl_user_level *user = &list->users.v[i];
        if (kept == 0 ||
            strcmp(list->users.v[kept - 1].rule->code, user->rule->code) != 0)
            list->users.v[kept++] = *user;
    }
    list->users.n = kept;
    return (dl_levels){list->table, list->users.v, kept};
}
