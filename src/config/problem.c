#include <stdlib.h>

#include "base/path.h"
#include "config/config.h"
#include "parse/parse.h"
#include "rules_gen.h"
#include "text/suggest.h"

enum { MOST_PROBLEMS = 1000 }; /* of one configuration: nobody reads more */

/* `what`: the first argument of `b`, which has none of its own yet. */
static bool is_same(const dl_config_problem *a, const dl_config_problem *b,
                    dl_str what)
{
    return a->file == b->file && a->message == b->message &&
           a->span.start == b->span.start && a->span.end == b->span.end &&
           (a->n_args == 0 || dl_str_eq(a->args[0], what));
}

void dl_config_report_at(dl_config *config, unsigned message, uint16_t file,
                         dl_span span, const dl_str *args, size_t n_args)
{
    if (!config->is_loading || config->problems.n >= MOST_PROBLEMS)
        return;
    dl_config_problem problem = {.file = file,
                                 .message = (uint8_t)message,
                                 .n_args = (uint8_t)n_args,
                                 .span = span};
    for (size_t i = 0; i < config->problems.n; i++)
        if (is_same(&config->problems.v[i], &problem,
                    n_args ? args[1] : DL_STR_NONE))
            return;
    dl_str *copy = DL_ARENA_NEW(config->arena, dl_str, n_args);
    for (size_t i = 0; i < n_args; i++)
        copy[i] = dl_arena_str(config->arena, args[i + 1]);
    problem.args = copy;
    dl_vec_push(&config->problems, problem);
}

void dl_config_report_value(dl_config *config, const dl_yaml *value,
                            dl_str where, const char *expected,
                            const char *expected_ko)
{
    dl_str en = dl_str_of(expected), ko = dl_str_of(expected_ko);
    if (value->kind == DL_YAML_SCALAR && value->text.n > 0)
        dl_config_report(config, DL901_VALUE, value, value->text, where, en,
                         ko);
    else
        dl_config_report(config, DL901_TYPE, value->key ? value->key : value,
                         where, en, ko);
}

void dl_config_report_key(dl_config *config, const dl_yaml *key,
                          const dl_str *known, size_t n)
{
    size_t found = dl_suggest(key->text, known, n);
    if (found == DL_SUGGEST_NONE)
        dl_config_report(config, DL901_UNKNOWN_KEY, key, key->text);
    else
        dl_config_report(config, DL901_UNKNOWN_KEY_HINT, key, key->text,
                         known[found]);
}

/* ---- results ------------------------------------------------------------- */

static int by_place(const void *a, const void *b)
{
    const dl_config_problem *x = a, *y = b;
    if (x->file != y->file)
        return x->file < y->file ? -1 : 1;
    if (x->span.start != y->span.start)
        return x->span.start < y->span.start ? -1 : 1;
    return (x->message > y->message) - (x->message < y->message);
}

static const dl_result *make_result(dl_config *config,
                                    const dl_config_problem *problems, size_t n)
{
    const dl_config_file *file = &config->files.v[problems[0].file];
    dl_str name = file->is_builtin ? dl_arena_printf(config->arena, "<%.*s>",
                                                     DL_FMT(file->path))
                                   : dl_path_shown(config->arena, file->path);
    dl_result *result = DL_ARENA_NEW(config->arena, dl_result, 1);
    dl_diagnostic *all = DL_ARENA_NEW(config->arena, dl_diagnostic, n);
    for (size_t i = 0; i < n; i++)
        all[i] = (dl_diagnostic){.rule = &dl_rules[DL_RULE_DL901],
                                 .span = problems[i].span,
                                 .severity = DL_SEVERITY_ERROR,
                                 .message = problems[i].message,
                                 .n_args = problems[i].n_args,
                                 .args = problems[i].args};
    *result = (dl_result){.doc = dl_doc_parse(name, file->text, UINT32_MAX - 1,
                                              DL_PARSE_NO_PROSE),
                          .diagnostics = all,
                          .n_diagnostics = n};
    return result;
}

void dl_config_make_results(dl_config *config)
{
    size_t n = config->problems.n;
    if (n > 0)
        qsort(config->problems.v, n, sizeof *config->problems.v, by_place);
    for (size_t start = 0, end; start < n; start = end) {
        end = start + 1;
        while (end < n &&
               config->problems.v[end].file == config->problems.v[start].file)
            end++;
        const dl_result *result =
            make_result(config, config->problems.v + start, end - start);
        dl_vec_push(&config->results, result);
    }
}

size_t dl_config_results(const dl_config *config, const dl_result *const **out)
{
    *out = config->results.v;
    return config->results.n;
}
