/* Lists rules in a table. */
#include "cli/rule_table.h"

#include "check/registry.h"

bool dl_rule_list_add(dl_rule_list *rules, dl_str selector,
                      const dl_own_rules *own)
{
    size_t before = rules->n;
    const dl_pattern *pattern =
        own ? dl_own_rules_find(own, selector) : NULL;
    if (pattern) {
        dl_vec_push(rules, &pattern->rule);
        return true;
    }
    dl_rule_range range = dl_rules_select(selector);
    for (uint16_t i = range.start; i < range.end; i++)
        dl_vec_push(rules, &dl_rules[i]);
    for (size_t i = 0; own && dl_str_is(selector, "all") && i < own->n; i++)
        dl_vec_push(rules, &own->patterns[i]->rule);
    return rules->n > before;
}

static const char *const FIX_NAMES[] = {
    [DL_FIX_NONE] = "-",
    [DL_FIX_SAFE] = "safe",
    [DL_FIX_UNSAFE] = "unsafe",
};

const char *dl_rule_fix_name(dl_applicability fix)
{
    return FIX_NAMES[fix];
}

/* A user's rule has one name; it is a code if it begins with a capital. */
static const char *code_of(const dl_rule *rule)
{
    bool has_code = rule->code[0] >= 'A' && rule->code[0] <= 'Z';
    return has_code ? rule->code : "-";
}

static const char *name_of(const dl_rule *rule)
{
    return rule->user_number && code_of(rule)[0] != '-' ? "-" : rule->name;
}

static void widen(const dl_rule *rule, int *code, int *name)
{
    if ((int)strlen(code_of(rule)) > *code)
        *code = (int)strlen(code_of(rule));
    if ((int)strlen(name_of(rule)) > *name)
        *name = (int)strlen(name_of(rule));
}

static void add_row(dl_buf *out, const dl_rule *rule, int code, int name,
                      dl_language language)
{
    dl_buf_printf(out, "%-*s %-*s %-7s %-6s %s\n", code, code_of(rule), name,
                  name_of(rule), dl_severity_name(rule->severity),
                  FIX_NAMES[rule->fix], rule->summary[language]);
}

void dl_rule_table_add(dl_buf *out, const dl_rule_list *rules,
                       dl_language language)
{
    static const char *const heads[2][5] = {
        {"code", "name", "level", "fix", "what it checks"},
        {"코드", "이름", "수준", "수정", "검사하는 것"},
    };
    const char *const *head = heads[language];
    int code = 5, name = 4;
    for (size_t i = 0; i < rules->n; i++)
        widen(rules->v[i], &code, &name);
    /* %-*s counts bytes, but a syllable has three bytes and two cells. */
    int wide = language == DL_KOREAN ? 2 : 0;
    dl_buf_printf(out, "%-*s %-*s %-*s %-*s %s\n", code + wide, head[0],
                  name + wide, head[1], 7 + wide, head[2], 6 + wide, head[3],
                  head[4]);
    for (size_t i = 0; i < rules->n; i++)
        add_row(out, rules->v[i], code, name, language);
}
