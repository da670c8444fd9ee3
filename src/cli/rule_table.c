/* Lists rules in a table. */
#include "cli/rule_table.h"

#include <string.h>

#include "check/registry.h"
#include "report/rule_doc.h"
#include "report/wrap.h"

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

/* The columns before what is checked. */
typedef struct layout {
    int code, name; /* bytes */
    int fix; /* cells of the longest fix_word() */
    unsigned width; /* cells of a line; 0: any number */
    bool is_narrow; /* what is checked has a line for itself */
    bool links;
} layout;

enum {
    LEVEL = 7,
    LEAST_TEXT = 30, /* cells for what is checked */
    INDENT = 6
};

static unsigned columns(const layout *l)
{
    return (unsigned)(l->code + 1 + l->name + 1 + LEVEL + 1 + l->fix + 1);
}

/* As docs/rules.md and docs/ko/rules.md have it. */
static const char *fix_word(const dl_rule *rule, dl_language language)
{
    static const char *const korean[] = {
        [DL_FIX_NONE] = "-",
        [DL_FIX_SAFE] = "안전",
        [DL_FIX_UNSAFE] = "확인 필요",
    };
    return language == DL_KOREAN ? korean[rule->fix] : FIX_NAMES[rule->fix];
}

static layout layout_for(const dl_rule_list *rules, const dl_terminal *terminal,
                         dl_language language)
{
    layout l = {.code = 5,
                .name = 4,
                .fix = language == DL_KOREAN ? 9 : 6,
                .width = terminal->is_terminal ? terminal->width : 0,
                .links = terminal->links};
    for (size_t i = 0; i < rules->n; i++) {
        int code = (int)strlen(code_of(rules->v[i]));
        int name = (int)strlen(name_of(rules->v[i]));
        l.code = code > l.code ? code : l.code;
        l.name = name > l.name ? name : l.name;
    }
    l.is_narrow = l.width > 0 && columns(&l) + LEAST_TEXT > l.width;
    return l;
}

static void add_code(dl_buf *out, const dl_rule *rule, const layout *l,
                     dl_language language)
{
    const char *code = code_of(rule);
    if (l->links && strcmp(code, rule->code) == 0)
        dl_rule_doc_add_code(out, rule, true, language);
    else
        dl_buf_adds(out, code);
}

static void add_wide_row(dl_buf *out, const dl_rule *rule, const layout *l,
                         dl_language language)
{
    const char *fix = fix_word(rule, language);
    int padding = l->fix - (int)dl_wrap_cells(dl_str_of(fix));
    add_code(out, rule, l, language);
    dl_buf_printf(out, "%*s %-*s %-*s %s%*s ",
                  l->code - (int)strlen(code_of(rule)), "", l->name,
                  name_of(rule), LEVEL, dl_severity_name(rule->severity), fix,
                  padding, "");
    dl_wrap_add(out, dl_str_of(rule->summary[language]),
                &(dl_wrap){.width = l->width,
                           .column = columns(l),
                           .indent = columns(l)});
    dl_buf_addc(out, '\n');
}

static void add_narrow_row(dl_buf *out, const dl_rule *rule, const layout *l,
                           dl_language language)
{
    dl_buf row = {0};
    add_code(&row, rule, l, language);
    dl_buf_printf(&row, " %s %s %s\n%s", name_of(rule),
                  dl_severity_name(rule->severity), fix_word(rule, language),
                  rule->summary[language]);
    dl_wrap_add(out, dl_buf_str(&row),
                &(dl_wrap){.width = l->width, .hanging = INDENT});
    dl_buf_addc(out, '\n');
    dl_buf_free(&row);
}

static void add_head(dl_buf *out, const layout *l, dl_language language)
{
    static const char *const heads[2][5] = {
        {"code", "name", "level", "fix", "what it checks"},
        {"코드", "이름", "수준", "수정", "검사하는 것"},
    };
    const char *const *head = heads[language];
    /* %-*s counts bytes, but a syllable has three bytes and two cells. */
    int wide = language == DL_KOREAN ? 2 : 0;
    if (l->is_narrow)
        dl_buf_printf(out, "%s %s %s %s\n%*s%s\n", head[0], head[1], head[2],
                      head[3], INDENT, "", head[4]);
    else
        dl_buf_printf(out, "%-*s %-*s %-*s %-*s %s\n", l->code + wide, head[0],
                      l->name + wide, head[1], LEVEL + wide, head[2],
                      l->fix + wide, head[3], head[4]);
}

void dl_rule_table_add(dl_buf *out, const dl_rule_list *rules,
                       const dl_terminal *terminal, dl_language language)
{
    layout l = layout_for(rules, terminal, language);
    add_head(out, &l, language);
    for (size_t i = 0; i < rules->n; i++)
        if (l.is_narrow)
            add_narrow_row(out, rules->v[i], &l, language);
        else
            add_wide_row(out, rules->v[i], &l, language);
}
