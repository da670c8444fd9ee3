/*
 * Which rules a run has, and at which level: what reports tell before their
 * first result.
 */
#include <stdlib.h>

#include "config/config.h"

static void add_users(const dl_settings *settings, dl_level_list *list)
{
    const dl_user_rules *users = &settings->users;
    for (uint16_t i = 0; users->rules && i < users->n; i++) {
        uint8_t level = settings->rules[dl_n_rules + i].severity;
        if (users->rules[i] && level != DL_SEVERITY_OFF)
            dl_vec_push(&list->users, (dl_user_level){users->rules[i], level});
    }
}

void dl_config_add_levels(const dl_config *config, dl_level_list *list)
{
    /* Those of the file and of each override alone come first in the cache. A
       set of overrides gives a rule no level that none of them gives it: of
       all keys that mean it one alone counts. */
    for (size_t i = 0; i <= config->overrides.n; i++) {
        const dl_settings *settings = config->cache.v[i].settings;
        for (size_t r = 0; r < dl_n_rules; r++)
            if (settings->rules[r].severity > list->table[r])
                list->table[r] = settings->rules[r].severity;
        add_users(settings, list);
    }
}

/* Of one id the highest level comes first; configurations may be met in any
   order, so that further the message decides. */
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

void dl_level_list_sort(dl_level_list *list)
{
    size_t kept = 0;
    if (list->users.n > 0)
        qsort(list->users.v, list->users.n, sizeof *list->users.v, by_id);
    for (size_t i = 0; i < list->users.n; i++) {
        const dl_user_level *user = &list->users.v[i];
        if (kept == 0 ||
            strcmp(list->users.v[kept - 1].rule->code, user->rule->code) != 0)
            list->users.v[kept++] = *user;
    }
    list->users.n = kept;
}
