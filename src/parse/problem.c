/*
 * The list of problems in YAML files.
 */
#include "parse/problem.h"

#include "base/search.h"

enum { MOST_PROBLEMS = 1000 }; /* nobody would read more */

/* `what`: the first argument of `b`, which is not copied yet. */
static bool is_same(const dl_problem *a, const dl_problem *b, dl_str what)
{
    return a->file == b->file && a->message == b->message &&
           a->span.start == b->span.start && a->span.end == b->span.end &&
           (a->n_args == 0 || dl_str_eq(a->args[0], what));
}

void dl_problems_add_at(dl_problems *problems, unsigned message, uint16_t file,
                        dl_span span, const dl_str *args, size_t n_args)
{
    if (problems->is_closed || problems->list.n >= MOST_PROBLEMS)
        return;
    dl_problem problem = {.file = file,
                          .message = (uint8_t)message,
                          .n_args = (uint8_t)n_args,
                          .span = span};
    for (size_t i = 0; i < problems->list.n; i++)
        if (is_same(&problems->list.v[i], &problem,
                    n_args ? args[0] : DL_STR_NONE))
            return;
    dl_str *copy = DL_ARENA_NEW(problems->arena, dl_str, n_args);
    for (size_t i = 0; i < n_args; i++)
        copy[i] = dl_arena_str(problems->arena, args[i]);
    problem.args = copy;
    dl_vec_push(&problems->list, problem);
}

static int by_place(const void *a, const void *b)
{
    const dl_problem *x = a, *y = b;
    if (x->file != y->file)
        return DL_ORDER(x->file, y->file);
    if (x->span.start != y->span.start)
        return DL_ORDER(x->span.start, y->span.start);
    return DL_ORDER(x->message, y->message);
}

void dl_problems_sort(dl_problems *problems)
{
    dl_vec_sort(&problems->list, by_place);
}

void dl_problems_free(dl_problems *problems)
{
    dl_vec_free(&problems->files);
    dl_vec_free(&problems->list);
}
