/*
 * Rules by code, prefix or name: those of the generated table and after them
 * the users' own, by number. Everything is borrowed: from the table, or from
 * the configuration that has the users' rules.
 */
#ifndef DL_CHECK_REGISTRY_H
#define DL_CHECK_REGISTRY_H

#include "rules/rule.h"

/* The users' rules of a configuration by number, less dl_n_rules. */
typedef struct dl_user_rules {
    const dl_str *ids;
    /* What holds for a file; an id that only an override defines has NULL
       elsewhere. NULL: nothing is known but the ids. */
    const dl_rule *const *rules;
    uint16_t n;
} dl_user_rules;

/* A half-open range of rule numbers. */
typedef struct dl_rule_range {
    uint16_t start, end;
} dl_rule_range;

/*
 * The rules that a selector means: a name ("particle-mismatch"), a code
 * ("DL503"), the beginning of codes ("DL5", "DL") or "all". Empty when it means
 * none. Letters count as written.
 */
dl_rule_range dl_rules_select(dl_str selector);

/* The same with the users' rules: an id means one, "all" includes them. */
dl_rule_range dl_rules_select_with(const dl_user_rules *users, dl_str selector);

/* How exactly `selector` means the rules in `range`: the length of a prefix; a
   whole code or name is more exact than any. */
unsigned dl_rules_exactness(dl_str selector, dl_rule_range range);

/* The code or name that a misspelt selector can have meant, or an empty one. */
dl_str dl_rules_suggest(const dl_user_rules *users, dl_str selector);

/* The number of `rule`: its index in dl_rules, or behind them a user's. */
static inline uint16_t dl_rule_index(const dl_rule *rule)
{
    return (uint16_t)(rule->user_number ? dl_n_rules + rule->user_number - 1
                                        : (size_t)(rule - dl_rules));
}

/* The rule with a number; NULL for a user's that does not hold. */
static inline const dl_rule *dl_rule_at(const dl_user_rules *users,
                                        uint16_t number)
{
    if (number < dl_n_rules)
        return &dl_rules[number];
    return users->rules ? users->rules[number - dl_n_rules] : NULL;
}

#endif
