/*
 * Reports errors that all parts of a configuration can have.
 */
#include "check/mistake.h"

#include "check/result.h"
#include "rules_gen.h"
#include "text/suggest.h"

void dl_mistake_value(dl_problems *problems, const dl_yaml *value, dl_str where,
                      const char *expected, const char *expected_ko)
{
    dl_str en = dl_str_of(expected), ko = dl_str_of(expected_ko);
    if (value->kind == DL_YAML_SCALAR && value->text.n > 0)
        dl_problems_add(problems, DL901_VALUE, value, value->text, where, en,
                        ko);
    else
        dl_problems_add(problems, DL901_TYPE, value->key ? value->key : value,
                        where, en, ko);
}

void dl_mistake_key(dl_problems *problems, const dl_yaml *key,
                    const dl_str *known, size_t n)
{
    size_t found = dl_suggest(key->text, known, n);
    if (dl_rule_find(key->text))
        dl_problems_add(problems, DL901_KEY_OF_RULES, key, key->text);
    else if (found == DL_SUGGEST_NONE)
        dl_problems_add(problems, DL901_UNKNOWN_KEY, key, key->text);
    else
        dl_problems_add(problems, DL901_UNKNOWN_KEY_HINT, key, key->text,
                        known[found]);
}

void dl_mistake_keys(dl_problems *problems, const dl_yaml *mapping,
                     const dl_strs *known)
{
    for (const dl_yaml *v = mapping->first; v; v = v->next) {
        uint32_t i = 0;
        while (i < known->n && !dl_str_eq(v->key->text, known->v[i]))
            i++;
        if (i == known->n)
            dl_mistake_key(problems, v->key, known->v, known->n);
    }
}
