/*
 * Rules by code, prefix or name, over the generated table. Everything is
 * borrowed from the table.
 */
#ifndef DL_ENGINE_REGISTRY_H
#define DL_ENGINE_REGISTRY_H

#include "digestlint/rule.h"

/* A half-open range of dl_rules. */
typedef struct dl_rule_range {
    uint16_t start, end;
} dl_rule_range;

/*
 * The rules that a selector means: a name ("particle-mismatch"), a code
 * ("DL503"), the beginning of codes ("DL5", "DL") or "all". Empty when it means
 * none. Letters count as written.
 */
dl_rule_range dl_rules_select(dl_str selector);

/* The code or name that a misspelt selector can have meant, or an empty one. */
dl_str dl_rules_suggest(dl_str selector);

/* The index of `rule` in dl_rules. */
static inline uint16_t dl_rule_index(const dl_rule *rule)
{
    return (uint16_t)(rule - dl_rules);
}

#endif
