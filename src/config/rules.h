/*
 * `rules:` of a configuration: the levels and options of rules.
 */
#ifndef DL_CONFIG_RULES_H
#define DL_CONFIG_RULES_H

#include "check/settings.h"
#include "parse/problem.h"

/* Reads `rules:` of a merged tree into `rules`, one for each number. `node` may
   be NULL: every rule as it is by default. Strings borrow from the tree. */
void dl_config_rules_read(dl_problems *problems, const dl_yaml *node,
                          const dl_user_rules *users, dl_rule_settings *rules);

#endif
