/*
 * `digestlint explain RULE...`: what a rule wants, why, and examples, as plain
 * text made from the Markdown that rules/ holds.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/buf.h"
#include "cli/cli.h"
#include "cli/own_rules.h"
#include "report/rule_doc.h"

enum { OPT_LANG = 256, OPT_CONFIG, OPT_NO_CONFIG };

static const struct option OPTIONS[] = {
    {"config", required_argument, NULL, OPT_CONFIG},
    {"no-config", no_argument, NULL, OPT_NO_CONFIG},
    {"lang", required_argument, NULL, OPT_LANG},
    {"help", no_argument, NULL, 'h'},
    {NULL, 0, NULL, 0},
};

/* Code spans keep their backticks. */
static void print_body(const dl_rule *rule, dl_language language)
{
    dl_buf text = {0};
    dl_rule_doc_add_body(&text, rule, DL_RULE_DOC_PLAIN, language);
    fputs(text.p ? text.p : "", stdout);
    dl_buf_free(&text);
}

static void print_options(const dl_rule *rule, dl_language language)
{
    static const char *const types[] = {
        [DL_OPTION_BOOL] = "true/false",
        [DL_OPTION_INT] = "number",
        [DL_OPTION_STRING] = "text",
        [DL_OPTION_LIST] = "list",
    };
    if (rule->n_options == 0)
        return;
    puts(language == DL_KOREAN ? "\n옵션:" : "\nOptions:");
    for (size_t i = 0; i < rule->n_options; i++) {
        const dl_option *o = &rule->options[i];
        printf("  %s: ", o->name);
        for (const char *p = o->initial ? o->initial : ""; *p; p++)
            fputs(*p == '\n' ? ", " : (char[]){*p, '\0'}, stdout);
        printf(" (%s)\n    %s\n", types[o->type], o->doc ? o->doc : "");
    }
}

/* `pattern` is NULL for a rule of the table. */
static void print_rule(const dl_rule *rule, const dl_own_rules *own,
                       const dl_pattern *pattern, dl_language language)
{
    static const char *const fixes[][2] = {
        [DL_FIX_NONE] = {"none", "없음"},
        [DL_FIX_SAFE] = {"safe (--fix)", "안전 (--fix)"},
        [DL_FIX_UNSAFE] = {"unsafe (--unsafe-fixes)",
                           "확인 필요 (--unsafe-fixes)"},
    };
    bool korean = language == DL_KOREAN;
    printf("%s%s%s\n\n%s\n\n", rule->code, pattern ? "" : " ",
           pattern ? "" : rule->name, rule->summary[language]);
    printf("%s %s",
           korean ? "수준:" : "Level:", dl_severity_name(rule->severity));
    if (rule->severity == DL_SEVERITY_OFF)
        printf(korean ? " (켜면 %s)" : " (%s once selected)",
               dl_severity_name(rule->on_severity));
    printf("\n%s %s\n", korean ? "수정:" : "Fix:", fixes[rule->fix][language]);
    print_options(rule, language);
    putchar('\n');
    if (pattern)
        dl_own_rules_explain(own, pattern, language);
    else
        print_body(rule, language);
}

static int unknown_rule(const char *word, const dl_own_rules *own)
{
    char hint[128];
    size_t n = 0;
    dl_str *names = malloc((2 * dl_n_rules + own->n) * sizeof *names);
    if (!names)
        return DL_EXIT_FAILURE;
    for (size_t i = 0; i < dl_n_rules; i++) {
        names[n++] = dl_str_of(dl_rules[i].name);
        names[n++] = dl_str_of(dl_rules[i].code);
    }
    for (size_t i = 0; i < own->n; i++)
        names[n++] = dl_str_of(own->patterns[i]->rule.code);
    dl_cli_suggestion(word, names, n, hint, sizeof hint);
    free(names);
    return dl_cli_error("no rule is called '%s'%s", word,
                        *hint ? hint : "; 'digestlint rules' lists them");
}

/* Explains the rules `words`. The configuration is looked at only for one that
   the table does not have. */
static int explain(char *const *words, int n, const dl_config_request *request,
                   dl_language language)
{
    dl_own_rules own = {0};
    int code = DL_EXIT_CLEAN;
    for (int i = 0; i < n; i++) {
        const dl_rule *rule = dl_rule_find(dl_str_of(words[i]));
        const dl_pattern *pattern = NULL;
        if (!rule && !own.config && !dl_own_rules_open(&own, request))
            return DL_EXIT_FAILURE;
        if (!rule)
            pattern = dl_own_rules_find(&own, dl_str_of(words[i]));
        if (!rule && !pattern) {
            code = unknown_rule(words[i], &own);
            continue;
        }
        if (i > 0)
            puts("\n");
        print_rule(rule ? rule : &pattern->rule, &own, pattern, language);
    }
    dl_own_rules_close(&own);
    return code;
}

int dl_cli_explain(int argc, char **argv)
{
    dl_language language = dl_cli_language();
    dl_config_request request = {0};
    int option;
    for (bool first = true;
         (option = dl_cli_next_option(argc, argv, ":h", OPTIONS, first)) != -1;
         first = false) {
        switch (option) {
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
            dl_cli_print_help("explain");
            return dl_cli_finish(DL_EXIT_CLEAN);
        default:
            return dl_cli_option_error(option, argv, OPTIONS);
        }
    }
    if (optind == argc)
        return dl_cli_error("explain: which rule? As in 'digestlint explain "
                            "DL503'; 'digestlint rules' lists them");
    return dl_cli_finish(
        explain(argv + optind, argc - optind, &request, language));
}
