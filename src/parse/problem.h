/*
 * What is wrong in YAML files that are read together, each mistake at its
 * place. What a message says is up to whoever reads the files: here it is a
 * number. A dl_problems owns its lists, which dl_problems_free() frees; all
 * that they point to lies in the arena that it borrows.
 */
#ifndef DL_PARSE_PROBLEM_H
#define DL_PARSE_PROBLEM_H

#include "base/vec.h"
#include "text/document.h"

/* One of the files; dl_yaml.file is its index. */
typedef struct dl_yaml_file {
    dl_str path;   /* canonical; the name of what is built in */
    dl_str folder; /* canonical: what paths and globs in it are relative to */
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
    bool is_closed; /* the list stays as it is: what is read now, in part again,
                       had its turn */
} dl_problems;

void dl_problems_free(dl_problems *problems);

/* Adds a mistake at `node`; the same one twice counts once. Arguments are
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
