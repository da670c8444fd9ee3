/*
 * `digestlint rules`: lists the built-in rules and then the users' own.
 */
#include <stdio.h>

#include "cli/cli.h"
#include "cli/read_options.h"
#include "cli/own_rules.h"
#include "report/cells.h"
#include "report/json_write.h"
#include "report/rule_doc.h"

typedef struct rules_options {
    enum { RULES_TEXT, RULES_JSON } format;
    dl_language language;
    dl_config_request request;
} rules_options;

#define AT(member) offsetof(rules_options, member)

static const dl_choice FORMATS[] = {
    {"text", RULES_TEXT}, {"json", RULES_JSON}, {NULL, 0}};

static const dl_cli_option OPTIONS[] = {
    {.name = "format",
     .letter = 'f',
     .kind = DL_CLI_CHOICE,
     .argument = "FORMAT",
     .choices = FORMATS,
     .at = AT(format),
     .help = {"text (default) or json", "text(기본값) 또는 json"}},
    DL_ROW_CONFIG(AT(request.file)),
    DL_ROW_NO_CONFIG(AT(request.isolated)),
    DL_ROW_LANG(AT(language), 0),
    DL_ROW_HELP,
    {.name = "output-format",
     .kind = DL_CLI_ALIAS,
     .argument = "FORMAT",
     .means = "format"},
    {.name = NULL},
};

static const char *const FIX_NAMES[] = {
    [DL_FIX_NONE] = "-",
    [DL_FIX_SAFE] = "safe",
    [DL_FIX_UNSAFE] = "unsafe",
};

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

static void add_table(dl_buf *out, const dl_own_rules *own,
                      dl_language language)
{
    static const char *const heads[2][5] = {
        {"code", "name", "level", "fix", "what it checks"},
        {"코드", "이름", "수준", "수정", "검사하는 것"},
    };
    const char *const *head = heads[language];
    int code = 5, name = 4;
    for (size_t i = 0; i < dl_n_rules; i++)
        widen(&dl_rules[i], &code, &name);
    for (size_t i = 0; i < own->n; i++)
        widen(&own->patterns[i]->rule, &code, &name);
    /* %-*s counts bytes, but a syllable has three bytes and two cells. */
    int wide = language == DL_KOREAN ? 2 : 0;
    dl_buf_printf(out, "%-*s %-*s %-*s %-*s %s\n", code + wide, head[0],
                  name + wide, head[1], 7 + wide, head[2], 6 + wide, head[3],
                  head[4]);
    for (size_t i = 0; i < dl_n_rules; i++)
        add_row(out, &dl_rules[i], code, name, language);
    for (size_t i = 0; i < own->n; i++)
        add_row(out, &own->patterns[i]->rule, code, name, language);
}

static void print_rule(dl_json *j, const dl_rule *rule, dl_language language)
{
    static const char *const types[] = {
        [DL_OPTION_BOOL] = "boolean",
        [DL_OPTION_INT] = "integer",
        [DL_OPTION_STRING] = "string",
        [DL_OPTION_LIST] = "list",
    };
    dl_json_object(j, DL_JSON_LINES);
    dl_json_add_cstr(j, "code", rule->code);
    dl_json_add_cstr(j, "name", rule->name);
    dl_json_add_cstr(j, "summary", rule->summary[language]);
    dl_json_add_cstr(j, "severity", dl_severity_name(rule->severity));
    dl_json_add_cstr(j, "fix",
                     rule->fix == DL_FIX_NONE ? NULL : FIX_NAMES[rule->fix]);
    dl_json_add_cstr(j, "precision", rule->precision);
    if (rule->measured.read > 0)
        dl_rule_doc_add_measured(j, &rule->measured, language);
    else /* not measured yet */
        dl_json_add_cstr(j, "measured", NULL);
    dl_json_add_array(j, "tags", DL_JSON_INLINE);
    for (size_t i = 0; i < rule->n_tags; i++)
        dl_json_cstr(j, rule->tags[i]);
    dl_json_close(j);
    dl_json_add_array(j, "options", DL_JSON_LINES);
    for (size_t i = 0; i < rule->n_options; i++) {
        const dl_option *option = &rule->options[i];
        dl_json_object(j, DL_JSON_INLINE);
        dl_json_add_cstr(j, "name", option->name);
        dl_json_add_cstr(j, "type", types[option->type]);
        dl_json_add_cstr(j, "default", option->initial);
        dl_json_add_cstr(j, "doc", option->doc);
        dl_json_close(j);
    }
    dl_json_close(j);
    dl_json_add_array(j, "messages", DL_JSON_LINES);
    for (size_t i = 0; i < rule->n_messages; i++) {
        dl_json_object(j, DL_JSON_INLINE);
        dl_json_add_cstr(j, "id", rule->messages[i].id);
        dl_json_add_cstr(j, "text", rule->messages[i].text[language]);
        dl_json_close(j);
    }
    dl_json_close(j);
    dl_json_close(j);
}

static void print_json(dl_writer *w, const dl_own_rules *own,
                       dl_language language)
{
    dl_json j;
    dl_json_begin(&j, w);
    dl_json_object(&j, DL_JSON_LINES);
    dl_json_add_int(&j, "version", 1);
    dl_json_add_array(&j, "rules", DL_JSON_LINES);
    for (size_t i = 0; i < dl_n_rules; i++)
        print_rule(&j, &dl_rules[i], language);
    for (size_t i = 0; i < own->n; i++)
        print_rule(&j, &own->patterns[i]->rule, language);
    dl_json_close(&j);
    dl_json_close(&j);
}

static int print_rules(const dl_config_request *request, bool json,
                       dl_language language)
{
    dl_writer w = dl_cli_writer(stdout);
    dl_buf text = {0};
    dl_own_rules own;
    if (!dl_own_rules_open(&own, request))
        return DL_EXIT_FAILURE;
    if (json)
        print_json(&w, &own, language);
    else
        add_table(&text, &own, language);
    dl_own_rules_close(&own);
    return json ? dl_cli_finish(&w, DL_EXIT_CLEAN)
                : dl_cli_print(&text, DL_EXIT_CLEAN);
}

static int run(int argc, char **argv)
{
    rules_options o = {.language = dl_cli_language()};
    int code = dl_cli_read_options(&dl_command_rules, argc, argv, &o);
    if (code >= 0)
        return code;
    if (optind < argc)
        return dl_cli_error("rules: unexpected word '%s'; 'digestlint explain "
                            "RULE' explains one rule",
                            argv[optind]);
    return print_rules(&o.request, o.format == RULES_JSON, o.language);
}

static const char *const USAGE[] = {"rules [OPTION]...", NULL};

const dl_command dl_command_rules = {
    .name = "rules",
    .usage = USAGE,
    .summary = {"list the rules", "규칙의 목록을 보여 준다"},
    .about = {"Prints the table of rules: code, name, default level, fix, and "
              "what is checked. The configuration's own rules come after the "
              "built-in ones.",
              "규칙의 표를 보여 준다: 코드, 이름, 기본 수준, 수정, 검사하는 것. "
              "설정에 적은 자체 규칙은 내장 규칙 다음에 온다."},
    .options = OPTIONS,
    .run = run,
};
