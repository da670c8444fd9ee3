/* Which posts may share a paper, judging by their bytes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "posts/narrow.h"

static size_t keys_in(const char *text, bool *is_open)
{
    dl_candidates found = {0};
    dl_candidates_find(&found, dl_str_of(text));
    size_t n = found.keys.n;
    *is_open = found.is_open;
    dl_vec_free(&found.keys);
    return n;
}

static void test_candidates(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t keys;
        bool is_open;
    } cases[] = {
        {"", 0, false},
        {"2509.08519", 1, false},
        {"0704.0001", 1, false},
        {"x https://arxiv.org/abs/2509.08519v2) 2509.08520.", 2, false},
        {"2509\\.08519", 1, false},
        {"hep-th/9901001", 1, false},
        {"509.08519", 0, false},
        {"2509.085", 0, false},
        {"2509.", 0, false},
        {"a/990100", 0, false},
        {"2509&#46;08519", 0, true},
        {"2509&period;08519", 0, true},
        {"2509%2E08519", 0, true},
        {"%32509.08519", 1, true},
        {"59% & 60%", 0, false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bool is_open;
        if (keys_in(cases[i].text, &is_open) != cases[i].keys ||
            is_open != cases[i].is_open)
            fail_msg("'%s'", cases[i].text);
    }
}

static void add_text(dl_narrowing *narrowing, size_t file, const char *text)
{
    dl_candidates found = {0};
    dl_candidates_find(&found, dl_str_of(text));
    dl_narrowing_add(narrowing, file, &found);
    dl_vec_free(&found.keys);
}

/* Files 0 and 1 ask. */
static void test_narrowing(void **state)
{
    (void)state;
    dl_narrowing *n = dl_narrowing_new(8, 2);
    add_text(n, 0, "2509.00001 2509.00001 2509.00009");
    add_text(n, 1, "2509.00002 2509.00009");
    add_text(n, 2, "2509.00001");
    add_text(n, 3, "2509.00003"); /* shared, but nobody asks */
    add_text(n, 4, "2509.00003");
    add_text(n, 5, "");
    add_text(n, 6, "2509&#46;00001");
    add_text(n, 7, "2509.00001 2509.00002");
    dl_narrowing_finish(n);
    static const bool want[] = {true,  true,  true, false,
                                false, false, true, true};
    for (size_t i = 0; i < 8; i++)
        assert_int_equal(dl_narrowing_has(n, i), want[i]);
    dl_narrowing_free(n);
}

static void test_alone(void **state)
{
    (void)state;
    dl_narrowing *n = dl_narrowing_new(2, 1);
    add_text(n, 0, "2509.00001 and again 2509.00001");
    add_text(n, 1, "2509.00002");
    dl_narrowing_finish(n);
    assert_false(dl_narrowing_has(n, 0));
    assert_false(dl_narrowing_has(n, 1));
    dl_narrowing_free(n);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_candidates),
        cmocka_unit_test(test_narrowing),
        cmocka_unit_test(test_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
