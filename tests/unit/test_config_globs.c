/* Patterns of file names in a configuration: `exclude`, `files` and `posts`. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "../support/configuration.h"
#include "../support/settings.h"

static bool excludes(const dl_config *config, const char *path)
{
    char full[512];
    return dl_config_excludes(config, path_here(path, full, sizeof full),
                              false);
}

static void test_exclude(void **state)
{
    (void)state;
    dl_test_put("shared/base.yaml", "exclude: [local.md]\n");
    dl_config *config = load(
        "exclude: [drafts/, \"/top.md\", ./here.md, \"**/x?.md\"]\n");
    assert_true(excludes(config, "drafts/a.md"));
    assert_true(excludes(config, "y/drafts/a.md"));
    assert_true(excludes(config, "top.md"));
    assert_false(excludes(config, "y/top.md"));
    assert_true(excludes(config, "here.md"));
    assert_false(excludes(config, "y/here.md"));
    assert_true(excludes(config, "y/x1.md"));
    assert_false(excludes(config, "x.md"));
    dl_config_free(config);
    /* a pattern is relative to the folder of its file */
    config = load("extends: shared/base.yaml\n");
    assert_true(excludes(config, "shared/local.md"));
    assert_false(excludes(config, "local.md"));
    dl_config_free(config);
}

/* ---- exceptions ---------------------------------------------------------- */

typedef struct check {
    const char *path;
    bool want;
} check;

static void assert_excluded(const char *yaml, const check *checks, size_t n)
{
    dl_config *config = load(yaml);
    assert_problems(config, "");
    for (size_t i = 0; i < n; i++)
        if (excludes(config, checks[i].path) != checks[i].want)
            fail_msg("%s: '%s'", yaml, checks[i].path);
    dl_config_free(config);
}
#define ASSERT_EXCLUDED(yaml, ...)                                             \
    assert_excluded(yaml, (const check[]){__VA_ARGS__},                        \
                    sizeof((const check[]){__VA_ARGS__}) / sizeof(check))

/* As in .gitignore: the last pattern that matches decides. */
static void test_exceptions(void **state)
{
    (void)state;
    ASSERT_EXCLUDED("exclude: ['*.md', '!a.md', 'x/a.md']\n", {"b.md", true},
                    {"a.md", false}, {"y/a.md", false}, {"x/a.md", true},
                    {"y/b.md", true});
    /* nothing is re-included in a folder that is excluded */
    ASSERT_EXCLUDED("exclude: [drafts, '!drafts/a.md', '!a.md']\n",
                    {"drafts/a.md", true}, {"x/drafts/a.md", true},
                    {"a.md", false});
    ASSERT_EXCLUDED("exclude: ['drafts/*', '!drafts/a.md', '!drafts/keep']\n",
                    {"drafts/a.md", false}, {"drafts/b.md", true},
                    {"drafts/keep/b.md", false}, {"drafts/x/a.md", true});
    ASSERT_EXCLUDED("exclude: ['drafts/**', '!drafts/x/a.md']\n",
                    {"drafts/x/a.md", true});
    ASSERT_EXCLUDED("exclude: ['/*', '!/_posts/']\n", {"a.md", true},
                    {"x/a.md", true}, {"_posts/a.md", false},
                    {"_posts/x/a.md", false}, {"_posts", true});
    ASSERT_EXCLUDED("exclude: ['{a,b}.md', '!{b,c}.md']\n", {"a.md", true},
                    {"b.md", false});
}

/* A slash at the end: folders only. */
static void test_folders_only(void **state)
{
    (void)state;
    dl_config *config = load("exclude: ['a.md/']\n");
    char full[512];
    dl_str path = path_here("a.md", full, sizeof full);
    assert_true(dl_config_excludes(config, path, true));
    assert_false(dl_config_excludes(config, path, false));
    assert_true(excludes(config, "a.md/b.md"));
    dl_config_free(config);
}

static void test_literal(void **state)
{
    (void)state;
    ASSERT_EXCLUDED("exclude: ['\\!a.md']\n", {"!a.md", true}, {"a.md", false});
    ASSERT_EXCLUDED("exclude: ['x!a.md', '[!b].md', '*', '!\\!*']\n",
                    {"!a.md", false}, {"a.md", true});
}

static void test_files_of_overrides(void **state)
{
    (void)state;
    dl_config *config = load("overrides:\n"
                             "  - files: [essays, '!essays/drafts', "
                             "'essays/drafts/a.md']\n"
                             "    rules: {DL503: 'off'}\n");
    assert_problems(config, "");
    assert_int_equal(level(config, "essays/a.md", "DL503"), DL_SEVERITY_OFF);
    assert_int_equal(level(config, "essays/drafts/a.md", "DL503"),
                     DL_SEVERITY_OFF);
    assert_int_not_equal(level(config, "essays/drafts/b.md", "DL503"),
                         DL_SEVERITY_OFF);
    assert_int_not_equal(level(config, "a.md", "DL503"), DL_SEVERITY_OFF);
    dl_config_free(config);
}

/* An exception from nothing, and one that YAML takes for a type. */
static void test_mistakes(void **state)
{
    static const char quotes[] =
        "'exclude' must be a file name pattern, in quotes if it begins with "
        "'!'\n";
    char want[256];
    (void)state;
    assert_mistake("exclude: ['!a.md', '*.md']\n",
                   ".digestlint.yaml:1:11: invalid value '!a.md' for "
                   "'exclude': must be after a pattern from which '!' makes "
                   "an exception\n");
    assert_mistake("overrides: [{files: '!a.md', rules: {DL503: 'off'}}]\n",
                   ".digestlint.yaml:1:21: invalid value '!a.md' for "
                   "'files': must be after a pattern from which '!' makes an "
                   "exception\n");
    assert_mistake("posts: ['!a.md']\n",
                   ".digestlint.yaml:1:9: invalid value '!a.md' for 'posts': "
                   "must be after a pattern from which '!' makes an "
                   "exception\n");
    snprintf(want, sizeof want, ".digestlint.yaml:1:1: %s", quotes);
    assert_mistake("exclude: !a.md\n", want);
    snprintf(want, sizeof want, ".digestlint.yaml:1:19: %s", quotes);
    assert_mistake("exclude: ['*.md', !a.md ]\n", want);
    assert_mistake("exclude: ['*.md', ! a.md]\n",
                   ".digestlint.yaml:1:19: invalid value 'a.md' for "
                   "'exclude': must be a file name pattern, in quotes if it "
                   "begins with '!'\n");
    assert_mistake("exclude: ['*.md', '!']\n",
                   ".digestlint.yaml:1:19: invalid value '!' for 'exclude': "
                   "must be a file name pattern\n");
    assert_mistake("exclude:\n", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        DL_TEST_IN_FOLDER(test_exclude),
        DL_TEST_IN_FOLDER(test_exceptions),
        DL_TEST_IN_FOLDER(test_folders_only),
        DL_TEST_IN_FOLDER(test_literal),
        DL_TEST_IN_FOLDER(test_files_of_overrides),
        DL_TEST_IN_FOLDER(test_mistakes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
