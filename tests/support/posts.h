/*
 * For tests: the posts that the rules' accuracy is measured on. Composed ones
 * are made by the build in every clone; real ones are there only where the
 * shared corpus is.
 *
 *     static const char composed[] = POSTS_COMPOSED, real[] = POSTS_REAL;
 *     cmocka_unit_test_prestate(finds_it, (void *)composed),
 */
#ifndef DL_TEST_POSTS_H
#define DL_TEST_POSTS_H

#include <glob.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/file.h"

#define POSTS_COMPOSED "tests/posts" /* below the build folder */
#define POSTS_REAL "../shared/corpus/daily-papers"

static inline bool posts_are_composed(const char *posts)
{
    return strcmp(posts, POSTS_COMPOSED) == 0;
}

/* The pattern of the posts' paths; static, overwritten by the next call. */
static inline const char *posts_pattern(const char *posts)
{
    static char pattern[1024];
    const char *build = getenv("BUILD");
    if (posts_are_composed(posts))
        snprintf(pattern, sizeof pattern, "%s/%s/*.md",
                 build ? build : "build/release", posts);
    else
        snprintf(pattern, sizeof pattern, "%s/*.md", posts);
    return pattern;
}

/* Skips the test if there are no posts, unless the composed ones were asked
   for. To be called before anything is allocated: skip() does not return. */
static inline void posts_need(const char *posts)
{
    glob_t found;
    bool none = glob(posts_pattern(posts), 0, NULL, &found) != 0;
    globfree(&found);
    if (!none)
        return;
    if (posts_are_composed(posts))
        fail_msg("no %s: make check composes them", posts_pattern(posts));
    print_message("# no %s\n", posts_pattern(posts));
    skip();
}

/* Calls `visit` for each post, in order of name. */
static inline void posts_each(const char *posts,
                              void (*visit)(void *user, const char *path,
                                            dl_str bytes),
                              void *user)
{
    glob_t found;
    dl_buf bytes = {0};
    assert_int_equal(glob(posts_pattern(posts), 0, NULL, &found), 0);
    for (size_t i = 0; i < found.gl_pathc; i++) {
        if (dl_file_read(found.gl_pathv[i], 1u << 20, &bytes, NULL) !=
            DL_READ_OK)
            fail_msg("cannot read %s", found.gl_pathv[i]);
        visit(user, found.gl_pathv[i], dl_buf_str(&bytes));
    }
    dl_buf_free(&bytes);
    globfree(&found);
}

#endif
