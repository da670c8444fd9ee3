/* Lists of file-name patterns, looked up. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>

#include "../support/cpu_bound.h"
#include "base/str.h"
#include "files/glob_set.h"

enum { MOST = 200000, PARTS = 12 };

static uint32_t next_random(uint32_t *seed)
{
    *seed = *seed * 1664525 + 1013904223;
    return *seed >> 8;
}

static dl_str compose(char *out, const char *const *parts, uint32_t *seed)
{
    size_t n = 0;
    for (size_t i = 1 + next_random(seed) % 6; i > 0; i--)
        n += (size_t)sprintf(out + n, "%s", parts[next_random(seed) % PARTS]);
    return (dl_str){out, n};
}

/* The definition: one pattern after the other, from the last one on. */
static size_t last_of(const dl_glob *const *globs, size_t n, dl_str path,
                      bool is_folder, bool covers)
{
    for (size_t i = n; i-- > 0;) {
        bool counts = is_folder || !dl_glob_is_folder_only(globs[i]);
        if (covers ? dl_glob_covers(globs[i], path)
                   : counts && dl_glob_match(globs[i], path))
            return i + 1;
    }
    return 0;
}

static void finds_what_trying_all_finds(void **state)
{
    (void)state;
    static const char *const patterns[PARTS] = {
        "a", "b", "/", "a/", "*", "*.a", "a", "b.a", "/a/b", "?", "[ab]", "**"};
    static const char *const names[PARTS] = {"a",  "b",   "/", "a/b", ".a",
                                             "/a", "b/b", "a", "b.a", "b",
                                             "aa", ".b"};
    uint32_t seed = 7;
    char text[64];
    for (int round = 0; round < 400; round++) {
        const dl_glob *globs[20];
        size_t n = 0;
        dl_arena *arena = dl_arena_new();
        for (size_t i = next_random(&seed) % 20; i > 0; i--) {
            globs[n] = dl_glob_new(arena, compose(text, patterns, &seed),
                                   DL_GLOB_FLOATING);
            n += globs[n] != NULL;
        }
        const dl_glob_set *set = dl_glob_set_new(arena, globs, n);
        for (int i = 0; i < 40; i++) {
            dl_str path = compose(text, names, &seed);
            bool is_folder = next_random(&seed) % 2;
            if (path.p[0] == '/' || path.p[path.n - 1] == '/' ||
                strstr(text, "//"))
                continue;
            assert_int_equal(dl_glob_set_match(set, path, is_folder),
                             last_of(globs, n, path, is_folder, false));
            assert_int_equal(dl_glob_set_cover(set, path),
                             last_of(globs, n, path, true, true));
        }
        dl_arena_free(arena);
    }
}

/* Braces are for the automaton, which has no short way. */
static void goes_the_short_way_to_the_same(void **state)
{
    (void)state;
    static const char *const patterns[PARTS] = {"a", "b", "/", "*", "*", "[ab]",
                                                "*a", "ab", "[!a]", "a*", "b",
                                                "\\*"};
    static const char *const names[PARTS] = {"a", "b",  "/", "ab", "ba", "a",
                                             "b", "aa", "c", "*",  "a",  "b"};
    uint32_t seed = 11;
    char pattern[64], braced[80], path[64];
    for (int i = 0; i < 20000; i++) {
        dl_arena *arena = dl_arena_new();
        dl_str p = compose(pattern, patterns, &seed);
        dl_str name = compose(path, names, &seed);
        snprintf(braced, sizeof braced, "{%s}", pattern);
        /* a slash at one end is no part of the pattern */
        if (p.p[0] != '/' && p.p[p.n - 1] != '/' && !strstr(pattern, "**")) {
            const dl_glob *greedy = dl_glob_new(arena, p, 0);
            const dl_glob *all = dl_glob_new(arena, dl_str_of(braced), 0);
            if (dl_glob_match(greedy, name) != dl_glob_match(all, name) ||
                dl_glob_covers(greedy, name) != dl_glob_covers(all, name))
                fail_msg("'%s' against '%s'", pattern, path);
        }
        dl_arena_free(arena);
    }
}

/* Of the same pattern the last one counts, however many there are. */
static void takes_the_last_of_equal_ones(void **state)
{
    (void)state;
    dl_arena *arena = dl_arena_new();
    const char *const texts[] = {"a", "*.b", "a", "a/", "*.b/", "a/", "*"};
    const dl_glob *globs[7];
    for (size_t i = 0; i < 7; i++)
        globs[i] = dl_glob_new(arena, dl_str_of(texts[i]), DL_GLOB_FLOATING);
    const dl_glob_set *set = dl_glob_set_new(arena, globs, 6);
    assert_int_equal(dl_glob_set_match(set, DL_STR("x/a"), false), 3);
    assert_int_equal(dl_glob_set_match(set, DL_STR("x/a"), true), 6);
    assert_int_equal(dl_glob_set_match(set, DL_STR("x.b"), false), 2);
    assert_int_equal(dl_glob_set_match(set, DL_STR("x.b"), true), 5);
    assert_int_equal(dl_glob_set_match(set, DL_STR("b"), true), 0);
    set = dl_glob_set_new(arena, globs, 7);
    assert_int_equal(dl_glob_set_match(set, DL_STR("x/a"), true), 7);
    dl_arena_free(arena);
}

/* 1,000 look-ups among 200,000 patterns, not 200 million comparisons. */
static void assert_quick(const char *before, const char *after)
{
    static const dl_glob *globs[MOST];
    dl_arena *arena = dl_arena_new();
    char name[256];
    for (int i = 0; i < MOST; i++) {
        snprintf(name, sizeof name, "%s%d%s", before, i, after);
        globs[i] = dl_glob_new(arena, dl_str_of(name), DL_GLOB_FLOATING);
    }
    const dl_glob_set *set = dl_glob_set_new(arena, globs, MOST);
    assert_int_equal(dl_glob_set_work(set), 0);
    memset(name, 'n', 200);
    double most = cpu_bound(100);
    clock_t start = clock();
    for (int i = 0; i < 1000; i++) {
        size_t n = 200 + (size_t)sprintf(name + 200, "%d.md", i);
        assert_int_equal(dl_glob_set_match(set, (dl_str){name, n}, false), 0);
    }
    assert_true(cpu_since(start) < most);
    dl_arena_free(arena);
}

static void looks_names_and_endings_up(void **state)
{
    (void)state;
    assert_quick("n", "");
    assert_quick("*.e", ".md");
    assert_quick("n", "/");
    assert_quick("/n", "");
}

static void counts_work_times_path(void **state)
{
    (void)state;
    dl_arena *arena = dl_arena_new();
    const dl_glob *globs[] = {dl_glob_new(arena, DL_STR("a*b"),
                                          DL_GLOB_FLOATING),
                              dl_glob_new(arena, DL_STR("x/a*b"),
                                          DL_GLOB_FLOATING)};
    size_t floating = dl_glob_work(globs[0]), anchored = dl_glob_work(globs[1]);
    const dl_glob_set *set = dl_glob_set_new(arena, globs, 2);
    assert_true(anchored > floating && floating > 0);
    assert_int_equal(dl_glob_set_work(set), floating + anchored);
    assert_int_equal(dl_glob_set_steps(set, DL_STR("x/y/z")),
                     5 * (floating + anchored));
    assert_int_equal(dl_glob_set_steps_above(set, DL_STR("x/y/z")),
                     5 * (floating + 3 * anchored));
    dl_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_what_trying_all_finds),
        cmocka_unit_test(goes_the_short_way_to_the_same),
        cmocka_unit_test(takes_the_last_of_equal_ones),
        cmocka_unit_test(looks_names_and_endings_up),
        cmocka_unit_test(counts_work_times_path),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
