/* Unified diffs. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "report/unified.h"

static void assert_diff(const char *before, const char *after, const char *want)
{
    dl_buf out = {0};
    dl_unified_diff(DL_STR("a.md"), dl_str_of(before), dl_str_of(after), &out);
    assert_string_equal(out.p ? out.p : "", want);
    dl_buf_free(&out);
}

/* As `git -c core.quotePath=false diff` writes them. */
static void test_names(void **state)
{
    static const struct {
        const char *name, *before, *after;
    } cases[] = {
        {"글.md", "a/글.md", "b/글.md"},
        {"a b.md", "a/a b.md\t", "b/a b.md\t"},
        {"a ", "a/a \t", "b/a \t"},
        {"a\tb\n\r\v\f\a\b", "\"a/a\\tb\\n\\r\\v\\f\\a\\b\"",
         "\"b/a\\tb\\n\\r\\v\\f\\a\\b\""},
        {"\"q\" \\", "\"a/\\\"q\\\" \\\\\"\t", "\"b/\\\"q\\\" \\\\\"\t"},
        {"\x1b\x7f\x01", "\"a/\\033\\177\\001\"", "\"b/\\033\\177\\001\""},
        {"/x/\n", "\"/x/\\n\"", "\"/x/\\n\""},
        {"\xff\xc2\x9b", "a/\xff\xc2\x9b", "b/\xff\xc2\x9b"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        dl_buf out = {0}, want = {0};
        dl_unified_diff(dl_str_of(cases[i].name), DL_STR("1\n"), DL_STR("2\n"),
                        &out);
        dl_buf_printf(&want, "--- %s\n+++ %s\n@@ -1 +1 @@\n-1\n+2\n",
                      cases[i].before, cases[i].after);
        assert_string_equal(out.p, want.p);
        dl_buf_free(&out);
        dl_buf_free(&want);
    }
}

static void test_equal(void **state)
{
    (void)state;
    assert_diff("가\n나\n", "가\n나\n", "");
    assert_diff("", "", "");
}

static void test_one_line(void **state)
{
    (void)state;
    assert_diff("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nX\n6\n7\n8\n9\n",
                "--- a/a.md\n+++ b/a.md\n@@ -2,7 +2,7 @@\n"
                " 2\n 3\n 4\n-5\n+X\n 6\n 7\n 8\n");
}

static void test_insert_and_delete(void **state)
{
    (void)state;
    assert_diff("a\nb\n", "a\nx\nb\n",
                "--- a/a.md\n+++ b/a.md\n@@ -1,2 +1,3 @@\n a\n+x\n b\n");
    assert_diff("a\nx\nb\n", "a\nb\n",
                "--- a/a.md\n+++ b/a.md\n@@ -1,3 +1,2 @@\n a\n-x\n b\n");
    assert_diff("", "a\n", "--- a/a.md\n+++ b/a.md\n@@ -0,0 +1 @@\n+a\n");
}

static void test_no_newline_at_the_end(void **state)
{
    (void)state;
    assert_diff("a\nb", "a\nb\n",
                "--- a/a.md\n+++ b/a.md\n@@ -1,2 +1,2 @@\n a\n-b\n"
                "\\ No newline at end of file\n+b\n");
}

static void test_two_hunks(void **state)
{
    (void)state;
    assert_diff("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "x\n2\n3\n4\n5\n6\n7\n8\ny\n",
                "--- a/a.md\n+++ b/a.md\n@@ -1,4 +1,4 @@\n-1\n+x\n 2\n 3\n 4\n"
                "@@ -6,4 +6,4 @@\n 6\n 7\n 8\n-9\n+y\n");
}

static void test_a_great_many_changes_still_end(void **state)
{
    (void)state;
    dl_buf before = {0}, after = {0}, out = {0};
    for (int i = 0; i < 20000; i++) {
        dl_buf_printf(&before, "a%d\n", i);
        dl_buf_printf(&after, "b%d\n", i);
    }
    dl_unified_diff(DL_STR("a.md"), dl_buf_str(&before), dl_buf_str(&after),
                    &out);
    assert_non_null(strstr(out.p, "@@ -1,20000 +1,20000 @@\n-a0\n"));
    assert_non_null(strstr(out.p, "\n-a19999\n+b0\n"));
    dl_buf_free(&before);
    dl_buf_free(&after);
    dl_buf_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_equal),
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_one_line),
        cmocka_unit_test(test_insert_and_delete),
        cmocka_unit_test(test_no_newline_at_the_end),
        cmocka_unit_test(test_two_hunks),
        cmocka_unit_test(test_a_great_many_changes_still_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
