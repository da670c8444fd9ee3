/*
 * Which rules a run has, and at which levels: what reports write before their
 * first result. A dl_level_list owns its arrays; rules are borrowed from their
 * configurations.
 */
#ifndef DL_CONFIG_LEVELS_H
#define DL_CONFIG_LEVELS_H

#include "config/settings.h"

/* A user's rule that is on. */
typedef struct dl_user_level {
    const dl_rule *rule;
    uint8_t level;
} dl_user_level;

/* The rules of a run, each with the highest level that it has anywhere. */
typedef struct dl_levels {
    const uint8_t *table;       /* of dl_rules; OFF: never runs */
    const dl_user_level *users; /* those that are on, each id once, sorted */
    size_t n_users;
} dl_levels;

/* A dl_levels under construction. */
typedef struct dl_level_list {
    uint8_t *table;
    DL_VEC(dl_user_level) users;
} dl_level_list;

void dl_level_list_init(dl_level_list *list);
void dl_level_list_free(dl_level_list *list);

/* Adds the levels of all settings that a configuration can have. Without a
   file, READMEs are left out: an article has no rule at a higher level than a
   digest (tests/test_posts.sh). */
void dl_level_list_add(dl_level_list *list, const dl_settings_table *table);

/* Sorts the users' rules by id and keeps one of each, with the highest level.
   The result borrows from the list. */
dl_levels dl_level_list_finish(dl_level_list *list);

#endif
