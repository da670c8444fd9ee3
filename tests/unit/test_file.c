/* Reading files. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

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
    assert_string_equal(error.korean,
                        "'missing' 읽기 실패: 그런 파일이나 폴더가 없음");
    assert_int_equal(mkdir("folder", 0777), 0);
    assert_int_equal(dl_file_read("folder", 9, &buf, &error), DL_READ_FAILED);
    assert_non_null(strstr(error.message, "folder"));
    assert_int_equal(mkfifo("pipe", 0666), 0);
    assert_int_equal(dl_file_read("pipe", 9, &buf, &error), DL_READ_FAILED);
    assert_int_equal(dl_file_read("/dev/zero", 9, &buf, &error),
                     DL_READ_FAILED);
    dl_buf_free(&buf);
}

/* A name may mean another file later; the file that was read is known. */
static void test_id(void **state)
{
    (void)state;
    dl_buf buf = {0};
    dl_file_id id, other;
    put("a", DL_STR("same"));
    put("b", DL_STR("same"));
    assert_int_equal(symlink("a", "link"), 0);
    assert_int_equal(dl_file_read_id("a", true, 9, &buf, &id, NULL),
                     DL_READ_OK);
    assert_int_equal(dl_file_read_id("link", true, 9, &buf, &other, NULL),
                     DL_READ_OK);
    assert_true(id.device == other.device && id.inode == other.inode);
    assert_int_equal(dl_file_read_id("link", false, 9, &buf, &other, NULL),
                     DL_READ_FAILED);
    assert_int_equal(dl_file_read_id("b", true, 9, &buf, &other, NULL),
                     DL_READ_OK);
    assert_false(id.inode == other.inode);
    dl_buf_free(&buf);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        DL_TEST_IN_FOLDER(test_read),
        DL_TEST_IN_FOLDER(test_limit),
        DL_TEST_IN_FOLDER(test_size_is_a_hint),
        DL_TEST_IN_FOLDER(test_refusals),
        DL_TEST_IN_FOLDER(test_id),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
