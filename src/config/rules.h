/*
 * `rules:` of a configuration: the levels and options of rules.
 */
#ifndef DL_CONFIG_RULES_H
#define DL_CONFIG_RULES_H

#include "check/settings.h"
#include "parse/problem.h"

/* Fills `rules`, one for each number, with the defaults for a text; `node` is
   what rules/text/ has for its kind. */
void dl_config_rules_init(dl_problems *problems, const dl_yaml *node,
                          const dl_user_rules *users, dl_rule_settings *rules);

/* Reads `rules:` of a merged tree on top of that; `node` may be NULL. Strings
   borrow from the tree. */
void dl_config_rules_read(dl_problems *problems, const dl_yaml *node,
                          const dl_user_rules *users, dl_rule_settings *rules);

#endif
