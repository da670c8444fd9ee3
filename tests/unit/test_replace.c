/*
 * Replacing files: what stays of the old one, and what is refused.
 */
#define _GNU_SOURCE /* setgroups */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>

#ifdef __linux__
#include <sys/xattr.h>
#endif

#include "../support/folder.h"
#include "base/replace.h"

static struct stat stat_of(const char *path)
{
    struct stat st;
    assert_int_equal(lstat(path, &st), 0);
    return st;
}

static mode_t mode_of(const char *path)
{
    return stat_of(path).st_mode & 07777;
}

/* ---- the file ------------------------------------------------------------ */

static void test_keeps_mode(void **state)
{
    (void)state;
    dl_error error = {0};
    dl_test_put("a", "old");
    assert_int_equal(chmod("a", 04640), 0);
    assert_int_equal(dl_replace_file("a", DL_STR("new"), &error), DL_OK);
    dl_test_holds("a", "new");
    assert_int_equal(mode_of("a"), 04640);
    assert_int_equal(dl_test_count_files(), 1);
}

static void test_new_file(void **state)
{
    (void)state;
    mode_t mask = umask(027);
    assert_int_equal(dl_replace_file("new", DL_STR("x"), NULL), DL_OK);
    umask(mask);
    dl_test_holds("new", "x");
    assert_int_equal(mode_of("new"), 0640);
}

static void test_follows_links(void **state)
{
    (void)state;
    dl_test_put("d/target", "old");
    assert_int_equal(symlink("d/target", "link"), 0);
    assert_int_equal(dl_replace_file("link", DL_STR("new"), NULL), DL_OK);
    dl_test_holds("d/target", "new");
    assert_true(S_ISLNK(stat_of("link").st_mode));
}

static void test_failure_leaves_nothing(void **state)
{
    (void)state;
    static const char *const bad[] = {
        "no/such/folder", "folder", "", "/", "no/", "folder/."};
    assert_int_equal(mkdir("folder", 0777), 0);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        dl_error error = {0};
        assert_int_equal(dl_replace_file(bad[i], DL_STR("x"), &error),
                         DL_ERR_IO);
        assert_non_null(strstr(error.message, "cannot write '"));
    }
    assert_int_equal(dl_test_count_files(), 1);
}

static void test_stream(void **state)
{
    (void)state;
    dl_replacement *r;
    FILE *stream;
    dl_test_put("a", "old");
    assert_int_equal(dl_replace_open("a", &r, &stream, NULL), DL_OK);
    fputs("ne", stream);
    fflush(stream);
    dl_test_holds("a", "old");
    fputs("w", stream);
    assert_int_equal(dl_replace_commit(r, NULL), DL_OK);
    dl_test_holds("a", "new");
    assert_int_equal(dl_replace_open("a", &r, &stream, NULL), DL_OK);
    fputs("never", stream);
    dl_replace_discard(r);
    dl_test_holds("a", "new");
    assert_int_equal(dl_test_count_files(), 1);
}

/* A device is written, not renamed over; if it rejects data, that is an
   error. */
static void test_devices(void **state)
{
    (void)state;
    struct stat st;
    dl_error error = {0};
    assert_int_equal(symlink("/dev/full", "full"), 0);
    assert_int_equal(symlink("/dev/null", "null"), 0);
    assert_int_equal(dl_replace_file("null", DL_STR("x"), &error), DL_OK);
    assert_int_equal(dl_replace_file("full", DL_STR("x"), &error), DL_ERR_IO);
    assert_non_null(strstr(error.message, "No space left on device"));
    assert_int_equal(stat("null", &st), 0);
    assert_true(S_ISCHR(st.st_mode));
    assert_int_equal(dl_test_count_files(), 2);
}

/* The reason is that of the write that failed, although others come after it,
   and the program notices it only at the end. */
static void test_reason_of_early_failure(void **state)
{
    (void)state;
    dl_error error = {0};
    dl_replacement *r;
    FILE *stream;
    struct rlimit before, small = {.rlim_cur = 100000};
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    small.rlim_max = before.rlim_max;
    signal(SIGXFSZ, SIG_IGN);
    dl_test_put("a", "old");
    assert_int_equal(dl_replace_open("a", &r, &stream, &error), DL_OK);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
    for (int i = 0; i < 50000; i++)
        fputs("12345\n", stream);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
    errno = 0;
    assert_int_equal(dl_replace_commit(r, &error), DL_ERR_IO);
    assert_string_equal(error.message, "cannot write 'a': File too large");
    dl_test_holds("a", "old");
    assert_int_equal(dl_test_count_files(), 1);
}

/* ---- who may write ------------------------------------------------------- */

static void test_read_only(void **state)
{
    (void)state;
    dl_error error = {0};
    dl_test_put("a", "old");
    assert_int_equal(chmod("a", 0444), 0);
    assert_int_equal(dl_replace_file("a", DL_STR("new"), &error), DL_ERR_IO);
    assert_string_equal(
        error.message,
        "cannot write 'a': it is read-only; 'chmod u+w' allows writing");
    dl_test_holds("a", "old");
    assert_int_equal(dl_test_count_files(), 1);
}

/* Does `work` as a user whom permissions bind; only root can play one. */
static bool as_nobody(int (*work)(void))
{
    enum { NOBODY = 65534 };
    pid_t child = fork();
    if (child == 0)
        _exit(setgroups(0, NULL) != 0 ||
              setresgid(NOBODY, NOBODY, NOBODY) != 0 ||
              setresuid(NOBODY, NOBODY, NOBODY) != 0 || work());
    int status = -1;
    return child > 0 && waitpid(child, &status, 0) == child && status == 0;
}

static int replace_a(void)
{
    dl_error error;
    return dl_replace_file("a", DL_STR("new"), &error) != DL_OK;
}

static int cannot_replace_a(void)
{
    dl_error error;
    return dl_replace_file("a", DL_STR("new"), &error) == DL_OK ||
           !strstr(error.message, "Permission denied");
}

/* Renaming needs only the folder's permission. */
static void test_file_of_someone_else(void **state)
{
    (void)state;
    if (geteuid() != 0)
        return;
    assert_int_equal(chmod(".", 0777), 0);
    dl_test_put("a", "old");
    assert_int_equal(chmod("a", 0644), 0);
    assert_true(as_nobody(cannot_replace_a));
    dl_test_holds("a", "old");
    assert_int_equal(dl_test_count_files(), 1);
}

/* Somebody else's file that all may write: owner and group become another, who
   must not get what only root had, nor the group more than others have. */
static void test_owner_is_not_kept(void **state)
{
    (void)state;
    if (geteuid() != 0)
        return;
    assert_int_equal(chmod(".", 0777), 0);
    dl_test_put("a", "old");
    assert_int_equal(chmod("a", 06776), 0);
    assert_true(as_nobody(replace_a));
    dl_test_holds("a", "new");
    assert_int_equal(stat_of("a").st_uid, 65534);
    assert_int_equal(mode_of("a"), 0766);
}

/* ---- access control lists and attributes ----------------------------------
 */

#ifdef __linux__

/* The list as the kernel has it: entries of tag, permissions and id. */
typedef struct entry {
    uint16_t tag, permissions;
    uint32_t id;
} entry;

typedef struct acl {
    uint32_t version;
    entry entries[5];
} acl;

static const char ACCESS[] = "system.posix_acl_access";
static const char DEFAULT[] = "system.posix_acl_default";

/* user::rw-, user:1234:rw-, group::r--, mask::rw-, other::--- */
static const acl LIST = {2,
                         {{0x01, 6, UINT32_MAX},
                          {0x02, 6, 1234},
                          {0x04, 4, UINT32_MAX},
                          {0x10, 6, UINT32_MAX},
                          {0x20, 0, UINT32_MAX}}};

static bool has_list(const char *path)
{
    acl found;
    return getxattr(path, ACCESS, &found, sizeof found) ==
               (ssize_t)sizeof found &&
           memcmp(&found, &LIST, sizeof found) == 0;
}

static bool set(const char *path, const char *name, const void *value, size_t n)
{
    if (setxattr(path, name, value, n, 0) == 0)
        return true;
    assert_int_equal(errno, ENOTSUP); /* not every file system has them */
    return false;
}

static void test_keeps_list(void **state)
{
    (void)state;
    dl_error error = {0};
    dl_test_put("a", "old");
    if (!set("a", ACCESS, &LIST, sizeof LIST))
        return;
    assert_int_equal(mode_of("a"), 0660); /* the group's bits are the mask */
    assert_int_equal(dl_replace_file("a", DL_STR("new"), &error), DL_OK);
    assert_true(has_list("a"));
    assert_int_equal(mode_of("a"), 0660);
}

/* A new file gets the list of its folder; the old one has none. */
static void test_takes_no_list_of_the_folder(void **state)
{
    (void)state;
    acl found;
    dl_error error = {0};
    dl_test_put("a", "old");
    assert_int_equal(chmod("a", 0640), 0);
    if (!set(".", DEFAULT, &LIST, sizeof LIST))
        return;
    assert_int_equal(dl_replace_file("a", DL_STR("new"), &error), DL_OK);
    assert_int_equal(getxattr("a", ACCESS, &found, sizeof found), -1);
    assert_int_equal(mode_of("a"), 0640);
    assert_int_equal(dl_replace_file("b", DL_STR("new"), &error), DL_OK);
    assert_true(getxattr("b", ACCESS, &found, sizeof found) > 0);
}

static int list_is_refused(void)
{
    dl_error error;
    return dl_replace_file("a", DL_STR("new"), &error) == DL_OK ||
           strcmp(error.message, "cannot keep the access rights of 'a': "
                                 "Operation not permitted") != 0;
}

/* In another group the list would give rights to others. */
static void test_list_without_its_group(void **state)
{
    (void)state;
    acl list = LIST;
    list.entries[4].permissions = 6;
    if (geteuid() != 0)
        return;
    assert_int_equal(chmod(".", 0777), 0);
    dl_test_put("a", "old");
    if (!set("a", ACCESS, &list, sizeof list))
        return;
    assert_true(as_nobody(list_is_refused));
    dl_test_holds("a", "old");
    assert_int_equal(dl_test_count_files(), 1);
}

static void test_keeps_attributes(void **state)
{
    (void)state;
    char value[70000], name[32];
    dl_error error = {0};
    dl_test_put("a", "old");
    if (!set("a", "user.empty", "", 0))
        return;
    for (int i = 0; i < 20; i++) {
        snprintf(name, sizeof name, "user.n%d", i);
        assert_true(set("a", name, "a\0b", 3));
    }
    assert_int_equal(dl_replace_file("a", DL_STR("new"), &error), DL_OK);
    assert_int_equal(getxattr("a", "user.empty", value, sizeof value), 0);
    for (int i = 0; i < 20; i++) {
        snprintf(name, sizeof name, "user.n%d", i);
        assert_int_equal(getxattr("a", name, value, sizeof value), 3);
        assert_memory_equal(value, "a\0b", 3);
    }
}

#endif

/* ---- other names --------------------------------------------------------- */

static void test_hard_links(void **state)
{
    (void)state;
    dl_replacement *r;
    FILE *stream;
    dl_test_put("a", "old");
    assert_int_equal(dl_replace_open("a", &r, &stream, NULL), DL_OK);
    assert_false(dl_replace_has_links(r));
    dl_replace_discard(r);
    assert_int_equal(link("a", "b"), 0);
    assert_int_equal(dl_replace_open("a", &r, &stream, NULL), DL_OK);
    assert_true(dl_replace_has_links(r));
    fputs("new", stream);
    assert_int_equal(dl_replace_commit(r, NULL), DL_OK);
    dl_test_holds("a", "new");
    dl_test_holds("b", "old");
}

/* What is in the way is decided at the beginning: neither a folder nor a link
   that comes later leads the new text elsewhere. */
static void test_folder_becomes_a_link(void **state)
{
    (void)state;
    dl_replacement *r;
    FILE *stream;
    dl_test_put("d/a", "old");
    dl_test_put("out/a", "outside");
    assert_int_equal(dl_replace_open("d/a", &r, &stream, NULL), DL_OK);
    fputs("new", stream);
    assert_int_equal(rename("d", "e"), 0);
    assert_int_equal(symlink("out", "d"), 0);
    assert_int_equal(dl_replace_commit(r, NULL), DL_OK);
    dl_test_holds("out/a", "outside");
    dl_test_holds("e/a", "new");
}

static void test_file_becomes_a_link(void **state)
{
    (void)state;
    dl_replacement *r;
    FILE *stream;
    dl_test_put("a", "old");
    dl_test_put("out/a", "outside");
    assert_int_equal(dl_replace_open("a", &r, &stream, NULL), DL_OK);
    fputs("new", stream);
    assert_int_equal(unlink("a"), 0);
    assert_int_equal(symlink("out/a", "a"), 0);
    assert_int_equal(dl_replace_commit(r, NULL), DL_OK);
    dl_test_holds("out/a", "outside");
    dl_test_holds("a", "new");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        DL_TEST_IN_FOLDER(test_keeps_mode),
        DL_TEST_IN_FOLDER(test_new_file),
        DL_TEST_IN_FOLDER(test_follows_links),
        DL_TEST_IN_FOLDER(test_failure_leaves_nothing),
        DL_TEST_IN_FOLDER(test_stream),
        DL_TEST_IN_FOLDER(test_devices),
        DL_TEST_IN_FOLDER(test_reason_of_early_failure),
        DL_TEST_IN_FOLDER(test_read_only),
        DL_TEST_IN_FOLDER(test_file_of_someone_else),
        DL_TEST_IN_FOLDER(test_owner_is_not_kept),
#ifdef __linux__
        DL_TEST_IN_FOLDER(test_keeps_list),
        DL_TEST_IN_FOLDER(test_takes_no_list_of_the_folder),
        DL_TEST_IN_FOLDER(test_list_without_its_group),
        DL_TEST_IN_FOLDER(test_keeps_attributes),
#endif
        DL_TEST_IN_FOLDER(test_hard_links),
        DL_TEST_IN_FOLDER(test_folder_becomes_a_link),
        DL_TEST_IN_FOLDER(test_file_becomes_a_link),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
