/*
 * `digestlint rules`: the table of rules, and behind it the users' own.
 */
#include <stdio.h>

#include "cli/cli.h"
#include "cli/own_rules.h"
#include "report/cells.h"
#include "report/json_write.h"

enum { OPT_FORMAT = 256, OPT_LANG, OPT_CONFIG, OPT_NO_CONFIG };

static const struct option OPTIONS[] = {
    {"format", required_argument, NULL, OPT_FORMAT},
    {"config", required_argument, NULL, OPT_CONFIG},
    {"no-config", no_argument, NULL, OPT_NO_CONFIG},
    {"lang", required_argument, NULL, OPT_LANG},
    {"help", no_argument, NULL, 'h'},
    {NULL, 0, NULL, 0},
};

static const char *const FIX_NAMES[] = {
    [DL_FIX_NONE] = "-",
    [DL_FIX_SAFE] = "safe",
    [DL_FIX_UNSAFE] = "unsafe",
};

/* A user's rule has one name, which is a code when it begins with a capital. */
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

static void print_row(const dl_rule *rule, int code, int name,
                      dl_language language)
{
    printf("%-*s %-*s %-7s %-6s %s\n", code, code_of(rule), name, name_of(rule),
           dl_severity_name(rule->severity), FIX_NAMES[rule->fix],
           rule->summary[language]);
}

static void print_table(const dl_own_rules *own, dl_language language)
{
    static const char *const heads[2][5] = {
        {"code", "name", "level", "fix", "what it wants"},
        {"코드", "이름", "수준", "수정", "바라는 것"},
    };
    const char *const *head = heads[language];
    int code = 5, name = 4;
    for (size_t i = 0; i < dl_n_rules; i++)
        widen(&dl_rules[i], &code, &name);
    for (size_t i = 0; i < own->n; i++)
        widen(&own->patterns[i]->rule, &code, &name);
    /* Hangul takes two cells and three bytes, so that %-*s cannot count it. */
    int wide = language == DL_KOREAN ? 2 : 0;
    printf("%-*s %-*s %-*s %-*s %s\n", code + wide, head[0], name + wide,
           head[1], 7 + wide, head[2], 6 + wide, head[3], head[4]);
    for (size_t i = 0; i < dl_n_rules; i++)
        print_row(&dl_rules[i], code, name, language);
    for (size_t i = 0; i < own->n; i++)
        print_row(&own->patterns[i]->rule, code, name, language);
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

static void print_json(const dl_own_rules *own, dl_language language)
{
    dl_json j;
    dl_json_begin(&j, stdout);
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
    dl_own_rules own;
    if (!dl_own_rules_open(&own, request))
        return DL_EXIT_FAILURE;
    if (json)
        print_json(&own, language);
    else
        print_table(&own, language);
    dl_own_rules_close(&own);
    return DL_EXIT_CLEAN;
}

int dl_cli_rules(int argc, char **argv)
{
    dl_language language = dl_cli_language();
    dl_config_request request = {0};
    bool json = false;
    int option;
    for (bool first = true;
         (option = dl_cli_next_option(argc, argv, ":h", OPTIONS, first)) != -1;
         first = false) {
        switch (option) {
        case OPT_FORMAT:
            json = strcmp(optarg, "json") == 0;
            if (!json && strcmp(optarg, "text") != 0)
                return dl_cli_error("--format %s: no such format; one of: "
                                    "text, json",
                                    optarg);
            break;
        case OPT_CONFIG:
            request.file = optarg;
            break;
        case OPT_NO_CONFIG:
            request.isolated = true;
            break;
        case OPT_LANG:
            if (!dl_cli_parse_language(optarg, &language))
                return DL_EXIT_FAILURE;
            break;
        case 'h':
            dl_cli_print_help("rules");
            return dl_cli_finish(DL_EXIT_CLEAN);
        default:
            return dl_cli_option_error(option, argv, OPTIONS);
        }
    }
    if (optind < argc)
        return dl_cli_error("rules: unexpected word '%s'; 'digestlint explain "
                            "RULE' tells of one rule",
                            argv[optind]);
    return dl_cli_finish(print_rules(&request, json, language));
}
