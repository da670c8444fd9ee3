/*
 * Rules by code, prefix or name: those of the generated table, followed by
 * users' own, by number. Everything is borrowed: from the table, or from the
 * configuration that has the users' rules.
 */
#ifndef DL_CHECK_REGISTRY_H
#define DL_CHECK_REGISTRY_H

#include "rules/rule.h"

/* The users' rules of a configuration by number, less dl_n_rules. */
typedef struct dl_user_rules {
    const dl_str *ids;
    /* Those that apply to a file; an id that only an override defines is NULL
       elsewhere. NULL: only the ids are known. */
    const dl_rule *const *rules;
    uint16_t n;
} dl_user_rules;

/* A half-open range of rule numbers. */
typedef struct dl_rule_range {
    uint16_t start, end;
} dl_rule_range;

/*
 * The rules that a selector names: by name ("particle-mismatch"), code
 * ("DL503"), the beginning of codes ("DL5", "DL") or "all". Empty if it names
 * none. Codes may be in small letters ("dl5"); names are compared with case.
 */
dl_rule_range dl_rules_select(dl_str selector);

/* The same with the users' rules: an id is one rule, "all" includes them. */
dl_rule_range dl_rules_select_with(const dl_user_rules *users, dl_str selector);

/* How exactly `selector` names the rules in `range`: the length of a prefix; a
   whole code or name is more exact than any prefix. */
unsigned dl_rules_exactness(dl_str selector, dl_rule_range range);

/* The code or name that a misspelt selector was probably meant to be, or an
   empty one. */
dl_str dl_rules_suggest(const dl_user_rules *users, dl_str selector);

/* The number of `rule`: its index in dl_rules, or a user's number after
   them. */
static inline uint16_t dl_rule_index(const dl_rule *rule)
{
    return (uint16_t)(rule->user_number ? dl_n_rules + rule->user_number - 1
                                        : (size_t)(rule - dl_rules));
}

/* The rule with a number; NULL for a user's that does not apply. */
static inline const dl_rule *dl_rule_at(const dl_user_rules *users,
                                        uint16_t number)
{
    if (number < dl_n_rules)
        return &dl_rules[number];
    return users->rules ? users->rules[number - dl_n_rules] : NULL;
}

#endif
