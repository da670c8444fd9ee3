/* .gitignore files. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "files/ignore.h"

typedef struct check {
    const char *path;
    bool is_folder, want;
} check;

static void assert_all(const dl_ignore *level, const check *checks, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (dl_ignore_has(level, dl_str_of(checks[i].path),
                          checks[i].is_folder) != checks[i].want)
            fail_msg("'%s'", checks[i].path);
}
#define ASSERT_ALL(level, checks)                                              \
    assert_all(level, checks, sizeof(checks) / sizeof *(checks))

static void test_patterns(void **state)
{
    (void)state;
    dl_arena *arena = dl_arena_new();
    const dl_ignore *level = dl_ignore_add(arena, NULL, DL_STR("/r"),
                                           DL_STR("# a comment\n"
                                                  "\n"
                                                  "*.log\n"
                                                  "/top.md\r\n"
                                                  "build/\n"
                                                  "a/b.md\n"
                                                  "deep/**/x.md\n"
                                                  "!keep.log\n"
                                                  "\\#hash\n"
                                                  "\\!bang\n"
                                                  "blank \n"
                                                  "kept\\ \n"
                                                  "[open\n"
                                                  "{a,b}\n"
                                                  "last"));
    static const check checks[] = {
        {"/r/a.log", false, true},
        {"/r/x/y/a.log", false, true},
        {"/r/keep.log", false, false},
        {"/r/top.md", false, true},
        {"/r/x/top.md", false, false},
        {"/r/build", true, true},
        {"/r/x/build", true, true},
        {"/r/build", false, false},
        {"/r/a/b.md", false, true},
        {"/r/x/a/b.md", false, false}, /* a slash inside anchors */
        {"/r/deep/x.md", false, true},
        {"/r/deep/1/2/x.md", false, true},
        {"/r/#hash", false, true},
        {"/r/!bang", false, true},
        {"/r/blank", false, true},
        {"/r/kept ", false, true},
        {"/r/kept", false, false},
        {"/r/[open", false, false}, /* not closed: matches nothing */
        {"/r/{a,b}", false, true},
        {"/r/a", false, false},
        {"/r/last", false, true},
        {"/elsewhere/a.log", false, false},
        {"/rx/a.log", false, false},
    };
    ASSERT_ALL(level, checks);
    dl_arena_free(arena);
}

static void test_nesting(void **state)
{
    (void)state;
    dl_arena *arena = dl_arena_new();
    const dl_ignore *outer =
        dl_ignore_add(arena, NULL, DL_STR("/r"), DL_STR("*.md\n!a.md\n"));
    const dl_ignore *inner =
        dl_ignore_add(arena, outer, DL_STR("/r/x"), DL_STR("a.md\n!b.md\n"));
    static const check checks[] = {
        {"/r/x/a.md", false, true}, /* the inner level wins */
        {"/r/x/b.md", false, false},
        {"/r/x/c.md", false, true}, /* the outer one still holds */
        {"/r/a.md", false, false},  /* the inner one does not hold here */
        {"/r/b.md", false, true},
    };
    ASSERT_ALL(inner, checks);
    assert_ptr_equal(
        dl_ignore_add(arena, inner, DL_STR("/r/x/y"), DL_STR("# nothing\n\n")),
        inner);
    dl_arena_free(arena);
}

static void test_bom_and_root(void **state)
{
    (void)state;
    dl_arena *arena = dl_arena_new();
    const dl_ignore *level =
        dl_ignore_add(arena, NULL, DL_STR("/"), DL_STR("\xEF\xBB\xBF/tmp\n"));
    assert_true(dl_ignore_has(level, DL_STR("/tmp"), true));
    assert_false(dl_ignore_has(level, DL_STR("/x/tmp"), true));
    assert_false(dl_ignore_has(NULL, DL_STR("/tmp"), true));
    dl_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_patterns),
        cmocka_unit_test(test_nesting),
        cmocka_unit_test(test_bom_and_root),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
