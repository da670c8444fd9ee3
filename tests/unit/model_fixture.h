/*
 * For the tests of the model: profiles from YAML text, posts from Markdown
 * text. Everything lives until fixture_free().
 */
#ifndef DL_TESTS_MODEL_FIXTURE_H
#define DL_TESTS_MODEL_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/arena.h"
#include "model/builtin.h"
#include "model/post.h"
#include "parse/parse.h"
#include "parse/yaml.h"

typedef struct fixture {
    dl_arena *arena;
    dl_doc *doc;
    const dl_profile *profile;
} fixture;

static inline const dl_yaml *fixture_yaml(fixture *f, const char *text)
{
    const dl_yaml *root;
    dl_yaml_problem problem;
    if (!f->arena)
        f->arena = dl_arena_new();
    assert_true(dl_yaml_parse(f->arena, dl_str_of(text), 0, &root, &problem));
    return root;
}

/* A built-in profile, which must be free of errors. */
static inline void fixture_no_problem(void *user,
                                      const dl_profile_problem *problem)
{
    (void)user;
    fail_msg("'%.*s' in '%.*s'", DL_FMT(problem->what), DL_FMT(problem->where));
}

static inline const dl_profile *fixture_builtin(fixture *f, const char *name)
{
    const dl_builtin_profile *p = dl_builtin_profiles;
    while (p->name && strcmp(p->name, name) != 0)
        p++;
    assert_non_null(p->name);
    f->profile = dl_profile_read(f->arena, fixture_yaml(f, p->text),
                                 fixture_no_problem, NULL);
    return f->profile;
}

/* Parses and builds `text` as the file `name` with the current profile. */
static inline const dl_post *fixture_post(fixture *f, const char *name,
                                          dl_str text)
{
    dl_doc_free(f->doc);
    f->doc = dl_doc_parse(dl_str_of(name), text, 1u << 30, &dl_lexicon_builtin);
    return dl_post_build(f->doc, f->profile);
}

static inline void fixture_free(fixture *f)
{
    dl_doc_free(f->doc);
    dl_arena_free(f->arena);
    *f = (fixture){0};
}

static inline void assert_str(dl_str actual, const char *expected)
{
    char text[4096];
    assert_true(actual.n < sizeof text);
    snprintf(text, sizeof text, "%.*s", DL_FMT(actual));
    assert_string_equal(text, expected);
}

static inline void assert_slice(const fixture *f, dl_span span,
                                const char *expected)
{
    assert_str(dl_doc_slice(f->doc, span), expected);
}

#endif
