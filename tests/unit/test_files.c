/* The walk through folders, and lists of files. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "../support/folder.h"
#include "base/buf.h"
#include "base/path.h"
#include "files/walk.h"

static dl_folder *folder_at(dl_folders *folders, const char *path)
{
    return dl_folders_get(
        folders, dl_path_canonical_folder(folders->arena, dl_str_of(path)));
}

/* ---- folders ------------------------------------------------------------- */

static void test_repositories(void **state)
{
    (void)state;
    dl_folders folders;
    dl_test_put("a/.git/HEAD", "");
    dl_test_put("a/b/c/.git", "gitdir: elsewhere\n");
    dl_test_put("a/b/c/d/post.md", "");
    dl_folders_init(&folders);
    dl_folder *d = folder_at(&folders, "a/b/c/d");
    dl_folder *c = folder_at(&folders, "a/b/c");
    dl_folder *b = folder_at(&folders, "a/b");
    dl_folder *a = folder_at(&folders, "a");
    assert_ptr_equal(d->parent, c);
    assert_false(d->is_repository);
    assert_true(c->is_repository);
    assert_null(c->parent); /* though b is above */
    assert_ptr_equal(b->parent, a);
    assert_false(b->is_repository);
    assert_true(a->is_repository);
    assert_null(a->parent);
    assert_ptr_equal(folder_at(&folders, "a/b/c/d"), d);
    dl_folders_free(&folders);
}

static void test_many_folders(void **state)
{
    (void)state;
    enum { MANY = 300 };
    char path[32];
    dl_folders folders;
    dl_folder *all[MANY];
    dl_folders_init(&folders);
    for (int i = 0; i < MANY; i++) {
        snprintf(path, sizeof path, "x/%d", i);
        all[i] = folder_at(&folders, path);
        assert_ptr_equal(all[i]->parent, all[0]->parent);
    }
    for (int i = 0; i < MANY; i++) {
        snprintf(path, sizeof path, "x/%d", i);
        assert_ptr_equal(folder_at(&folders, path), all[i]);
    }
    dl_folders_free(&folders);
}

/* ---- the walk ------------------------------------------------------------ */

/* Leaves out what is called `excluded`, and does not enter `closed`. */
static bool enters(void *user, dl_folder *folder)
{
    int *n = user;
    ++*n;
    return !dl_str_is(dl_path_name(folder->path), "closed");
}

static bool excludes(void *user, const dl_folder *folder, dl_str path,
                     bool is_folder)
{
    (void)user;
    (void)is_folder;
    assert_true(dl_str_eq(dl_path_folder(path), folder->path));
    return dl_str_starts(dl_path_name(path), "excluded");
}

/* The files below the working folder, each on a line. */
static void assert_walk(bool is_flat, int n_entered, const char *want)
{
    int n = 0;
    const dl_walk_rules rules = {&n, enters, excludes, NULL};
    dl_folders folders;
    dl_file_list list = {0};
    dl_buf got = {0};
    dl_folders_init(&folders);
    dl_files_walk(&folders, &rules, folder_at(&folders, ".")->path, DL_STR("."),
                  is_flat, &list);
    dl_file_list_sort(&list);
    for (size_t i = 0; i < list.n; i++)
        dl_buf_printf(&got, "%.*s\n", DL_FMT(list.v[i].shown));
    assert_string_equal(got.n ? got.p : "", want);
    assert_int_equal(n, n_entered);
    dl_buf_free(&got);
    dl_vec_free(&list);
    dl_folders_free(&folders);
}

static void test_walk(void **state)
{
    (void)state;
    dl_test_put(".git/HEAD", "");
    dl_test_put(".gitignore", "ignored.md\n");
    dl_test_put("b.md", "");
    dl_test_put("a.markdown", "");
    dl_test_put("a.txt", "");
    dl_test_put(".hidden.md", "");
    dl_test_put("ignored.md", "");
    dl_test_put("excluded.md", "");
    dl_test_put("excluded/a.md", "");
    dl_test_put("closed/a.md", "");
    dl_test_put("open/a.md", "");
    dl_test_put("open/ignored.md", "");
    dl_test_put("open/closed/a.md", "");
    assert_walk(false, 4, "a.markdown\nb.md\nopen/a.md\n");
    assert_walk(true, 1, "a.markdown\nb.md\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        DL_TEST_IN_FOLDER(test_repositories),
        DL_TEST_IN_FOLDER(test_many_folders),
        DL_TEST_IN_FOLDER(test_walk),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
