/* Paths as URI references. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "../support/folder.h"
#include "base/path.h"
#include "report/uri.h"

static void encoding(void **state)
{
    static const struct {
        const char *path, *uri;
    } cases[] = {
        {"a/b-c_d.e~1", "a/b-c_d.e~1"},
        {"a b.md", "a%20b.md"},
        {"한.md", "%ED%95%9C.md"},
        {"100%.md", "100%25.md"},
        {"%41.md", "%2541.md"},
        {"a#b?c.md", "a%23b%3Fc.md"},
        {"new\nline.md", "new%0Aline.md"},
        {"c:drive.md", "c%3Adrive.md"},
        {"back\\slash", "back%5Cslash"},
        {"\xFF\xC3.md", "%FF%C3.md"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        dl_buf uri = {0};
        dl_uri_add_path(&uri, dl_str_of(cases[i].path));
        assert_string_equal(uri.p, cases[i].uri);
        dl_buf_free(&uri);
    }
}

/* Composed and decomposed Hangul are different names. */
static void no_normal_form(void **state)
{
    dl_buf uri = {0};
    (void)state;
    dl_uri_add_path(&uri, DL_STR("\u1112\u1161\u11AB"));
    assert_string_equal(uri.p, "%E1%84%92%E1%85%A1%E1%86%AB");
    dl_buf_free(&uri);
}

static void expect_file(dl_arena *arena, dl_str root, const char *path,
                        const char *want)
{
    dl_buf uri = {0};
    bool inside = dl_uri_add_file(&uri, root, dl_str_of(path), arena);
    assert_int_equal(inside, uri.p[0] != 'f');
    if (inside)
        assert_string_equal(uri.p, want);
    else
        assert_non_null(strstr(uri.p, want));
    dl_buf_free(&uri);
}

static void roots(void **state)
{
    (void)state;
    dl_test_put("root/posts/a.md", "");
    dl_test_put("root2/b.md", "");
    assert_int_equal(symlink("posts/a.md", "root/link.md"), 0);
    dl_arena *arena = dl_arena_new();
    dl_str root = dl_path_canonical_folder(arena, DL_STR("root"));
    expect_file(arena, root, "root/posts/a.md", "posts/a.md");
    expect_file(arena, root, "./root/posts/../posts/a.md", "posts/a.md");
    expect_file(arena, root, "root/link.md", "posts/a.md");
    expect_file(arena, root, "root/posts/new one.md", "posts/new%20one.md");
    expect_file(arena, root, "root2/b.md", "/root2/b.md");
    dl_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(encoding),
        cmocka_unit_test(no_normal_form),
        DL_TEST_IN_FOLDER(roots),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
