/* Looks up rules by code, prefix or name. */
#include "check/registry.h"

#include <strings.h>

#include "base/search.h"
#include "base/str.h"
#include "check/result.h"
#include "text/suggest.h"

enum { MOST_RULES = 512 };

const char *dl_version(void)
{
    return DL_VERSION;
}

const char *dl_severity_name(dl_severity severity)
{
    static const char *const names[] = {"off", "info", "warning", "error"};
    return names[severity];
}

/* The first rule whose code is not before `prefix`. */
static uint16_t lower_bound(dl_str prefix)
{
    size_t i;
    DL_LOWER_BOUND(i, 0, dl_n_rules,
                   strncasecmp(dl_rules[i].code, prefix.p, prefix.n) < 0);
    return (uint16_t)i;
}

static bool is_code_prefix(dl_str s)
{
    if (s.n < 2 || strncasecmp(s.p, "DL", 2) != 0)
        return false;
    for (size_t i = 2; i < s.n; i++)
        if (!dl_is_digit(s.p[i]))
            return false;
    return true;
}

dl_rule_range dl_rules_select(dl_str selector)
{
    uint16_t n = (uint16_t)dl_n_rules;
    if (dl_str_is(selector, "all"))
        return (dl_rule_range){0, n};
    if (is_code_prefix(selector)) {
        uint16_t start = lower_bound(selector), end = start;
        while (end < n &&
               strncasecmp(dl_rules[end].code, selector.p, selector.n) == 0)
            end++;
        return (dl_rule_range){start, end};
    }
    for (uint16_t i = 0; i < n; i++)
        if (dl_str_is(selector, dl_rules[i].name))
            return (dl_rule_range){i, (uint16_t)(i + 1)};
    return (dl_rule_range){0, 0};
}

dl_rule_range dl_rules_select_with(const dl_user_rules *users, dl_str selector)
{
    uint16_t n = (uint16_t)dl_n_rules;
    for (uint16_t i = 0; i < users->n; i++) /* one may be called dl1 */
        if (dl_str_eq(users->ids[i], selector))
            return (dl_rule_range){(uint16_t)(n + i), (uint16_t)(n + i + 1)};
    dl_rule_range range = dl_rules_select(selector);
    if (dl_str_is(selector, "all"))
        range.end = (uint16_t)(n + users->n);
    return range;
}

unsigned dl_rules_exactness(dl_str selector, dl_rule_range range)
{
    enum { EXACT = 100 };
    bool is_name = range.start >= dl_n_rules || !is_code_prefix(selector);
    if (dl_str_is(selector, "all"))
        return 1;
    return is_name || (range.end - range.start == 1 && selector.n >= 5)
               ? EXACT
               : (unsigned)selector.n;
}

const dl_rule *dl_rule_find(dl_str code_or_name)
{
    dl_rule_range found = dl_rules_select(code_or_name);
    if (found.end - found.start != 1)
        return NULL;
    const dl_rule *rule = &dl_rules[found.start];
    return code_or_name.n == strlen(rule->code) ||
                   dl_str_is(code_or_name, rule->name)
               ? rule
               : NULL;
}

dl_str dl_rules_suggest(const dl_user_rules *users, dl_str selector)
{
    dl_str words[3 * MOST_RULES];
    size_t n = 0;
    for (size_t i = 0; i < dl_n_rules && i < MOST_RULES; i++) {
        words[n++] = dl_str_of(dl_rules[i].name);
        words[n++] = dl_str_of(dl_rules[i].code);
    }
    for (size_t i = 0; i < users->n && i < MOST_RULES; i++)
        words[n++] = users->ids[i];
    size_t found = dl_suggest(selector, words, n);
    return found == DL_SUGGEST_NONE ? DL_STR_NONE : words[found];
}
