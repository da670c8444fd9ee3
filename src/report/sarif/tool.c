/* The tool: digestlint itself, and a descriptor for each rule that is on. */
#include "base/search.h"
#include "base/str.h"
#include "report/rule_doc.h"
#include "report/sarif/parts.h"

enum { LONGEST_DESCRIPTION = 1000 }; /* bytes; GitHub shows 1,024 characters */

/* ---- which rules ------------------------------------------------------- */

static void take_rule(dl_reporter *r, const dl_rule *rule, uint8_t level)
{
    if (level == DL_SEVERITY_OFF)
        return;
    dl_vec_push(&r->rules,
                (dl_sarif_rule){
                    .rule = rule,
                    .id = dl_arena_str(r->arena, dl_str_of(rule->code)),
                    .level = level,
                    .usual_level = (uint8_t)rule->severity,
                });
}

static void take_rules(dl_reporter *r)
{
    const dl_levels *levels = r->options->levels;
    for (size_t i = 0; i < dl_n_rules; i++)
        take_rule(r, &dl_rules[i],
                  levels ? levels->table[i] : (uint8_t)dl_rules[i].severity);
    r->n_table_rules = r->rules.n;
    for (size_t i = 0; levels && i < levels->n_users; i++)
        take_rule(r, levels->users[i].rule, levels->users[i].level);
}

static int by_id(const void *key, const void *item)
{
    const dl_sarif_rule *rule = item;
    return strcmp(key, rule->id.p);
}

size_t dl_sarif_find_rule(const dl_reporter *r, const dl_rule *rule)
{
    size_t first = rule->user_number ? r->n_table_rules : 0;
    size_t end = rule->user_number ? r->rules.n : r->n_table_rules;
    const dl_sarif_rule *found =
        dl_find(rule->code, r->rules.v + first, end - first, by_id);
    return found ? (size_t)(found - r->rules.v) : SIZE_MAX;
}

/* ---- what they are ------------------------------------------------------ */

/* "particle-mismatch" as "ParticleMismatch", the form that SARIF requires
   (§3.49.7). A user's rule has only one name, and the two must differ. */
static void add_name(dl_reporter *r, const dl_rule *rule)
{
    bool initial = true;
    dl_buf_clear(&r->text);
    if (rule->user_number)
        dl_buf_adds(&r->text, "Pattern");
    for (const char *p = rule->name; *p; p++) {
        bool is_capital = initial && dl_is_lower(*p);
        if (*p != '-')
            dl_buf_addc(&r->text, (char)(is_capital ? *p + 'A' - 'a' : *p));
        initial = *p == '-';
    }
    dl_json_add_str(&r->json, "name", dl_buf_str(&r->text));
}

/* Only the messages of a user's rule are known. */
static void add_user_descriptions(dl_reporter *r, const dl_rule *rule)
{
    bool korean = r->language == DL_KOREAN;
    dl_buf_clear(&r->text);
    dl_buf_printf(&r->text,
                  korean ? "블로그의 자체 규칙 '%s'." : "The blog's own rule '%s'.",
                  rule->name);
    dl_sarif_add_text(&r->json, "shortDescription", dl_buf_str(&r->text));
    dl_buf_clear(&r->text);
    dl_buf_printf(&r->text,
                  korean ? "설정 파일의 `patterns`에 있는 자체 규칙 '%s'."
                         : "The rule '%s' from `patterns` in the "
                           "configuration.",
                  rule->name);
    dl_sarif_add_text(&r->json, "fullDescription", dl_buf_str(&r->text));
}

static void add_descriptions(dl_reporter *r, const dl_rule *rule)
{
    dl_str summary = dl_str_of(rule->summary[r->language]);
    if (rule->user_number) {
        add_user_descriptions(r, rule);
        return;
    }
    dl_sarif_add_text(&r->json, "shortDescription", summary);
    dl_buf_clear(&r->text);
    dl_rule_doc_add_abstract(&r->text, rule, LONGEST_DESCRIPTION, r->language);
    if (r->text.n == 0)
        dl_buf_add(&r->text, summary);
    dl_sarif_add_text(&r->json, "fullDescription", dl_buf_str(&r->text));
}

/* Each message of a rule; and as the second view has it, with another id. */
static void add_messages(dl_reporter *r, const dl_rule *rule)
{
    dl_buf id = {0};
    dl_json_add_object(&r->json, "messageStrings", DL_JSON_LINES);
    for (unsigned i = 0; i < rule->n_messages; i++) {
        dl_buf_clear(&r->text);
        dl_sarif_add_template(&r->text, rule, i, "", r->language);
        dl_sarif_add_text(&r->json, rule->messages[i].id, dl_buf_str(&r->text));
        if (!rule->check || !rule->check->on_page)
            continue;
        dl_buf_clear(&id);
        dl_buf_printf(&id, "%s" DL_MESSAGE_ID_OF_SECOND, rule->messages[i].id);
        dl_buf_clear(&r->text);
        dl_sarif_add_template(&r->text, rule, i,
                              dl_message_of_second(r->language), r->language);
        dl_sarif_add_text(&r->json, id.p, dl_buf_str(&r->text));
    }
    dl_json_close(&r->json);
    dl_buf_free(&id);
}

/* ---- help ------------------------------------------------------------- */

static void add_options_text(dl_buf *out, const dl_rule *rule,
                             dl_language language)
{
    bool korean = language == DL_KOREAN;
    if (rule->n_options > 0)
        dl_buf_adds(out, korean ? "\n옵션:\n\n" : "\nOptions:\n\n");
    for (unsigned i = 0; i < rule->n_options; i++) {
        const dl_option *o = &rule->options[i];
        dl_buf_printf(out, "- `%s` (`", o->name);
        for (const char *p = o->initial ? o->initial : ""; *p; p++)
            dl_buf_adds(out, *p == '\n' ? ", " : (char[]){*p, '\0'});
        dl_buf_printf(out, "`): %s\n", o->doc[language]);
    }
}

/* Problems of the configuration itself cannot be suppressed. */
static void add_how_to_allow(dl_buf *out, const dl_rule *rule, bool korean)
{
    if (strcmp(rule->code, "DL901") == 0)
        return;
    if (korean)
        dl_buf_printf(out,
                      "\n한 곳에서 허용하려면 윗줄에 `<!-- "
                      "digestlint-disable-next-line %s -- 까닭 -->`를 쓴다. "
                      "규칙을 끄려면 `.digestlint.yaml`의 `rules:` 아래에 "
                      "`%s: off`를 쓴다.\n",
                      rule->code, rule->name);
    else
        dl_buf_printf(out,
                      "\nTo allow one finding, write `<!-- "
                      "digestlint-disable-next-line %s -- reason -->` on the "
                      "line above. To switch the rule off, write `%s: off` "
                      "under `rules:` in `.digestlint.yaml`.\n",
                      rule->code, rule->name);
}

static void add_help_form(dl_reporter *r, const char *key, const dl_rule *rule,
                          dl_rule_doc_form form)
{
    bool korean = r->language == DL_KOREAN;
    dl_buf *text = &r->text;
    dl_buf_clear(text);
    if (!rule->user_number)
        dl_buf_printf(text, "%s\n\n", rule->summary[r->language]);
    dl_rule_doc_add_body(text, rule, form, r->language);
    add_options_text(text, rule, r->language);
    add_how_to_allow(text, rule, korean);
    dl_json_add_str(&r->json, key, dl_buf_str(text));
}

static void add_help(dl_reporter *r, const dl_rule *rule)
{
    dl_json_add_object(&r->json, "help", DL_JSON_LINES);
    add_help_form(r, "text", rule, DL_RULE_DOC_PLAIN);
    add_help_form(r, "markdown", rule, DL_RULE_DOC_MARKDOWN);
    dl_json_close(&r->json);
    dl_buf_clear(&r->text);
    dl_rule_doc_add_url(&r->text, rule, r->language);
    dl_json_add_str(&r->json, "helpUri", dl_buf_str(&r->text));
}

/* ---- configuration ---------------------------------------------------- */

static void add_list(dl_json *j, const char *key, const char *items)
{
    dl_json_add_array(j, key, DL_JSON_INLINE);
    while (*items) {
        size_t n = strcspn(items, "\n");
        dl_json_str(j, (dl_str){items, n});
        items += n + (items[n] == '\n');
    }
    dl_json_close(j);
}

/* The value of an option as in the rule file. */
static void add_option(dl_json *j, const dl_option *o)
{
    const char *value = o->initial ? o->initial : "";
    switch (o->type) {
    case DL_OPTION_BOOL:
        dl_json_add_bool(j, o->name, strcmp(value, "true") == 0);
        break;
    case DL_OPTION_INT:
        dl_json_add_int(j, o->name, strtoll(value, NULL, 10));
        break;
    case DL_OPTION_STRING:
        dl_json_add_cstr(j, o->name, value);
        break;
    case DL_OPTION_LIST:
        add_list(j, o->name, value);
        break;
    }
}

static dl_severity usual_level(const dl_rule *rule)
{
    return rule->severity ? rule->severity : rule->on_severity;
}

static void add_default(dl_json *j, const dl_rule *rule)
{
    dl_json_add_object(j, "defaultConfiguration", DL_JSON_LINES);
    dl_json_add_bool(j, "enabled", rule->severity != DL_SEVERITY_OFF);
    dl_json_add_cstr(j, "level", dl_sarif_level(usual_level(rule)));
    if (rule->n_options > 0) {
        dl_json_add_object(j, "parameters", DL_JSON_LINES);
        for (unsigned i = 0; i < rule->n_options; i++)
            add_option(j, &rule->options[i]);
        dl_json_close(j);
    }
    dl_json_close(j);
}

/* What GitHub calls a level; a fourth, security-severity, is not for prose. */
static void add_properties(dl_json *j, const dl_rule *rule,
                           dl_language language)
{
    static const char *const problems[] = {
        [DL_SEVERITY_OFF] = "recommendation",
        [DL_SEVERITY_INFO] = "recommendation",
        [DL_SEVERITY_WARNING] = "warning",
        [DL_SEVERITY_ERROR] = "error",
    };
    static const char *const fixes[] = {
        [DL_FIX_NONE] = "none",
        [DL_FIX_SAFE] = "safe",
        [DL_FIX_UNSAFE] = "unsafe",
    };
    dl_json_add_object(j, "properties", DL_JSON_LINES);
    dl_json_add_array(j, "tags", DL_JSON_INLINE);
    for (unsigned i = 0; i < rule->n_tags; i++)
        dl_json_cstr(j, rule->tags[i]);
    dl_json_close(j);
    dl_json_add_cstr(j, "precision", rule->precision);
    if (rule->measured.read > 0)
        dl_rule_doc_add_measured(j, &rule->measured, language);
    dl_json_add_cstr(j, "problem.severity", problems[usual_level(rule)]);
    dl_json_add_cstr(j, "fix", fixes[rule->fix]);
    dl_json_close(j);
}

static void add_rule(dl_reporter *r, const dl_rule *rule)
{
    dl_json *j = &r->json;
    dl_json_object(j, DL_JSON_LINES);
    dl_json_add_cstr(j, "id", rule->code);
    add_name(r, rule);
    add_descriptions(r, rule);
    add_messages(r, rule);
    add_help(r, rule);
    add_default(j, rule);
    add_properties(j, rule, r->language);
    dl_json_close(j);
}

void dl_sarif_add_tool(dl_reporter *r)
{
    dl_json *j = &r->json;
    const char *language = r->language == DL_KOREAN ? "ko-KR" : "en-US";
    take_rules(r);
    dl_json_add_object(j, "tool", DL_JSON_LINES);
    dl_json_add_object(j, "driver", DL_JSON_LINES);
    dl_json_add_cstr(j, "name", "digestlint");
    dl_json_add_cstr(j, "fullName", "digestlint, for Korean digests of arXiv");
    dl_json_add_cstr(j, "organization", "digestlint");
    dl_json_add_cstr(j, "version", dl_version());
    dl_json_add_cstr(j, "semanticVersion", dl_version());
    dl_json_add_cstr(j, "informationUri", DL_HOME);
    dl_json_add_cstr(j, "language", language);
    dl_json_add_array(j, "rules", DL_JSON_LINES);
    for (size_t i = 0; i < r->rules.n; i++) {
        add_rule(r, r->rules.v[i].rule);
        r->rules.v[i].rule = NULL;
    }
    dl_json_close(j);
    dl_sarif_add_descriptors(r);
    dl_json_close(j);
    dl_json_close(j);
    dl_json_add_cstr(j, "language", language);
}
