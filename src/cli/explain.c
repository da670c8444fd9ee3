/*
 * `digestlint explain RULE...`: what a rule wants, why, and examples, as plain
 * text made from the Markdown that rules/ holds.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/buf.h"
#include "cli/cli.h"
#include "report/rule_doc.h"

enum { OPT_LANG = 256 };

static const struct option OPTIONS[] = {
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

static void print_rule(const dl_rule *rule, dl_language language)
{
    static const char *const fixes[][2] = {
        [DL_FIX_NONE] = {"none", "없음"},
        [DL_FIX_SAFE] = {"safe (--fix)", "안전 (--fix)"},
        [DL_FIX_UNSAFE] = {"unsafe (--unsafe-fixes)",
                           "확인 필요 (--unsafe-fixes)"},
    };
    bool korean = language == DL_KOREAN;
    printf("%s %s\n\n%s\n\n", rule->code, rule->name, rule->summary[language]);
    printf("%s %s",
           korean ? "수준:" : "Level:", dl_severity_name(rule->severity));
    if (rule->severity == DL_SEVERITY_OFF)
        printf(korean ? " (켜면 %s)" : " (%s once selected)",
               dl_severity_name(rule->on_severity));
    printf("\n%s %s\n", korean ? "수정:" : "Fix:", fixes[rule->fix][language]);
    print_options(rule, language);
    putchar('\n');
    print_body(rule, language);
}

static int unknown_rule(const char *word)
{
    char hint[128];
    dl_str *names = malloc(2 * dl_n_rules * sizeof *names);
    if (!names)
        return DL_EXIT_FAILURE;
    for (size_t i = 0; i < dl_n_rules; i++) {
        names[2 * i] = dl_str_of(dl_rules[i].name);
        names[2 * i + 1] = dl_str_of(dl_rules[i].code);
    }
    dl_cli_suggestion(word, names, 2 * dl_n_rules, hint, sizeof hint);
    free(names);
    return dl_cli_error("no rule is called '%s'%s", word,
                        *hint ? hint : "; 'digestlint rules' lists them");
}

int dl_cli_explain(int argc, char **argv)
{
    dl_language language = dl_cli_language();
    int option, code = DL_EXIT_CLEAN;
    for (bool first = true;
         (option = dl_cli_next_option(argc, argv, ":h", OPTIONS, first)) != -1;
         first = false) {
        if (option == 'h') {
            dl_cli_print_help("explain");
            return dl_cli_finish(DL_EXIT_CLEAN);
        }
        if (option != OPT_LANG)
            return dl_cli_option_error(option, argv, OPTIONS);
        if (!dl_cli_parse_language(optarg, &language))
            return DL_EXIT_FAILURE;
    }
    if (optind == argc)
        return dl_cli_error("explain: which rule? As in 'digestlint explain "
                            "DL503'; 'digestlint rules' lists them");
    for (int i = optind; i < argc; i++) {
        const dl_rule *rule = dl_rule_find(dl_str_of(argv[i]));
        if (!rule) {
            code = unknown_rule(argv[i]);
            continue;
        }
        if (i > optind)
            puts("\n");
        print_rule(rule, language);
    }
    return dl_cli_finish(code);
}
