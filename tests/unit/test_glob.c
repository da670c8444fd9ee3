/* File-name patterns. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>

#include "../support/cpu_bound.h"
#include "files/glob.h"

static bool match(const char *pattern, const char *path, unsigned options)
{
    dl_arena *arena = dl_arena_new();
    const dl_glob *glob = dl_glob_new(arena, dl_str_of(pattern), options);
    assert_non_null(glob);
    bool is_match = dl_glob_match(glob, dl_str_of(path));
    dl_arena_free(arena);
    return is_match;
}

static void test_literal(void **state)
{
    (void)state;
    static const char *const names[] = {
        "!a", "a!", "[a]", "{a,b}", "a\\b", "*", "?", "a,b}", "\\{", "가 나",
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        dl_buf pattern = {0};
        dl_glob_add_literal(&pattern, dl_str_of(names[i]));
        assert_true(match(pattern.p, names[i], 0));
        assert_false(match(pattern.p, "a", 0));
        assert_int_not_equal(pattern.p[0], '!');
        dl_buf_free(&pattern);
    }
}

static void test_match(void **state)
{
    (void)state;
    static const struct {
        const char *pattern, *path;
        bool want;
    } cases[] = {
        {"a.md", "a.md", true},
        {"a.md", "b/a.md", false},
        {"./a.md", "a.md", true},
        {"/a.md", "a.md", true},
        {"*.md", "a.md", true},
        {"*.md", ".md", true},
        {"*.md", "b/a.md", false},
        {"*", "a/b", false},
        {"a*c", "abbc", true},
        {"a*c", "ab/c", false},
        {"a*b*c", "aXbYbZc", true},
        {"?.md", "a.md", true},
        {"?.md", "가.md", true},
        {"?.md", "가나.md", false},
        {"?.md", ".md", false},
        {"a?b", "a/b", false},
        {"**", "a/b/c", true},
        {"**/a.md", "a.md", true},
        {"**/a.md", "b/c/a.md", true},
        {"**/a.md", "ba.md", false},
        {"a/**", "a/b/c", true},
        {"a/**", "a", false},
        {"a/**", "a/", false},
        {"a/**/b", "a/b", true},
        {"a/**/b", "a/x/y/b", true},
        {"a/**/b", "a/xb", false},
        {"a/**/b", "ab", false},
        {"_posts/**/*.md", "_posts/2025/09/a.md", true},
        {"_posts/**/*.md", "_posts/a.md", true},
        {"a**b", "axb", true}, /* no whole name: as one star */
        {"a**b", "ax/b", false},
        {"{a,b}.md", "a.md", true},
        {"{a,b}.md", "b.md", true},
        {"{a,b}.md", "c.md", false},
        {"{a,b}.md", "a,b.md", false},
        {"x{,y}.md", "x.md", true},
        {"x{,y}.md", "xy.md", true},
        {"{a{b,c},d}", "ac", true},
        {"{a{b,c},d}", "d", true},
        {"{a{b,c},d}", "a", false},
        {"{a/*,b}/c", "a/x/c", true},
        {"{a}", "a", true},
        {"a,b}", "a,b}", true}, /* no brace is open: plain bytes */
        {"[a-c]x", "bx", true},
        {"[a-c]x", "dx", false},
        {"[!a-c]x", "dx", true},
        {"[^a-c]x", "ax", false},
        {"[]a]", "]", true},
        {"[a\\]b]", "]", true},
        {"a[!x]b", "a/b", false},
        {"\\*.md", "*.md", true},
        {"\\*.md", "a.md", false},
        {"drafts/", "drafts", true},
        {"", "", true},
        {"", "a", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (match(cases[i].pattern, cases[i].path, 0) != cases[i].want)
            fail_msg("'%s' against '%s'", cases[i].pattern, cases[i].path);
}

static void test_floating(void **state)
{
    (void)state;
    assert_true(match("*.md", "a/b/c.md", DL_GLOB_FLOATING));
    assert_true(match("*.md", "c.md", DL_GLOB_FLOATING));
    assert_true(match("drafts/", "a/drafts", DL_GLOB_FLOATING));
    assert_false(match("/c.md", "a/c.md", DL_GLOB_FLOATING));
    assert_false(match("./c.md", "a/c.md", DL_GLOB_FLOATING));
    assert_true(match("./c.md", "c.md", DL_GLOB_FLOATING));
    assert_true(match("././drafts/", "drafts", DL_GLOB_FLOATING));
    assert_false(match("./drafts/", "a/drafts", DL_GLOB_FLOATING));
    assert_false(match("./c.md", "c.md", DL_GLOB_FLOATING | DL_GLOB_GIT));
    assert_false(match("b/*.md", "a/b/c.md", DL_GLOB_FLOATING));
    assert_false(match("c.md", "xc.md", DL_GLOB_FLOATING));
}

static void test_no_braces(void **state)
{
    (void)state;
    assert_true(match("{a,b}", "{a,b}", DL_GLOB_GIT));
    assert_false(match("{a,b}", "a", DL_GLOB_GIT));
}

static void test_covers(void **state)
{
    (void)state;
    dl_arena *arena = dl_arena_new();
    const dl_glob *drafts =
        dl_glob_new(arena, DL_STR("drafts"), DL_GLOB_FLOATING);
    assert_true(dl_glob_covers(drafts, DL_STR("drafts/a.md")));
    assert_true(dl_glob_covers(drafts, DL_STR("x/drafts/y/a.md")));
    assert_true(dl_glob_covers(drafts, DL_STR("drafts")));
    assert_false(dl_glob_covers(drafts, DL_STR("draft/a.md")));
    const dl_glob *literal = dl_glob_new(arena, DL_STR("a/b"), 0);
    assert_true(dl_glob_covers(literal, DL_STR("a/b/c")));
    assert_false(dl_glob_covers(literal, DL_STR("x/a/b/c")));
    dl_arena_free(arena);
}

static void test_base(void **state)
{
    (void)state;
    static const struct {
        const char *pattern, *base;
    } cases[] = {
        {"_posts/**/*.md", "_posts"},
        {"a/b/c*.md", "a/b"},
        {"*.md", ""},
        {"a/b.md", "a"},
        {"b.md", ""},
        {"{a,b}/c", ""},
    };
    dl_arena *arena = dl_arena_new();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const dl_glob *glob =
            dl_glob_new(arena, dl_str_of(cases[i].pattern), 0);
        assert_true(dl_str_is(dl_glob_base(glob), cases[i].base));
    }
    dl_arena_free(arena);
}

static void test_refused(void **state)
{
    (void)state;
    dl_arena *arena = dl_arena_new();
    assert_null(dl_glob_new(arena, DL_STR("[a"), 0));
    assert_null(dl_glob_new(arena, DL_STR("{a,b"), 0));
    char *big = calloc(1, 5000);
    memset(big, 'a', 5000);
    assert_null(dl_glob_new(arena, (dl_str){big, 5000}, 0));
    assert_non_null(dl_glob_new(arena, (dl_str){big, 4096}, 0));
    memset(big, '{', 64);
    memset(big + 64, '}', 64);
    assert_null(dl_glob_new(arena, (dl_str){big, 128}, 0));
    free(big);
    dl_arena_free(arena);
}

/* Backtracking matchers need exponential time for these. */
static void test_no_pattern_is_slow(void **state)
{
    (void)state;
    char path[4000];
    memset(path, 'a', sizeof path);
    dl_str text = {path, sizeof path};
    const char *const patterns[] = {
        "*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*b",
        "**/a/**/a/**/a/**/a/**/a/**/a/**/a/b",
        "{a,*a}{a,*a}{a,*a}{a,*a}{a,*a}{a,*a}{a,*a}{a,*a}{a,*a}b",
    };
    dl_arena *arena = dl_arena_new();
    double most = cpu_bound(400);
    clock_t start = clock();
    for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++) {
        const dl_glob *glob = dl_glob_new(arena, dl_str_of(patterns[i]), 0);
        assert_non_null(glob);
        assert_false(dl_glob_match(glob, text));
    }
    assert_true(cpu_since(start) < most);
    dl_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_literal),
        cmocka_unit_test(test_match),
        cmocka_unit_test(test_floating),
        cmocka_unit_test(test_no_braces),
        cmocka_unit_test(test_covers),
        cmocka_unit_test(test_base),
        cmocka_unit_test(test_refused),
        cmocka_unit_test(test_no_pattern_is_slow),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
