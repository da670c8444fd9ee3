/*
 * What is wrong in YAML files that are read together, each problem with its
 * place. Here a message is only a number: the code that reads the files gives
 * it a meaning. A dl_problems owns its lists, which dl_problems_free() frees;
 * everything they point to is in the arena that it borrows.
 */
#ifndef DL_PARSE_PROBLEM_H
#define DL_PARSE_PROBLEM_H

#include "base/vec.h"
#include "text/document.h"

/* One of the files; dl_yaml.file is its index. */
typedef struct dl_yaml_file {
    dl_str path;   /* canonical; for built-in files, the name */
    dl_str folder; /* canonical: the base of relative paths and globs */
    dl_str text;
    const dl_yaml *root; /* NULL: empty or wrong */
    bool is_builtin;
} dl_yaml_file;

typedef struct dl_problem {
    uint16_t file;
    uint8_t message; /* index into the messages of DL901 */
    uint8_t n_args;
    dl_span span;
    const dl_str *args;
} dl_problem;

typedef struct dl_problems {
    dl_arena *arena;
    DL_VEC(dl_yaml_file) files;
    DL_VEC(dl_problem) list; /* in the order in which they were found */
    dl_str border; /* canonical: no file outside of this folder is read; empty:
                      any may be */
    bool has_repository; /* `border` is the root of one */
    bool is_closed; /* nothing more is added: what is read now has been checked
                       before */
} dl_problems;

void dl_problems_free(dl_problems *problems);

/* Adds a problem at `node`, unless it is in the list already. Arguments are
   copied. */
#define dl_problems_add(problems, message, ...)                                \
    dl_problems_add_to((problems), (message), __VA_ARGS__, DL_STR_NONE)
#define dl_problems_add_to(problems, message, node, ...)                       \
    dl_problems_add_at(                                                        \
        problems, message, (node)->file, (node)->span,                         \
        (const dl_str[]){__VA_ARGS__},                                         \
        sizeof((const dl_str[]){__VA_ARGS__}) / sizeof(dl_str) - 1)

void dl_problems_add_at(dl_problems *problems, unsigned message, uint16_t file,
                        dl_span span, const dl_str *args, size_t n_args);

/* Sorts by file, place and message. */
void dl_problems_sort(dl_problems *problems);

#endif
