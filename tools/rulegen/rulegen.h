/*
 * The rule generator: reads rules/DLnnn-name.md and writes what the build and
 * the documentation need. A host tool: it uses only src/base and libyaml.
 *
 * An rg_set owns, in its arena, every string and array of its rules. Errors are
 * counted and printed as "file:line: error: …"; if there are any, nothing is
 * written.
 */
#ifndef RULEGEN_H
#define RULEGEN_H

#include "base/buf.h"
#include "base/vec.h"

enum { RG_ENGLISH, RG_KOREAN, RG_LANGUAGES };

typedef struct rg_texts {
    dl_str *v;
    size_t n;
} rg_texts;

typedef struct rg_message {
    dl_str id;
    dl_str text[RG_LANGUAGES];
    unsigned line;
} rg_message;

typedef struct rg_option {
    dl_str name;
    dl_str type;    /* "bool", "int", "string" or "list" */
    dl_str initial; /* a list's items, separated by '\n' */
    dl_str doc;
    unsigned line;
} rg_option;

typedef enum rg_kind {
    RG_BAD,
    RG_GOOD,
    RG_FIXED,        /* the bad example above it after --fix */
    RG_FIXED_UNSAFE, /* … after --unsafe-fixes */
    RG_POST          /* another post of the blog, for the example below it */
} rg_kind;

typedef struct rg_example {
    rg_kind kind;
    dl_str text;
    dl_str file;   /* the rest is empty if not given */
    dl_str config;
    dl_str today;
    dl_str skip;   /* why it cannot be run */
    bool escapes;  /* \xFF and \u200B are a byte and a code point */
    bool bare;     /* no front matter is added before it */
    unsigned line; /* of the fence */
} rg_example;

/* How many findings somebody has read, and how many of them were right. */
typedef struct rg_measured {
    dl_str right, read; /* whole numbers */
    dl_str date;        /* YYYY-MM-DD */
    dl_str on[RG_LANGUAGES];
    unsigned line; /* 0: not measured */
} rg_measured;

typedef struct rg_rule {
    const char *path;
    dl_str code, name;
    dl_str summary[RG_LANGUAGES];
    dl_str severity, on_severity, fix, precision, profile;
    bool native;
    bool reshapes;
    rg_texts tags;
    rg_texts sees, touches; /* kinds of regions */
    rg_measured measured;
    DL_VEC(rg_message) messages;
    DL_VEC(rg_option) options;
    DL_VEC(rg_example) examples;
    dl_str body;
    unsigned body_line;
} rg_rule;

typedef struct rg_set {
    dl_arena *arena;
    DL_VEC(rg_rule) rules;
    unsigned n_errors;
} rg_set;

/* ---- error.c, file.c ---------------------------------------------------- */

/* Prints "path:line: error: …" and counts it. Line 0: the whole file. */
void rg_error(rg_set *set, const char *path, unsigned line, const char *format,
              ...) DL_PRINTF(4, 5);

/* The whole file in the set's arena, followed by a NUL. */
bool rg_read_file(rg_set *set, const char *path, dl_str *out);

/* Writes `path` atomically, unless it already has the same bytes: then what
   depends on it is not rebuilt. */
void rg_write_file(rg_set *set, const char *path, dl_str bytes);

/* ---- read.c, examples.c, check.c ---------------------------------------- */

/* Reads one rule file, checks it and appends it to the set. */
void rg_read_rule(rg_set *set, const char *path);

/* Reads the fenced examples of rule->body. */
void rg_read_examples(rg_set *set, rg_rule *rule);

/* Check one rule by itself; then all rules and the check sources together. */
void rg_check_rule(rg_set *set, const rg_rule *rule);
void rg_check_set(rg_set *set, const char *const *sources, size_t n_sources);

/* ---- code.c: the generated C -------------------------------------------- */

/* A C string literal, with a line of source for each line of text. */
void rg_add_c_string(dl_buf *out, dl_str s);

/* Text with -, . and lower case as part of a C constant: "MAX_AGE". */
void rg_add_constant(dl_buf *out, dl_str s);

void rg_header(const rg_set *set, dl_buf *out);
void rg_source(const rg_set *set, dl_buf *out);

typedef DL_VEC(const char *) rg_paths;

/* The text of each profile and each kind of text, for src/model/builtin.h. */
void rg_profiles(rg_set *set, const rg_paths *profiles, const rg_paths *texts,
                 dl_buf *out);

/* ---- docs.c, write_examples.c ------------------------------------------- */

/* docs/rules.md */
void rg_docs(const rg_set *set, dl_buf *out);

/* Writes every example as files below `folder`, which must exist. */
void rg_write_examples(rg_set *set, const char *folder);

#endif
