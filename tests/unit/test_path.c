/* Paths: joined, resolved, shortened. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/path.h"

static dl_arena *arena;

static int set_up(void **state)
{
    (void)state;
    arena = dl_arena_new();
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    dl_arena_free(arena);
    return 0;
}

#define S(cstr) dl_str_of(cstr)

static void test_names_of_either_system(void **state)
{
    (void)state;
    assert_true(dl_str_is(dl_path_any_name(S("a/b\\c.md")), "c.md"));
    assert_true(dl_str_is(dl_path_any_name(S("a\\b/c.md")), "c.md"));
    assert_true(dl_str_is(dl_path_any_name(S("c.md")), "c.md"));
    assert_true(dl_str_is(dl_path_any_name(S("a\\")), ""));
}

static void test_parts(void **state)
{
    (void)state;
    static const struct {
        const char *path, *folder, *name;
    } cases[] = {
        {"a", ".", "a"},     {"a/b", "a", "b"}, {"/a", "/", "a"},
        {"/a/b", "/a", "b"}, {"a/", "a", ""},   {"a//b", "a", "b"},
        {"./a", ".", "a"},   {"", ".", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_string_equal(
            dl_arena_str(arena, dl_path_folder(S(cases[i].path))).p,
            cases[i].folder);
        assert_string_equal(
            dl_arena_str(arena, dl_path_name(S(cases[i].path))).p,
            cases[i].name);
    }
}

static void test_join(void **state)
{
    (void)state;
    assert_string_equal(dl_path_join(arena, S("a"), S("b")).p, "a/b");
    assert_string_equal(dl_path_join(arena, S("/"), S("b")).p, "/b");
    assert_string_equal(dl_path_join(arena, S("."), S("b")).p, "b");
    assert_string_equal(dl_path_join(arena, S("a"), S("/b")).p, "/b");
    /* Of any length, it ends in its own NUL. */
    char name[41] = "";
    for (size_t n = 1; n < sizeof name; n++) {
        memset(name, 'n', n);
        dl_str joined = dl_path_join(arena, S("a"), S(name));
        dl_arena_str(arena, S("next"));
        assert_int_equal(strlen(joined.p), n + 2);
    }
}

static void test_as_typed(void **state)
{
    (void)state;
    static const struct {
        const char *path, *file, *folder;
    } cases[] = {
        {"a.md", "a.md", "a.md"},
        {"./a", "a", "a"},
        {".//a", "a", "a"},
        {"././/a//", "a//", "a"},
        {".", ".", "."},
        {"./", ".", "."},
        {".//", ".", "."},
        {"././/", ".", "."},
        {"/", "/", "/"},
        {"//", "//", "/"},
        {"../a", "../a", "../a"},
        {".a/", ".a/", ".a"},
        {"", "", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        dl_str path = dl_str_of(cases[i].path);
        assert_true(dl_str_is(dl_path_without_dot(path), cases[i].file));
        assert_true(dl_str_is(dl_path_plain_folder(path), cases[i].folder));
    }
}

static void test_absolute(void **state)
{
    (void)state;
    assert_string_equal(dl_path_absolute(arena, S("/a/./b/../c//d/")).p,
                        "/a/c/d");
    assert_string_equal(dl_path_absolute(arena, S("/../..")).p, "/");
    char here[4096];
    assert_non_null(getcwd(here, sizeof here));
    dl_str want = dl_arena_printf(arena, "%s/x", here);
    assert_string_equal(dl_path_absolute(arena, S("y/../x")).p, want.p);
}

static void test_below(void **state)
{
    (void)state;
    assert_true(dl_str_is(dl_path_below(S("/a"), S("/a/b/c")), "b/c"));
    assert_true(dl_str_is(dl_path_below(S("/"), S("/a")), "a"));
    assert_null(dl_path_below(S("/a"), S("/ab")).p);
    assert_null(dl_path_below(S("/a"), S("/a")).p);
}

static void test_relative(void **state)
{
    static const char *const cases[][3] = {
        {"/a/b", "/a/b/c.md", "c.md"},
        {"/a/b", "/a/b", "."},
        {"/a/b", "/a/c.md", "../c.md"},
        {"/a/b", "/a/bc", "../bc"},
        {"/a/bc", "/a/b", "../b"},
        {"/a/b/c", "/a", "../.."},
        {"/", "/a/b", "a/b"},
        {"/a/b", "/", "../.."},
        {"/", "/", "."},
        {"/a/b", "/c", "../../c"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(dl_path_relative(arena, dl_str_of(cases[i][0]),
                                             dl_str_of(cases[i][1]))
                                .p,
                            cases[i][2]);
}

/* A file has one canonical name, whichever links lead to its folder. */
static void test_canonical(void **state)
{
    (void)state;
    char template[] = "/tmp/digestlint-test-XXXXXX";
    assert_non_null(mkdtemp(template));
    assert_int_equal(chdir(template), 0);
    assert_int_equal(mkdir("real", 0777), 0);
    assert_int_equal(symlink("real", "link"), 0);
    dl_str direct = dl_path_canonical(arena, S("real/new.md"));
    assert_string_equal(dl_path_canonical(arena, S("link/new.md")).p, direct.p);
    assert_string_equal(dl_path_canonical(arena, S("./real/../link/new.md")).p,
                        direct.p);
    assert_string_equal(dl_path_shown(arena, direct).p, "real/new.md");
    assert_string_equal(dl_path_shown(arena, S("/elsewhere")).p, "/elsewhere");
    assert_int_equal(chdir("/"), 0);
    char command[128];
    snprintf(command, sizeof command, "rm -rf '%s'", template);
    assert_int_equal(system(command), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names_of_either_system),
        cmocka_unit_test(test_parts),
        cmocka_unit_test(test_join),
        cmocka_unit_test(test_as_typed),
        cmocka_unit_test(test_absolute),
        cmocka_unit_test(test_below),
        cmocka_unit_test(test_relative),
        cmocka_unit_test(test_canonical),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
