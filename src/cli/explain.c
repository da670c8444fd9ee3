/*
 * `digestlint explain RULE...`: what a rule checks and why, with examples, as
 * plain text made from the Markdown in rules/.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/buf.h"
#include "cli/cli.h"
#include "cli/read_options.h"
#include "cli/own_rules.h"
#include "cli/rule_table.h"
#include "report/rule_doc.h"

typedef struct explain_options {
    dl_language language;
    dl_config_request request;
} explain_options;

#define AT(member) offsetof(explain_options, member)

static const dl_cli_option OPTIONS[] = {
    DL_ROW_CONFIG(AT(request.file)),
    DL_ROW_NO_CONFIG(AT(request.isolated)),
    DL_ROW_LANG(AT(language), 0),
    DL_ROW_HELP,
    {.name = NULL},
};

static void add_options(dl_buf *out, const dl_rule *rule, dl_language language)
{
    static const char *const types[] = {
        [DL_OPTION_BOOL] = "true/false",
        [DL_OPTION_INT] = "number",
        [DL_OPTION_STRING] = "text",
        [DL_OPTION_LIST] = "list",
    };
    if (rule->n_options == 0)
        return;
    dl_buf_adds(out,
                language == DL_KOREAN ? "\n옵션:\n" : "\nOptions:\n");
    for (size_t i = 0; i < rule->n_options; i++) {
        const dl_option *o = &rule->options[i];
        dl_buf_printf(out, "  %s: ", o->name);
        for (const char *p = o->initial ? o->initial : ""; *p; p++)
            dl_buf_adds(out, *p == '\n' ? ", " : (char[]){*p, '\0'});
        dl_buf_printf(out, " (%s)\n    %s\n", types[o->type],
                      o->doc[language]);
    }
}

static void add_measured(dl_buf *out, const dl_measured *m,
                         dl_language language)
{
    bool korean = language == DL_KOREAN;
    if (m->read == 0)
        dl_buf_adds(out, korean ? "실측: 아직 없음\n" : "Measured: not yet\n");
    else if (korean)
        dl_buf_printf(out, "실측: 지적 %u건 중 %u건이 옳음 (%s, %s)\n", m->read,
                      m->right, m->on[language], m->date);
    else
        dl_buf_printf(out, "Measured: %u of %u findings right (%s, %s)\n",
                      m->right, m->read, m->on[language], m->date);
}

/* `pattern` is NULL for a built-in rule. Code spans keep their backticks. */
static void add_rule(dl_buf *out, const dl_rule *rule, const dl_own_rules *own,
                     const dl_pattern *pattern, dl_language language)
{
    static const char *const fixes[][2] = {
        [DL_FIX_NONE] = {"none", "없음"},
        [DL_FIX_SAFE] = {"safe (--fix)", "안전 (--fix)"},
        [DL_FIX_UNSAFE] = {"unsafe (--unsafe-fixes)",
                           "확인 필요 (--unsafe-fixes)"},
    };
    bool korean = language == DL_KOREAN;
    dl_buf_printf(out, "%s%s%s\n\n%s\n\n", rule->code, pattern ? "" : " ",
                  pattern ? "" : rule->name, rule->summary[language]);
    dl_buf_printf(out, "%s %s", korean ? "수준:" : "Level:",
                  dl_severity_name(rule->severity));
    if (rule->severity == DL_SEVERITY_OFF)
        dl_buf_printf(out, korean ? " (켜면 %s)" : " (%s once selected)",
                      dl_severity_name(rule->on_severity));
    dl_buf_printf(out, "\n%s %s\n", korean ? "수정:" : "Fix:",
                  fixes[rule->fix][language]);
    if (!pattern)
        add_measured(out, &rule->measured, language);
    add_options(out, rule, language);
    dl_buf_addc(out, '\n');
    if (pattern)
        dl_own_rules_explain(out, own, pattern, language);
    else
        dl_rule_doc_add_body(out, rule, DL_RULE_DOC_PLAIN, language);
}

/* Appends the table of the rules that the beginning of their codes names. */
static bool add_group(dl_buf *out, const char *word, dl_language language)
{
    dl_rule_list rules = {0};
    bool is_group = dl_rule_list_add(&rules, dl_str_of(word), NULL);
    if (is_group)
        dl_rule_table_add(out, &rules, language);
    dl_vec_free(&rules);
    return is_group;
}

/* Explains the rules `words` to `out`. Reads the configuration only for a rule
   that is not built in. */
static int explain(dl_buf *out, char *const *words, int n,
                   const dl_config_request *request, dl_language language)
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
            if (!add_group(out, words[i], language))
                code = dl_own_rules_unknown(words[i], &own);
            continue;
        }
        if (i > 0)
            dl_buf_adds(out, "\n\n");
        add_rule(out, rule ? rule : &pattern->rule, &own, pattern, language);
    }
    dl_own_rules_close(&own);
    return code;
}

static int run(int argc, char **argv)
{
    explain_options o = {.language = dl_cli_language()};
    int code = dl_cli_read_options(&dl_command_explain, argc, argv, &o);
    if (code >= 0)
        return code;
    if (optind == argc)
        return dl_cli_error("explain: which rule? For example 'digestlint "
                            "explain DL503'; 'digestlint rules' lists them");
    dl_buf text = {0};
    code = explain(&text, argv + optind, argc - optind, &o.request, o.language);
    return dl_cli_print(&text, code);
}

static const char *const USAGE[] = {"explain [OPTION]... RULE...", NULL};

const dl_command dl_command_explain = {
    .name = "explain",
    .usage = USAGE,
    .summary = {"explain a rule, with examples",
                "규칙 하나를 예와 함께 설명한다"},
    .about = {"Explains what a rule checks and why, with examples. A RULE is a "
              "code (DL503), a name (particle-mismatch) or the id of one of "
              "the configuration's own rules. The beginning of codes (DL5) "
              "lists the rules that have it.",
              "규칙이 무엇을 왜 검사하는지 예와 함께 설명한다. 규칙은 "
              "코드(DL503), 이름(particle-mismatch), 또는 설정에 적은 자체 "
              "규칙의 id로 적는다. 코드의 앞부분(DL5)을 적으면 그에 속하는 "
              "규칙의 목록을 보여 준다."},
    .options = OPTIONS,
    .run = run,
};
