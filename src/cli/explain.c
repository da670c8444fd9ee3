/*
 * `digestlint explain RULE...`: what a rule checks and why, with examples, made
 * from the Markdown in rules/ for the width of the terminal.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/buf.h"
#include "cli/cli.h"
#include "cli/read_options.h"
#include "cli/own_rules.h"
#include "cli/rule_table.h"
#include "cli/terminal.h"
#include "report/ink.h"
#include "report/inline.h"
#include "report/markdown.h"
#include "report/rule_doc.h"
#include "report/wrap.h"

/* Cells: longer lines are hard to read. */
enum { MOST_WIDTH = 100, INDENT = 2 };

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

/* Where a rule is explained. */
typedef struct page {
    dl_buf *out;
    dl_language language;
    dl_terminal terminal; /* of the stream that it is written to */
    unsigned width; /* of paragraphs */
} page;

/* Appends a line of the form `Level: error`, wrapped, and frees `value`. */
static void add_field(const page *p, const char *const name[2], dl_buf *value)
{
    bool color = p->terminal.color;
    dl_buf line = {0};
    dl_buf_printf(&line, "%s%s:%s ", dl_ink_on(color, DL_INK_BOLD),
                  name[p->language], dl_ink_off(color));
    dl_buf_add(&line, dl_buf_str(value));
    dl_wrap_add(p->out, dl_buf_str(&line),
                &(dl_wrap){.width = p->width, .hanging = INDENT});
    dl_buf_addc(p->out, '\n');
    dl_buf_free(&line);
    dl_buf_free(value);
}

static void add_option(const page *p, const dl_option *o)
{
    static const char *const types[][2] = {
        [DL_OPTION_BOOL] = {"true/false", "true/false"},
        [DL_OPTION_INT] = {"number", "정수"},
        [DL_OPTION_STRING] = {"text", "문자열"},
        [DL_OPTION_LIST] = {"list", "목록"},
    };
    bool color = p->terminal.color;
    dl_wrap wrap = {.width = p->width, .indent = INDENT, .hanging = 2 * INDENT};
    dl_buf line = {0};
    dl_buf_printf(&line, "%s%s%s: ", dl_ink_on(color, DL_INK_CODE), o->name,
                  dl_ink_off(color));
    for (const char *c = o->initial ? o->initial : ""; *c; c++)
        dl_buf_adds(&line, *c == '\n' ? ", " : (char[]){*c, '\0'});
    dl_buf_printf(&line, " (%s)", types[o->type][p->language]);
    dl_wrap_add(p->out, dl_buf_str(&line), &wrap);
    dl_buf_addc(p->out, '\n');
    dl_buf_clear(&line);
    dl_inline_add(&line, dl_str_of(o->doc[p->language]), color);
    wrap = (dl_wrap){.width = p->width, .indent = 2 * INDENT};
    dl_wrap_add(p->out, dl_buf_str(&line), &wrap);
    dl_buf_addc(p->out, '\n');
    dl_buf_free(&line);
}

static void add_options(const page *p, const dl_rule *rule)
{
    bool color = p->terminal.color;
    if (rule->n_options == 0)
        return;
    dl_buf_printf(p->out, "\n%s%s%s\n", dl_ink_on(color, DL_INK_BOLD),
                  p->language == DL_KOREAN ? "옵션:" : "Options:",
                  dl_ink_off(color));
    for (size_t i = 0; i < rule->n_options; i++)
        add_option(p, &rule->options[i]);
}

static void add_level(const page *p, const dl_rule *rule)
{
    static const char *const name[] = {"Level", "수준"};
    dl_buf value = {0};
    dl_buf_adds(&value, dl_severity_name(rule->severity));
    if (rule->severity == DL_SEVERITY_OFF)
        dl_buf_printf(&value,
                      p->language == DL_KOREAN ? " (켜면 %s)"
                                               : " (%s once selected)",
                      dl_severity_name(rule->on_severity));
    add_field(p, name, &value);
}

static void add_fix(const page *p, const dl_rule *rule)
{
    static const char *const name[] = {"Fix", "수정"};
    static const char *const fixes[][2] = {
        [DL_FIX_NONE] = {"none", "없음"},
        [DL_FIX_SAFE] = {"safe (--fix)", "안전 (--fix)"},
        [DL_FIX_UNSAFE] = {"unsafe (--unsafe-fixes)",
                           "확인 필요 (--unsafe-fixes)"},
    };
    dl_buf value = {0};
    dl_buf_adds(&value, fixes[rule->fix][p->language]);
    add_field(p, name, &value);
}

static void add_measured(const page *p, const dl_measured *m)
{
    static const char *const name[] = {"Measured", "실측"};
    bool korean = p->language == DL_KOREAN;
    dl_buf value = {0};
    if (m->read == 0)
        dl_buf_adds(&value, korean ? "아직 없음" : "not yet");
    else if (korean)
        dl_buf_printf(&value, "지적 %u건 중 %u건이 옳음 (%s, %s)", m->read,
                      m->right, m->on[p->language], m->date);
    else
        dl_buf_printf(&value, "%u of %u findings right (%s, %s)", m->right,
                      m->read, m->on[p->language], m->date);
    add_field(p, name, &value);
}

/* What the rule's file says about it. */
static void add_body(const page *p, const dl_rule *rule)
{
    dl_markdown_style style = {.width = p->width,
                               .color = p->terminal.color,
                               .wraps_code = p->terminal.is_terminal};
    dl_buf text = {0};
    dl_rule_doc_add_body(&text, rule, DL_RULE_DOC_MARKDOWN, p->language);
    dl_markdown_show(p->out, dl_buf_str(&text), &style);
    dl_buf_free(&text);
}

/* `pattern` is NULL for a built-in rule. */
static void add_rule(const page *p, const dl_rule *rule,
                     const dl_own_rules *own, const dl_pattern *pattern)
{
    bool color = p->terminal.color;
    dl_buf_adds(p->out, dl_ink_on(color, DL_INK_BOLD));
    dl_rule_doc_add_code(p->out, rule, p->terminal.links, p->language);
    if (!pattern)
        dl_buf_printf(p->out, " %s", rule->name);
    dl_buf_printf(p->out, "%s\n\n", dl_ink_off(color));
    dl_wrap_add(p->out, dl_str_of(rule->summary[p->language]),
                &(dl_wrap){.width = p->width});
    dl_buf_adds(p->out, "\n\n");
    add_level(p, rule);
    add_fix(p, rule);
    if (!pattern)
        add_measured(p, &rule->measured);
    add_options(p, rule);
    dl_buf_addc(p->out, '\n');
    if (pattern)
        dl_own_rules_explain(p->out, own, pattern, p->language);
    else
        add_body(p, rule);
}

/* Appends the table of the rules that the beginning of their codes names. */
static bool add_group(const page *p, const char *word)
{
    dl_rule_list rules = {0};
    bool is_group = dl_rule_list_add(&rules, dl_str_of(word), NULL);
    if (is_group)
        dl_rule_table_add(p->out, &rules, &p->terminal, p->language);
    dl_vec_free(&rules);
    return is_group;
}

/* Explains the rules `words`. Reads the configuration only for a rule that is
   not built in. */
static int explain(const page *p, char *const *words, int n,
                   dl_config_request *request)
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
            if (!add_group(p, words[i]))
                code = dl_own_rules_unknown(words[i], &own);
            continue;
        }
        if (i > 0)
            dl_buf_adds(p->out, "\n\n");
        add_rule(p, rule ? rule : &pattern->rule, &own, pattern);
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
        return dl_cli_error(
            "explain: which rule? For example 'digestlint "
            "explain DL503'; 'digestlint rules' lists them",
            "explain: 설명할 규칙을 적을 것. 예: 'digestlint explain "
            "DL503'. 목록은 'digestlint rules'");
    dl_buf text = {0};
    page p = {.out = &text,
              .language = o.language,
              .terminal = dl_cli_terminal(stdout, DL_COLOR_AUTO)};
    p.width = p.terminal.width < MOST_WIDTH ? p.terminal.width : MOST_WIDTH;
    code = explain(&p, argv + optind, argc - optind, &o.request);
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
