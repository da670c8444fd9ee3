/* Classes of bytes against those of the C locale, and cutting by them. */
#include <ctype.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/str.h"

static void test_classes_are_those_of_ascii(void **state)
{
    (void)state;
    for (int i = 0; i < 256; i++) {
        char c = (char)i;
        assert_int_equal(dl_is_blank(c), isblank(i) != 0);
        assert_int_equal(dl_is_white(c), isspace(i) != 0);
        assert_int_equal(dl_is_space(c), isspace(i) && i != '\f' && i != '\v');
        assert_int_equal(dl_is_digit(c), isdigit(i) != 0);
        assert_int_equal(dl_hex_value(c) >= 0, isxdigit(i) != 0);
        assert_int_equal(dl_is_lower(c), islower(i) != 0);
        assert_int_equal(dl_is_upper(c), isupper(i) != 0);
        assert_int_equal(dl_is_alpha(c), isalpha(i) != 0);
        assert_int_equal(dl_is_alnum(c), isalnum(i) != 0);
        assert_int_equal(dl_is_punctuation(c), ispunct(i) != 0);
        assert_int_equal(dl_is_continuation(c), i >= 0x80 && i <= 0xBF);
        assert_int_equal((unsigned char)dl_to_lower(c), tolower(i));
        assert_int_equal(dl_is_one_of(c, "a.\xB7"),
                         i == 'a' || i == '.' || i == 0xB7);
    }
}

static void expect(dl_str got, const char *text)
{
    if (!dl_str_is(got, text))
        fail_msg("'%.*s' instead of '%s'", DL_FMT(got), text);
}

static void test_trims_what_is_in_the_set(void **state)
{
    (void)state;
    expect(dl_str_trim(DL_STR(" \ta b\t "), " \t"), "a b");
    expect(dl_str_trim(DL_STR("\r a"), " \t"), "\r a");
    expect(dl_str_trim(DL_STR("..."), "."), "");
    assert_int_equal(dl_str_trim(DL_STR("\0a\0"), " ").n, 3);
    expect(dl_str_trim(DL_STR_NONE, " "), "");
    expect(dl_str_trim_end(DL_STR(" a \v"), " \v"), " a");
    expect(dl_str_trim_end(DL_STR_NONE, " "), "");
}

static void test_skips_stop_at_the_end(void **state)
{
    (void)state;
    dl_str s = {"a \t\n 12345", 7}; /* what is beyond is not seen */
    assert_int_equal(dl_str_skip_blanks(s, 0), 0);
    assert_int_equal(dl_str_skip_blanks(s, 1), 3);
    assert_int_equal(dl_str_skip_white(s, 1), 5);
    assert_int_equal(dl_str_skip_blanks(s, 7), 7);
    assert_int_equal(dl_str_skip_white((dl_str){s.p, 4}, 1), 4);
    assert_int_equal(dl_digits_at(s, 5), 2);
    assert_int_equal(dl_digits_at(s, 0), 0);
    assert_int_equal(dl_digits_at(s, 7), 0);
    assert_int_equal(dl_digits_value(s.p + 5, 3), 123);
    assert_int_equal(dl_digits_value("999999999", 9), 999999999);
    expect(dl_str_from(s, 5), "12");
    expect(dl_str_from(s, 7), "");
    expect(dl_str_from(DL_STR_NONE, 0), "");
}

static void test_finds_parts(void **state)
{
    (void)state;
    const dl_str s = DL_STR("arXiv");
    assert_int_equal(dl_str_find(s, DL_STR("arXiv")), 0);
    assert_int_equal(dl_str_find(s, DL_STR("v")), 4);
    assert_int_equal(dl_str_find(s, DL_STR("vX")), SIZE_MAX);
    assert_int_equal(dl_str_find(s, DL_STR("arXiv1")), SIZE_MAX);
    assert_true(dl_str_has_prefix(s, DL_STR("arX")));
    assert_false(dl_str_has_prefix(s, DL_STR("Xiv")));
    assert_false(dl_str_has_prefix(s, DL_STR("arXiv1")));
    assert_true(dl_str_has_suffix(s, DL_STR("Xiv")));
    assert_false(dl_str_has_suffix(s, DL_STR("arX")));
    assert_false(dl_str_has_suffix(s, DL_STR("1arXiv")));
}

static void test_reads_hexadecimal_digits(void **state)
{
    (void)state;
    assert_int_equal(dl_hex_value('0'), 0);
    assert_int_equal(dl_hex_value('9'), 9);
    assert_int_equal(dl_hex_value('a'), 10);
    assert_int_equal(dl_hex_value('F'), 15);
    assert_int_equal(dl_hex_value('g'), -1);
    assert_int_equal(dl_hex_value('\x11'), -1); /* '1' without a bit */
}

static void test_looks_in_lists(void **state)
{
    (void)state;
    const dl_str list[] = {DL_STR("a"), DL_STR("bc")};
    assert_true(dl_str_is_in(DL_STR("bc"), list, 2));
    assert_false(dl_str_is_in(DL_STR("bc"), list, 1));
    assert_false(dl_str_is_in(DL_STR("b"), list, 2));
    assert_false(dl_str_is_in(DL_STR("a"), NULL, 0));
}

static void test_begins_in_either_case(void **state)
{
    (void)state;
    assert_true(dl_begins_with(DL_STR("ArXiv:1"), "arxiv:"));
    assert_false(dl_begins_with(DL_STR("arXi"), "arxiv"));
    assert_false(dl_begins_with(DL_STR("arXi:"), "arxiv"));
    assert_true(dl_begins_with(DL_STR_NONE, ""));
    assert_true(dl_str_starts(DL_STR(DL_BOM "a"), DL_BOM));
    assert_false(dl_str_starts(DL_STR("\xEF\xBB"), DL_BOM));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_classes_are_those_of_ascii),
        cmocka_unit_test(test_trims_what_is_in_the_set),
        cmocka_unit_test(test_skips_stop_at_the_end),
        cmocka_unit_test(test_finds_parts),
        cmocka_unit_test(test_reads_hexadecimal_digits),
        cmocka_unit_test(test_looks_in_lists),
        cmocka_unit_test(test_begins_in_either_case),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
