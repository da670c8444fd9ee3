/*
 * Replacing files: what others do meanwhile.
 */
#define _GNU_SOURCE /* leases */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <sys/wait.h>

#include "../support/folder.h"
#include "base/replace.h"

/* Reads `a`, lets `happen` happen and replaces it with "new". */
static dl_status replace_after(void (*happen)(void), dl_error *error)
{
    dl_replacement *r;
    FILE *stream;
    dl_buf before = {0};
    dl_file_id id;
    dl_test_put("a", "old");
    assert_int_equal(dl_file_read_id("a", true, 99, &before, &id, NULL),
                     DL_READ_OK);
    dl_status status = dl_replace_open("a", &r, &stream, error);
    assert_int_equal(status, DL_OK);
    dl_replace_expect(r, id, dl_buf_str(&before));
    fputs("new", stream);
    happen();
    status = dl_replace_commit(r, error);
    dl_buf_free(&before);
    return status;
}

static void nothing(void)
{
}

static void append(void)
{
    dl_test_put("a", "old and more");
}

static void shorten(void)
{
    dl_test_put("a", "ol");
}

static void touch(void)
{
    assert_int_equal(utimensat(AT_FDCWD, "a", NULL, 0), 0);
}

static void put_another(void)
{
    dl_test_put("b", "old");
    assert_int_equal(rename("b", "a"), 0);
}

static void remove_it(void)
{
    assert_int_equal(unlink("a"), 0);
}

static void put_link(void)
{
    dl_test_put("out/a", "old");
    assert_int_equal(unlink("a"), 0);
    assert_int_equal(symlink("out/a", "a"), 0);
}

static void put_pipe(void)
{
    assert_int_equal(unlink("a"), 0);
    assert_int_equal(mkfifo("a", 0666), 0);
}

static void test_expected(void **state)
{
    (void)state;
    dl_error error = {0};
    assert_int_equal(replace_after(nothing, &error), DL_OK);
    dl_test_holds("a", "new");
    assert_int_equal(replace_after(touch, &error), DL_OK);
    dl_test_holds("a", "new");
    assert_int_equal(dl_test_count_files(), 1);
}

static void test_changed(void **state)
{
    (void)state;
    static const struct {
        void (*happen)(void);
        const char *stays;
        size_t files;
    } cases[] = {{append, "old and more", 1}, {shorten, "ol", 1},
                 {put_another, "old", 1},     {remove_it, NULL, 0},
                 {put_link, "old", 2},        {put_pipe, NULL, 2}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        dl_error error = {0};
        unlink("a");
        assert_int_equal(replace_after(cases[i].happen, &error), DL_ERR_IO);
        assert_string_equal(error.message,
                            "a changed while it was linted; nothing was "
                            "written. Run digestlint again");
        if (cases[i].stays)
            dl_test_holds("a", cases[i].stays);
        assert_int_equal(dl_test_count_files(), cases[i].files);
    }
}

static int writer = -1;

static void open_for_writing(void)
{
    writer = open("a", O_WRONLY | O_APPEND);
    assert_true(writer >= 0);
}

/* Whether the system lets a reader make writers wait. */
static bool has_leases(void)
{
    dl_test_put("b", "");
    int fd = open("b", O_RDONLY);
    bool has = fcntl(fd, F_SETLEASE, F_RDLCK) == 0;
    assert_int_equal(close(fd), 0);
    assert_int_equal(unlink("b"), 0);
    return has;
}

/* Somebody has opened the file before and may write into it at any moment. */
static void test_open_for_writing(void **state)
{
    (void)state;
    dl_error error = {0};
    if (!has_leases()) {
        print_message("# no leases on this file system\n");
        skip();
    }
    assert_int_equal(replace_after(open_for_writing, &error), DL_ERR_IO);
    assert_int_equal(write(writer, " and more", 9), 9);
    assert_int_equal(close(writer), 0);
    dl_test_holds("a", "old and more");
    assert_int_equal(dl_test_count_files(), 1);
    assert_int_equal(replace_after(nothing, &error), DL_OK);
    dl_test_holds("a", "new");
}

enum { LINES = 1000 };

/* As an editor or a script does it; sometimes it takes its time. */
static int append_lines(void)
{
    for (int i = 0; i < LINES; i++) {
        int fd = open("a", O_WRONLY | O_APPEND);
        if (fd < 0)
            return 1;
        if (i % 7 == 0)
            usleep(50);
        if (write(fd, "x\n", 2) != 2 || close(fd) != 0)
            return 1;
        usleep(100);
    }
    return 0;
}

static void replace_once(dl_buf *before)
{
    dl_replacement *r;
    FILE *stream;
    dl_file_id id;
    assert_int_equal(dl_file_read_id("a", true, 1 << 20, before, &id, NULL),
                     DL_READ_OK);
    assert_int_equal(dl_replace_open("a", &r, &stream, NULL), DL_OK);
    dl_replace_expect(r, id, dl_buf_str(before));
    fwrite(before->p, 1, before->n, stream);
    dl_status status = dl_replace_commit(r, NULL);
    assert_true(status == DL_OK || status == DL_ERR_IO);
}

/* Every line that somebody appends is there in the end, whenever it comes. */
static void test_appends_are_kept(void **state)
{
    (void)state;
    dl_buf before = {0};
    int status;
    dl_test_put("a", "");
    pid_t child = fork();
    if (child == 0)
        _exit(append_lines());
    while (waitpid(child, &status, WNOHANG) == 0)
        replace_once(&before);
    assert_int_equal(status, 0);
    dl_buf_clear(&before);
    assert_int_equal(dl_file_read("a", 1 << 20, &before, NULL), DL_READ_OK);
    assert_int_equal(before.n, 2 * LINES);
    dl_buf_free(&before);
    assert_int_equal(dl_test_count_files(), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        DL_TEST_IN_FOLDER(test_expected),
        DL_TEST_IN_FOLDER(test_changed),
        DL_TEST_IN_FOLDER(test_open_for_writing),
        DL_TEST_IN_FOLDER(test_appends_are_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
