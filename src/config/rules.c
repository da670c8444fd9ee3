#include <errno.h>
#include <limits.h>
#include <stdlib.h>

#include "config/config.h"
#include "rules_gen.h"

static const char LEVELS[] = "off, info, warning, error or on";
static const char LEVELS_KO[] = "off, info, warning, error, on";

int dl_config_level(dl_str text)
{
    static const struct {
        const char *name;
        int level;
    } levels[] = {
        {"off", DL_SEVERITY_OFF},
        {"info", DL_SEVERITY_INFO},
        {"warning", DL_SEVERITY_WARNING},
        {"error", DL_SEVERITY_ERROR},
        {"on", DL_LEVEL_ON},
        {"false", DL_SEVERITY_OFF},
        {"true", DL_LEVEL_ON},
    };
    for (size_t i = 0; i < sizeof levels / sizeof *levels; i++)
        if (dl_str_is(text, levels[i].name))
            return levels[i].level;
    return -1;
}

static dl_severity own_level(const dl_rule *rule)
{
    return rule->severity ? rule->severity : rule->on_severity;
}

/* `rule` is NULL for a user's that does not hold: its level is never asked. */
static void set_level(dl_rule_settings *settings, const dl_rule *rule,
                      int level)
{
    if (!rule)
        return;
    settings->is_set = level != DL_LEVEL_ON;
    if (level == DL_LEVEL_ON)
        level = settings->initial ? settings->initial : own_level(rule);
    settings->severity = (uint8_t)level;
}

/* ---- options ------------------------------------------------------------- */

bool dl_config_bool(dl_str text, bool *out)
{
    *out = dl_str_is(text, "true") || dl_str_is(text, "yes") ||
           dl_str_is(text, "on");
    return *out || dl_str_is(text, "false") || dl_str_is(text, "no") ||
           dl_str_is(text, "off");
}

bool dl_config_int(dl_str text, long *out)
{
    char digits[24], *end;
    if (text.n == 0 || text.n >= sizeof digits)
        return false;
    memcpy(digits, text.p, text.n);
    digits[text.n] = '\0';
    errno = 0;
    *out = strtol(digits, &end, 10);
    return errno == 0 && *end == '\0' &&
           (digits[0] == '-' || (digits[0] >= '0' && digits[0] <= '9'));
}

/* The items of an option's default, which the table parts by line ends. */
static dl_strs split_items(dl_arena *arena, dl_str text)
{
    size_t n = text.n > 0;
    for (size_t i = 0; i < text.n; i++)
        n += text.p[i] == '\n';
    dl_str *items = DL_ARENA_NEW(arena, dl_str, n);
    for (size_t i = 0; i < n; i++) {
        const char *lf = memchr(text.p, '\n', text.n);
        size_t length = lf ? (size_t)(lf - text.p) : text.n;
        items[i] = (dl_str){text.p, length};
        text = lf ? (dl_str){lf + 1, text.n - length - 1} : DL_STR_NONE;
    }
    return (dl_strs){items, (uint32_t)n};
}

/* The table is checked when it is made: its defaults are right. */
static dl_option_value initial_value(dl_arena *arena, const dl_option *option)
{
    dl_option_value value = {.integer = 0};
    dl_str text = dl_str_of(option->initial);
    switch (option->type) {
    case DL_OPTION_BOOL:
        dl_config_bool(text, &value.boolean);
        break;
    case DL_OPTION_INT:
        dl_config_int(text, &value.integer);
        break;
    case DL_OPTION_STRING:
        value.string = text;
        break;
    case DL_OPTION_LIST:
        value.list = split_items(arena, text);
        break;
    }
    return value;
}

static bool read_list(dl_config *config, const dl_yaml *node, dl_strs *out)
{
    uint32_t n = 0;
    if (node->kind == DL_YAML_MAPPING)
        return false;
    const dl_yaml *first = node->kind == DL_YAML_SEQUENCE ? node->first : node;
    for (const dl_yaml *v = first; v; v = v == node ? NULL : v->next)
        n++;
    dl_str *items = DL_ARENA_NEW(config->arena, dl_str, n);
    n = 0;
    for (const dl_yaml *v = first; v; v = v == node ? NULL : v->next) {
        if (v->kind != DL_YAML_SCALAR)
            return false;
        items[n++] = v->text;
    }
    *out = (dl_strs){items, n};
    return true;
}

static void read_option(dl_config *config, const dl_option *option,
                        const dl_yaml *node, dl_option_value *out)
{
    static const char *const expected[][2] = {
        [DL_OPTION_BOOL] = {"true or false", "true, false"},
        [DL_OPTION_INT] = {"a whole number", "정수"},
        [DL_OPTION_STRING] = {"a text", "문자열"},
        [DL_OPTION_LIST] = {"a list of texts", "문자열 목록"},
    };
    bool is_scalar = node->kind == DL_YAML_SCALAR, ok = false;
    dl_option_value value = *out;
    switch (option->type) {
    case DL_OPTION_BOOL:
        ok = is_scalar && dl_config_bool(node->text, &value.boolean);
        break;
    case DL_OPTION_INT:
        ok = is_scalar && dl_config_int(node->text, &value.integer);
        break;
    case DL_OPTION_STRING:
        ok = is_scalar;
        value.string = node->text;
        break;
    case DL_OPTION_LIST:
        ok = read_list(config, node, &value.list);
        break;
    }
    if (ok)
        *out = value;
    else
        dl_config_report_value(config, node, node->key->text,
                               expected[option->type][0],
                               expected[option->type][1]);
}

static void unknown_option(dl_config *config, const dl_yaml *key,
                           const dl_rule *rule)
{
    dl_str known[UINT8_MAX + 1];
    size_t n = 0;
    known[n++] = DL_STR("severity");
    for (uint8_t i = 0; rule && i < rule->n_options; i++)
        known[n++] = dl_str_of(rule->options[i].name);
    dl_config_report_key(config, key, known, n);
}

static void read_rule_key(dl_config *config, const dl_yaml *value,
                          dl_rule_range range, const dl_user_rules *users,
                          dl_rule_settings *settings)
{
    bool is_one = range.end - range.start == 1;
    const dl_rule *rule = is_one ? dl_rule_at(users, range.start) : NULL;
    if (dl_str_is(value->key->text, "severity")) {
        int level =
            value->kind == DL_YAML_SCALAR ? dl_config_level(value->text) : -1;
        if (level < 0)
            dl_config_report_value(config, value, DL_STR("severity"), LEVELS,
                                   LEVELS_KO);
        for (uint16_t r = range.start; r < range.end && level >= 0; r++)
            set_level(&settings[r], dl_rule_at(users, r), level);
        return;
    }
    for (uint8_t i = 0; rule && i < rule->n_options; i++) {
        if (dl_str_is(value->key->text, rule->options[i].name)) {
            /* the values were allocated by dl_config_read_rules() */
            dl_option_value *values =
                (dl_option_value *)settings[range.start].options;
            read_option(config, &rule->options[i], value, &values[i]);
            return;
        }
    }
    unknown_option(config, value->key, rule);
}

/* ---- the mapping --------------------------------------------------------- */

typedef struct entry {
    const dl_yaml *node;
    dl_rule_range range;
    uint32_t exactness; /* the length of a prefix; a whole code or name is
                           more exact than any */
    uint32_t order;
} entry;

static int by_exactness(const void *a, const void *b)
{
    const entry *x = a, *y = b;
    if (x->exactness != y->exactness)
        return x->exactness < y->exactness ? -1 : 1;
    return (x->order > y->order) - (x->order < y->order);
}

static uint32_t exactness_of(dl_str selector, dl_rule_range range)
{
    enum { EXACT = 100 };
    bool is_name = selector.n < 2 || memcmp(selector.p, "DL", 2) != 0;
    if (dl_str_is(selector, "all"))
        return 1;
    return is_name || (range.end - range.start == 1 && selector.n >= 5)
               ? EXACT
               : (uint32_t)selector.n;
}

static void unknown_rule(dl_config *config, const dl_user_rules *users,
                         const dl_yaml *key)
{
    dl_str hint = dl_rules_suggest(users, key->text);
    dl_config_report(config,
                     hint.n ? DL901_UNKNOWN_RULE_HINT : DL901_UNKNOWN_RULE, key,
                     key->text, hint);
}

/* As rules/DLnnn-*.md have them. */
static void read_table(dl_config *config, const dl_user_rules *users,
                       dl_rule_settings *rules)
{
    for (size_t i = 0; i < dl_n_rules; i++) {
        const dl_rule *rule = &dl_rules[i];
        dl_option_value *values =
            DL_ARENA_NEW(config->arena, dl_option_value, rule->n_options);
        for (uint8_t k = 0; k < rule->n_options; k++)
            values[k] = initial_value(config->arena, &rule->options[k]);
        rules[i] = (dl_rule_settings){.severity = (uint8_t)rule->severity,
                                      .initial = (uint8_t)rule->severity,
                                      .options = values};
    }
    for (uint16_t i = 0; i < users->n; i++) {
        uint16_t number = (uint16_t)(dl_n_rules + i);
        const dl_rule *rule = dl_rule_at(users, number);
        uint8_t level = (uint8_t)(rule ? rule->severity : DL_SEVERITY_OFF);
        rules[number] =
            (dl_rule_settings){.severity = level, .initial = level};
    }
}

void dl_config_read_rules(dl_config *config, const dl_yaml *node,
                          const dl_user_rules *users, dl_rule_settings *rules)
{
    if (!node || (node->kind == DL_YAML_SCALAR && node->text.n == 0))
        return;
    if (node->kind != DL_YAML_MAPPING) {
        dl_config_report_value(config, node, DL_STR("rules"),
                               "rules and their levels", "규칙과 수준");
        return;
    }
    DL_VEC(entry) entries = {0};
    for (const dl_yaml *v = node->first; v; v = v->next) {
        dl_rule_range range = dl_rules_select_with(users, v->key->text);
        if (range.start == range.end)
            unknown_rule(config, users, v->key);
        else if (v->kind != DL_YAML_MAPPING)
            dl_config_report_value(config, v, v->key->text, LEVELS, LEVELS_KO);
        else
            dl_vec_push(&entries,
                        (entry){v, range, exactness_of(v->key->text, range),
                                (uint32_t)entries.n});
    }
    if (entries.n > 0)
        qsort(entries.v, entries.n, sizeof *entries.v, by_exactness);
    for (size_t i = 0; i < entries.n; i++)
        for (const dl_yaml *v = entries.v[i].node->first; v; v = v->next)
            read_rule_key(config, v, entries.v[i].range, users, rules);
    dl_vec_free(&entries);
}

/* What a kind of text gives a rule takes the place of its own level: nobody
   set it, and `on` means it. */
void dl_config_default_rules(dl_config *config, dl_text_kind text,
                             const dl_user_rules *users,
                             dl_rule_settings *rules)
{
    read_table(config, users, rules);
    dl_config_read_rules(config, config->text_rules[text], users, rules);
    for (size_t i = 0; i < dl_n_rules; i++) {
        rules[i].is_set = false;
        rules[i].initial = rules[i].severity;
    }
}

/* ---- the command line ---------------------------------------------------- */

/* The users' rules of all files: whether one holds is not known yet. */
static dl_user_rules all_users(const dl_config *config)
{
    return (dl_user_rules){.ids = config->user_ids.v,
                           .n = (uint16_t)config->user_ids.n};
}

static void note_unknown(dl_config *config, dl_str selector, const char *option)
{
    dl_unknown_rule unknown = {option, dl_arena_str(config->arena, selector)};
    dl_vec_push(&config->unknown, unknown);
}

static bool is_unknown(const dl_config *config, dl_str selector)
{
    for (size_t i = 0; i < config->unknown.n; i++)
        if (dl_str_eq(config->unknown.v[i].selector, selector))
            return true;
    return false;
}

dl_status dl_config_check_request(dl_config *const *configs, size_t n,
                                  dl_error *error)
{
    for (size_t i = 0; n > 0 && i < configs[0]->unknown.n; i++) {
        const dl_unknown_rule *unknown = &configs[0]->unknown.v[i];
        size_t k = 1;
        while (k < n && is_unknown(configs[k], unknown->selector))
            k++;
        if (k < n)
            continue;
        const dl_user_rules users = all_users(configs[0]);
        dl_str hint = dl_rules_suggest(&users, unknown->selector);
        return dl_error_set(
            error, DL_ERR_USAGE, "%s: no rule is called '%.*s'%s%.*s%s",
            unknown->option, DL_FMT(unknown->selector),
            hint.n ? "; did you mean '" : "; 'digestlint rules' lists them",
            DL_FMT(hint), hint.n ? "'?" : "");
    }
    return DL_OK;
}

/* Notes how exactly each rule is meant by one of the selectors, in the member
   `offset` of its request. */
static void request_selection(dl_config *config, const dl_str *selectors,
                              size_t n, const char *option, size_t offset)
{
    const dl_user_rules users = all_users(config);
    for (size_t i = 0; i < n; i++) {
        dl_rule_range range = dl_rules_select_with(&users, selectors[i]);
        if (range.start == range.end)
            note_unknown(config, selectors[i], option);
        uint8_t exactness = (uint8_t)exactness_of(selectors[i], range);
        for (uint16_t r = range.start; r < range.end; r++) {
            uint8_t *noted = (uint8_t *)&config->requests[r] + offset;
            if (*noted < exactness)
                *noted = exactness;
        }
    }
}

static dl_status request_severity(dl_config *config, dl_str text,
                                  dl_error *error)
{
    const char *equals = text.n ? memchr(text.p, '=', text.n) : NULL;
    size_t n = equals ? (size_t)(equals - text.p) : text.n;
    dl_str selector = {text.p, n};
    dl_str level = {text.p + n + 1, equals ? text.n - n - 1 : 0};
    const dl_user_rules users = all_users(config);
    dl_rule_range range = dl_rules_select_with(&users, selector);
    int value = dl_config_level(level);
    if (!equals || value < 0)
        return dl_error_set(error, DL_ERR_USAGE,
                            "--severity: '%.*s' is not RULE=LEVEL; a level is "
                            "%s",
                            DL_FMT(text), LEVELS);
    if (range.start == range.end)
        note_unknown(config, selector, "--severity");
    for (uint16_t r = range.start; r < range.end; r++)
        config->requests[r].severity = (int8_t)(value + 1);
    return DL_OK;
}

dl_status dl_config_request_rules(dl_config *config,
                                  const dl_config_request *request,
                                  dl_error *error)
{
    config->requests = DL_ARENA_NEW(config->arena, dl_rule_request,
                                    dl_n_rules + config->user_ids.n);
    config->has_select = request->n_select > 0;
    dl_status status = DL_OK;
    request_selection(config, request->select, request->n_select, "--select",
                      offsetof(dl_rule_request, selected));
    request_selection(config, request->ignore, request->n_ignore, "--ignore",
                      offsetof(dl_rule_request, ignored));
    for (size_t i = 0; status == DL_OK && i < request->n_severity; i++)
        status = request_severity(config, request->severity[i], error);
    return status;
}

/* A rule that is selected is on even if it is off in the configuration; of
   --select and --ignore the more exact one counts, on a tie --ignore. */
void dl_config_apply_request(const dl_config *config,
                             const dl_user_rules *users,
                             dl_rule_settings *rules)
{
    for (uint16_t r = 0; r < dl_n_rules + users->n; r++) {
        const dl_rule_request *request = &config->requests[r];
        const dl_rule *rule = dl_rule_at(users, r);
        if (request->severity)
            set_level(&rules[r], rule, request->severity - 1);
        bool is_selected = request->selected > request->ignored;
        if (is_selected && rules[r].severity == DL_SEVERITY_OFF &&
            request->severity == 0)
            set_level(&rules[r], rule, DL_LEVEL_ON);
        if ((config->has_select && !is_selected) ||
            (request->ignored && !is_selected))
            rules[r].severity = DL_SEVERITY_OFF;
    }
}
