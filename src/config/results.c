/*
 * Turns problems into DL901 findings.
 */
#include "config/results.h"

#include "base/path.h"
#include "parse/parse.h"
#include "rules_gen.h"

static const dl_result *make_result(const dl_problems *all,
                                    const dl_problem *problems, size_t n)
{
    dl_arena *arena = all->arena;
    const dl_yaml_file *file = &all->files.v[problems[0].file];
    dl_str name = file->is_builtin
                      ? dl_arena_printf(arena, "<%.*s>", DL_FMT(file->path))
                      : dl_path_shown(arena, file->path);
    dl_result *result = DL_ARENA_NEW(arena, dl_result, 1);
    dl_diagnostic *diagnostics = DL_ARENA_NEW(arena, dl_diagnostic, n);
    for (size_t i = 0; i < n; i++)
        diagnostics[i] = (dl_diagnostic){.rule = &dl_rules[DL_RULE_DL901],
                                         .span = problems[i].span,
                                         .severity = DL_SEVERITY_ERROR,
                                         .message = problems[i].message,
                                         .n_args = problems[i].n_args,
                                         .args = problems[i].args};
    *result = (dl_result){.doc = dl_doc_parse(name, file->text, UINT32_MAX - 1,
                                              NULL),
                          .diagnostics = diagnostics,
                          .n_diagnostics = n};
    return result;
}

void dl_config_results_make(dl_config_result_list *out, dl_problems *problems)
{
    const dl_problem *list = problems->list.v;
    size_t n = problems->list.n;
    dl_problems_sort(problems);
    for (size_t start = 0, end; start < n; start = end) {
        end = start + 1;
        while (end < n && list[end].file == list[start].file)
            end++;
        dl_vec_push(out, make_result(problems, list + start, end - start));
    }
}

void dl_config_results_free(dl_config_result_list *results)
{
    for (size_t i = 0; i < results->n; i++)
        dl_doc_free((dl_doc *)results->v[i]->doc);
    dl_vec_free(results);
}
