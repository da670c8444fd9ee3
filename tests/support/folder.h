/*
 * For tests: a temporary working folder. Every test with this set-up and
 * tear-down starts in an empty one.
 */
#ifndef DL_TEST_FOLDER_H
#define DL_TEST_FOLDER_H

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/file.h"

#define DL_TEST_IN_FOLDER(f)                                                   \
    cmocka_unit_test_setup_teardown(f, dl_test_enter, dl_test_leave)

static inline int dl_test_enter(void **state)
{
    char template[] = "/tmp/digestlint-test-XXXXXX";
    if (!mkdtemp(template) || chdir(template) != 0)
        return -1;
    *state = strdup(template);
    return 0;
}

static inline int dl_test_leave(void **state)
{
    char command[128];
    snprintf(command, sizeof command, "rm -rf '%s'", (char *)*state);
    int status = chdir("/") || system(command);
    free(*state);
    return status;
}

/* Writes a file, and the folders above it. */
static inline void dl_test_put(const char *path, const char *text)
{
    char folder[256];
    for (const char *p = strchr(path, '/'); p; p = strchr(p + 1, '/')) {
        snprintf(folder, sizeof folder, "%.*s", (int)(p - path), path);
        mkdir(folder, 0777);
    }
    FILE *f = fopen(path, "wb");
    assert_non_null(f);
    fputs(text, f);
    assert_int_equal(fclose(f), 0);
}

/* What is in the working folder. */
static inline size_t dl_test_count_files(void)
{
    size_t n = 0;
    DIR *dir = opendir(".");
    assert_non_null(dir);
    while (readdir(dir))
        n++;
    closedir(dir);
    return n - 2; /* . and .. */
}

static inline void dl_test_holds(const char *path, const char *text)
{
    dl_buf buf = {0};
    assert_int_equal(dl_file_read(path, 1 << 20, &buf, NULL), DL_READ_OK);
    assert_string_equal(dl_buf_str(&buf).p, text);
    dl_buf_free(&buf);
}

#endif
