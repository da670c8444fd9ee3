/*
 * `digestlint rules`: lists the built-in rules and then the users' own.
 */
#include <stdio.h>

#include "cli/cli.h"
#include "cli/read_options.h"
#include "cli/own_rules.h"
#include "cli/rule_table.h"
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
                     rule->fix == DL_FIX_NONE ? NULL
                                              : dl_rule_fix_name(rule->fix));
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
        dl_json_add_cstr(j, "doc", option->doc[language]);
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

static void print_json(dl_writer *w, const dl_rule_list *rules,
                       dl_language language)
{
    dl_json j;
    dl_json_begin(&j, w);
    dl_json_object(&j, DL_JSON_LINES);
    dl_json_add_int(&j, "version", 1);
    dl_json_add_array(&j, "rules", DL_JSON_LINES);
    for (size_t i = 0; i < rules->n; i++)
        print_rule(&j, rules->v[i], language);
    dl_json_close(&j);
    dl_json_close(&j);
}

/* The rules that `words` name, or all. False after reporting a wrong one. */
static bool choose(dl_rule_list *rules, char *const *words, int n,
                   const dl_own_rules *own)
{
    for (int i = 0; i < n; i++) {
        if (!dl_rule_list_add(rules, dl_str_of(words[i]), own)) {
            dl_own_rules_unknown(words[i], own);
            return false;
        }
    }
    return n > 0 || dl_rule_list_add(rules, DL_STR("all"), own);
}

static int print_rules(rules_options *o, char *const *words, int n)
{
    dl_writer w = dl_cli_writer(stdout);
    dl_buf text = {0};
    dl_own_rules own;
    dl_rule_list rules = {0};
    int code = DL_EXIT_FAILURE;
    dl_terminal terminal = dl_cli_terminal(stdout, DL_COLOR_AUTO);
    if (!dl_own_rules_open(&own, &o->request))
        return DL_EXIT_FAILURE;
    if (choose(&rules, words, n, &own)) {
        code = DL_EXIT_CLEAN;
        if (o->format == RULES_JSON)
            print_json(&w, &rules, o->language);
        else
            dl_rule_table_add(&text, &rules, &terminal, o->language);
    }
    dl_vec_free(&rules);
    dl_own_rules_close(&own);
    return o->format == RULES_JSON ? dl_cli_finish(&w, code)
                                   : dl_cli_print(&text, code);
}

static int run(int argc, char **argv)
{
    rules_options o = {.language = dl_cli_language()};
    int code = dl_cli_read_options(&dl_command_rules, argc, argv, &o);
    if (code >= 0)
        return code;
    return print_rules(&o, argv + optind, argc - optind);
}

static const char *const USAGE[] = {"rules [OPTION]... [RULE]...", NULL};

const dl_command dl_command_rules = {
    .name = "rules",
    .usage = USAGE,
    .summary = {"list the rules", "규칙의 목록을 보여 준다"},
    .about = {"Prints the table of rules: code, name, default level, fix, and "
              "what is checked. The configuration's own rules come after the "
              "built-in ones. A RULE is a code (DL503), the beginning of codes "
              "(DL5) or a name; without any, all rules are listed.",
              "규칙의 표를 보여 준다: 코드, 이름, 기본 수준, 수정, 검사하는 것. "
              "설정에 적은 자체 규칙은 내장 규칙 다음에 온다. 규칙은 "
              "코드(DL503), 코드의 앞부분(DL5), 이름으로 적으며, 없으면 모두 "
              "보여 준다."},
    .options = OPTIONS,
    .run = run,
};
