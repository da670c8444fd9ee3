/* Edit distances and suggestions. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "text/suggest.h"

static void test_distance(void **state)
{
    (void)state;
    static const struct {
        const char *a, *b;
        unsigned limit, want;
    } cases[] = {
        {"", "", 3, 0},
        {"abc", "abc", 3, 0},
        {"abc", "ABC", 3, 0},
        {"abc", "abd", 3, 1},
        {"abc", "acb", 3, 1}, /* a swap is one edit */
        {"abc", "", 3, 3},
        {"", "abcd", 3, 4},
        {"kitten", "sitting", 3, 3},
        {"목표", "목적", 3, 1}, /* code points, not bytes */
        {"서론", "", 1, 2},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        dl_str a = dl_str_of(cases[i].a), b = dl_str_of(cases[i].b);
        if (dl_edit_distance(a, b, cases[i].limit) != cases[i].want ||
            dl_edit_distance(b, a, cases[i].limit) != cases[i].want)
            fail_msg("'%s' and '%s'", cases[i].a, cases[i].b);
    }
}

static void test_long_words_are_far(void **state)
{
    (void)state;
    char word[65];
    memset(word, 'a', sizeof word);
    dl_str longest = {word, 64}, longer = {word, 65};
    assert_int_equal(dl_edit_distance(longest, longest, 3), 0);
    assert_int_equal(dl_edit_distance(longer, longer, 3), 4);
}

static size_t suggest(const char *word)
{
    static const dl_str tags[] = {
        {"papers", 6}, {"huggingface", 11}, {"arxiv", 5}, {"ai", 2},
        {"result", 6}, {"results", 7},      {"cat", 3},   {"bat", 3}};
    return dl_suggest(dl_str_of(word), tags, sizeof tags / sizeof *tags);
}

static void test_suggest(void **state)
{
    (void)state;
    assert_int_equal(suggest("hugginface"), 1);
    assert_int_equal(suggest("Arxiv"), 2);
    assert_int_equal(suggest("paper"), 0);
    assert_int_equal(suggest("resultss"), 5);          /* 1 beats 2 */
    assert_int_equal(suggest("rat"), DL_SUGGEST_NONE); /* cat or bat */
    assert_int_equal(suggest("io"), DL_SUGGEST_NONE);  /* too short to tell */
    assert_int_equal(suggest("diffusion"), DL_SUGGEST_NONE);
    assert_int_equal(suggest(""), DL_SUGGEST_NONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_distance),
        cmocka_unit_test(test_long_words_are_far),
        cmocka_unit_test(test_suggest),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
