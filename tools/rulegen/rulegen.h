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
    bool by_language; /* some arguments are words of one of the languages */
    unsigned line;
} rg_message;

typedef struct rg_option {
    dl_str name;
    dl_str type;    /* "bool", "int", "string" or "list" */
    dl_str initial; /* a list's items, separated by '\n' */
    dl_str doc[RG_LANGUAGES];
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
    dl_str fenced; /* the text with its fences */
    unsigned line; /* of the fence */
} rg_example;

/* A page is text and examples in turns: `example` is the number of one, or
   RG_TEXT. */
enum { RG_TEXT = -1 };
typedef struct rg_piece {
    int example;
    dl_str text; /* of RG_TEXT */
} rg_piece;

typedef struct rg_page {
    const char *path; /* NULL: not written in this language */
    DL_VEC(rg_piece) pieces;
} rg_page;

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
    DL_VEC(rg_example) examples; /* for the pages in all languages */
    rg_page page[RG_LANGUAGES];
    unsigned body_line; /* in the English one, after the front matter */
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

/* ---- fence.c: fenced code in Markdown ------------------------------------ */

/* A fence: its character and its length; n is 0 if it is not a fence. */
typedef struct rg_fence {
    char mark;
    size_t n;
    dl_str info; /* the rest of the line */
} rg_fence;

rg_fence rg_fence_of(dl_str line);
bool rg_fence_closes(rg_fence open, rg_fence f);

/* Takes a line without its newline from `rest`. */
dl_str rg_next_line(dl_str *rest);

/* Without spaces and tabs at both ends. */
dl_str rg_trim(dl_str s);

/* Whether a fence with `info` opens an example: `markdown bad`. */
bool rg_opens_example(dl_str info);

/* ---- read.c, examples.c, korean.c, check.c ------------------------------- */

/* Reads one rule file, checks it and appends it to the set. */
void rg_read_rule(rg_set *set, const char *path);

/* Splits the English page into text and examples. */
void rg_read_examples(rg_set *set, rg_rule *rule, dl_str body);

/* Reads the Korean page of a rule of the set: text, with `<!-- example -->` in
   place of each example of the English page. */
void rg_read_korean(rg_set *set, const char *path);

/* Reports each rule that has no Korean page. */
void rg_check_korean(rg_set *set);

/* The page in a language; the English one if no pages in Korean were read. */
const rg_page *rg_page_in(const rg_rule *rule, int language);

/* The last part of a path. */
const char *rg_base_name(const char *path);

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

/* docs/rules.md, docs/ko/rules.md */
void rg_docs(const rg_set *set, int language, dl_buf *out);

/* Writes every example as files below `folder`, which must exist. */
void rg_write_examples(rg_set *set, const char *folder);

#endif
