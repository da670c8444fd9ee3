/* Reading and replacing files. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../support/folder.h"
#include "base/file.h"

static void put(const char *path, dl_str bytes)
{
    FILE *f = fopen(path, "wb");
    assert_non_null(f);
    assert_int_equal(fwrite(bytes.p, 1, bytes.n, f), bytes.n);
    assert_int_equal(fclose(f), 0);
}

static void test_read(void **state)
{
    (void)state;
    dl_buf buf = {0};
    dl_error error = {0};
    put("a", DL_STR("one\0two"));
    assert_int_equal(dl_file_read("a", 100, &buf, &error), DL_READ_OK);
    assert_true(dl_str_eq(dl_buf_str(&buf), DL_STR("one\0two")));
    put("empty", DL_STR(""));
    assert_int_equal(dl_file_read("empty", 100, &buf, &error), DL_READ_OK);
    assert_int_equal(buf.n, 0);
    dl_buf_free(&buf);
}

static void test_limit(void **state)
{
    (void)state;
    dl_buf buf = {0};
    dl_error error = {0};
    put("a", DL_STR("12345"));
    assert_int_equal(dl_file_read("a", 5, &buf, &error), DL_READ_OK);
    assert_int_equal(dl_file_read("a", 4, &buf, &error), DL_READ_TOO_LARGE);
    assert_true(dl_str_eq(dl_buf_str(&buf), DL_STR("1234")));
    dl_buf_free(&buf);
}

/* The size in /proc is 0, but the file must be read all the same. */
static void test_size_is_a_hint(void **state)
{
    (void)state;
    dl_buf buf = {0};
    dl_error error = {0};
    if (access("/proc/self/status", R_OK) == 0) {
        assert_int_equal(
            dl_file_read("/proc/self/status", 1 << 20, &buf, &error),
            DL_READ_OK);
        assert_true(buf.n > 100);
    }
    dl_buf_free(&buf);
}

static void test_refusals(void **state)
{
    (void)state;
    dl_buf buf = {0};
    dl_error error = {0};
    assert_int_equal(dl_file_read("missing", 9, &buf, &error), DL_READ_FAILED);
    assert_int_equal(error.status, DL_ERR_IO);
    assert_non_null(strstr(error.message, "'missing'"));
    assert_int_equal(mkdir("folder", 0777), 0);
    assert_int_equal(dl_file_read("folder", 9, &buf, &error), DL_READ_FAILED);
    assert_non_null(strstr(error.message, "folder"));
    assert_int_equal(mkfifo("pipe", 0666), 0);
    assert_int_equal(dl_file_read("pipe", 9, &buf, &error), DL_READ_FAILED);
    assert_int_equal(dl_file_read("/dev/zero", 9, &buf, &error),
                     DL_READ_FAILED);
    dl_buf_free(&buf);
}

static size_t files_here(void)
{
    size_t n = 0;
    DIR *dir = opendir(".");
    assert_non_null(dir);
    while (readdir(dir))
        n++;
    closedir(dir);
    return n - 2; /* . and .. */
}

static void assert_holds(const char *path, const char *text)
{
    dl_buf buf = {0};
    assert_int_equal(dl_file_read(path, 1000, &buf, NULL), DL_READ_OK);
    assert_string_equal(dl_buf_str(&buf).p, text);
    dl_buf_free(&buf);
}

static void test_write_keeps_mode(void **state)
{
    (void)state;
    struct stat st;
    dl_error error = {0};
    put("a", DL_STR("old"));
    assert_int_equal(chmod("a", 0640), 0);
    assert_int_equal(dl_file_write("a", DL_STR("new"), &error), DL_OK);
    assert_holds("a", "new");
    assert_int_equal(stat("a", &st), 0);
    assert_int_equal(st.st_mode & 07777, 0640);
    assert_int_equal(files_here(), 1);
}

static void test_write_new_file(void **state)
{
    (void)state;
    struct stat st;
    mode_t mask = umask(027);
    assert_int_equal(dl_file_write("new", DL_STR("x"), NULL), DL_OK);
    umask(mask);
    assert_holds("new", "x");
    assert_int_equal(stat("new", &st), 0);
    assert_int_equal(st.st_mode & 07777, 0640);
}

static void test_write_follows_links(void **state)
{
    (void)state;
    struct stat st;
    assert_int_equal(mkdir("d", 0777), 0);
    put("d/target", DL_STR("old"));
    assert_int_equal(symlink("d/target", "link"), 0);
    assert_int_equal(dl_file_write("link", DL_STR("new"), NULL), DL_OK);
    assert_holds("d/target", "new");
    assert_int_equal(lstat("link", &st), 0);
    assert_true(S_ISLNK(st.st_mode));
}

static void test_write_failure_leaves_nothing(void **state)
{
    (void)state;
    dl_error error = {0};
    assert_int_equal(dl_file_write("no/such/folder", DL_STR("x"), &error),
                     DL_ERR_IO);
    assert_non_null(strstr(error.message, "'no/such/folder'"));
    assert_int_equal(mkdir("folder", 0777), 0);
    assert_int_equal(dl_file_write("folder", DL_STR("x"), &error), DL_ERR_IO);
    assert_int_equal(files_here(), 1);
}

static void test_replacement(void **state)
{
    (void)state;
    dl_replacement *r;
    FILE *stream;
    put("a", DL_STR("old"));
    assert_int_equal(dl_file_replace("a", &r, &stream, NULL), DL_OK);
    fputs("ne", stream);
    fflush(stream);
    assert_holds("a", "old");
    fputs("w", stream);
    assert_int_equal(dl_file_commit(r, NULL), DL_OK);
    assert_holds("a", "new");
    assert_int_equal(dl_file_replace("a", &r, &stream, NULL), DL_OK);
    fputs("never", stream);
    dl_file_discard(r);
    assert_holds("a", "new");
    assert_int_equal(files_here(), 1);
}

/* A device is written, not renamed over; if it rejects data, that is an
   error. */
static void test_replacement_of_devices(void **state)
{
    (void)state;
    struct stat st;
    dl_error error = {0};
    assert_int_equal(symlink("/dev/full", "full"), 0);
    assert_int_equal(symlink("/dev/null", "null"), 0);
    assert_int_equal(dl_file_write("null", DL_STR("x"), &error), DL_OK);
    assert_int_equal(dl_file_write("full", DL_STR("x"), &error), DL_ERR_IO);
    assert_non_null(strstr(error.message, "No space left on device"));
    assert_int_equal(stat("null", &st), 0);
    assert_true(S_ISCHR(st.st_mode));
    assert_int_equal(files_here(), 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        DL_TEST_IN_FOLDER(test_read),
        DL_TEST_IN_FOLDER(test_limit),
        DL_TEST_IN_FOLDER(test_size_is_a_hint),
        DL_TEST_IN_FOLDER(test_refusals),
        DL_TEST_IN_FOLDER(test_write_keeps_mode),
        DL_TEST_IN_FOLDER(test_write_new_file),
        DL_TEST_IN_FOLDER(test_write_follows_links),
        DL_TEST_IN_FOLDER(test_write_failure_leaves_nothing),
        DL_TEST_IN_FOLDER(test_replacement),
        DL_TEST_IN_FOLDER(test_replacement_of_devices),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
