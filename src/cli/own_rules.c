/* Finds and prints the configuration's own rules. */
#include "cli/own_rules.h"

#include <stdlib.h>

#include "base/path.h"
#include "cli/cli.h"
#include "cli/input.h"
#include "report/cells.h"
#include "report/line.h"

bool dl_own_rules_open(dl_own_rules *own, dl_config_request *request)
{
    const dl_result *const *results;
    dl_error error;
    *own = (dl_own_rules){0};
    if (!dl_input_read_config(request, false, &own->text)) {
        dl_own_rules_close(own);
        return false;
    }
    if (dl_config_load(&own->config, request, &error) != DL_OK) {
        dl_cli_fail(&error);
        dl_own_rules_close(own);
        return false;
    }
    own->n = dl_patterns_list(&own->config->patterns, &own->patterns);
    size_t n = dl_config_results(own->config, &results);
    for (size_t i = 0; i < n; i++)
        dl_cli_note("%.*s has mistakes; 'digestlint check' reports them",
                    "%.*s: 설정에 잘못이 있음, 'digestlint check'로 볼 수 있음",
                    DL_FMT(results[i]->doc->name));
    return true;
}

void dl_own_rules_close(dl_own_rules *own)
{
    dl_free(own->patterns);
    dl_config_free(own->config);
    dl_buf_free(&own->text);
    *own = (dl_own_rules){0};
}

const dl_pattern *dl_own_rules_find(const dl_own_rules *own, dl_str id)
{
    for (size_t i = 0; i < own->n; i++)
        if (dl_str_is(id, own->patterns[i]->rule.code))
            return own->patterns[i];
    return NULL;
}

/* ---- the source of a rule ------------------------------------------------ */

/* The bytes of the line before `at`. */
static uint32_t indent_of(dl_str text, uint32_t at)
{
    uint32_t start = at;
    while (start > 0 && text.p[start - 1] != '\n')
        start--;
    return at - start;
}

static size_t line_of(dl_str text, uint32_t at)
{
    size_t line = 1;
    for (uint32_t i = 0; i < at; i++)
        line += text.p[i] == '\n';
    return line;
}

/* Appends the rule as it is written, indented by four columns. */
static void add_source(dl_buf *out, dl_str text, dl_span span)
{
    uint32_t indent = indent_of(text, span.start), at = span.start;
    while (span.end > at && strchr(" \t\r\n", text.p[span.end - 1]))
        span.end--;
    while (at < span.end) {
        const char *lf = memchr(text.p + at, '\n', span.end - at);
        uint32_t end = lf ? (uint32_t)(lf - text.p) : span.end;
        dl_buf_adds(out, end > at ? "    " : "");
        dl_show(out, (dl_str){text.p + at, end - at}, SIZE_MAX);
        dl_buf_addc(out, '\n');
        at = end + 1;
        for (uint32_t i = 0; i < indent && at < span.end && text.p[at] == ' ';
             i++)
            at++;
    }
}

void dl_own_rules_explain(dl_buf *out, const dl_own_rules *own,
                          const dl_pattern *pattern, dl_language language)
{
    const dl_yaml_file *file =
        &own->config->problems.files.v[pattern->node->file];
    dl_arena *scratch = dl_arena_new();
    dl_str path = dl_path_shown(scratch, file->path);
    bool korean = language == DL_KOREAN;
    size_t line = line_of(file->text, pattern->node->span.start);
    dl_buf_adds(out, korean ? "" : "The blog's own rule, at ");
    dl_path_add(out, path);
    dl_buf_printf(out, korean ? " %zu번째 줄의 자체 규칙:\n\n" : ":%zu:\n\n",
                  line);
    add_source(out, file->text, pattern->node->span);
    dl_arena_free(scratch);
}

int dl_own_rules_unknown(const char *word, const dl_own_rules *own)
{
    char hint[128];
    size_t n = 0;
    dl_str *names = dl_xmalloc((2 * dl_n_rules + own->n) * sizeof *names);
    for (size_t i = 0; i < dl_n_rules; i++) {
        names[n++] = dl_str_of(dl_rules[i].name);
        names[n++] = dl_str_of(dl_rules[i].code);
    }
    for (size_t i = 0; i < own->n; i++)
        names[n++] = dl_str_of(own->patterns[i]->rule.code);
    dl_cli_suggestion(word, names, n, hint, sizeof hint);
    dl_free(names);
    return dl_cli_error("unknown rule '%s'%s", "규칙 '%s' 없음%s", word,
                        *hint ? hint
                              : dl_cli_say("; 'digestlint rules' lists them",
                                           ", 목록은 'digestlint rules'"));
}
