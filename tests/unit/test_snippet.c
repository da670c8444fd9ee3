/* Marks are exactly below what they mark, whatever the characters' width. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "report/cells.h"
#include "report/snippet.h"

/* Marks `what`, which must occur in `line`. */
static void expect(const char *line, const char *what, const char *text,
                   const char *marks)
{
    dl_snippet s = {0};
    const char *at = strstr(line, what);
    assert_non_null(at);
    size_t start = (size_t)(at - line);
    dl_snippet_layout(&s, dl_str_of(line), start, start + strlen(what), '^');
    assert_string_equal(s.text.p, text);
    assert_string_equal(s.marks.p, marks);
    dl_snippet_free(&s);
}

static void test_ascii(void **state)
{
    (void)state;
    expect("one two three", "two", "one two three", "    ^^^");
    expect("one", "one", "one", "^^^");
}

/* In the log of a runner a backslash takes a cell more. */
static void test_commands_in_a_log(void **state)
{
    static const struct {
        size_t start, end;
        const char *marks;
    } cases[] = {
        {0, 2, "^^"}, {2, 3, "  ^^"}, {3, 4, "    ^"}, {0, 8, "^^^^^^^^^^"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        dl_snippet s = {.in_actions = true};
        dl_snippet_layout(&s, DL_STR("##[a##[]"), cases[i].start, cases[i].end,
                          '^');
        assert_string_equal(s.text.p, "##\\[a##\\[]");
        assert_string_equal(s.marks.p, cases[i].marks);
        dl_snippet_free(&s);
    }
}

static void test_hangul_takes_two_cells(void **state)
{
    (void)state;
    expect("본 연구는 모델를 제안한다.", "모델를", "본 연구는 모델를 제안한다.",
           "          ^^^^^^");
    expect("가", "가", "가", "^^");
    expect("漢字カナ、。", "カ", "漢字カナ、。", "    ^^");
    expect("ＡＢ", "Ｂ", "ＡＢ", "  ^^");
}

static void test_decomposed_hangul_is_one_syllable(void **state)
{
    (void)state;
    /* 각 as three jamo, then a marked letter. */
    expect("\u1100\u1161\u11A8x", "x", "\u1100\u1161\u11A8x", "  ^");
    expect("\u1112\u1161\u11AB\u1100\u1173\u11AF", "\u1100\u1173\u11AF",
           "\u1112\u1161\u11AB\u1100\u1173\u11AF", "  ^^");
}

static void test_emoji(void **state)
{
    (void)state;
    expect("👍 x", "x", "👍 x", "   ^");
    expect("👍🏽x", "x", "👍🏽x", "  ^");
    expect("👨\u200D👩\u200D👧x", "x", "👨\u200D👩\u200D👧x", "  ^");
    expect("🇰🇷🇰🇷x", "x", "🇰🇷🇰🇷x", "    ^");
    expect("1\uFE0F\u20E3x", "x", "1\uFE0F\u20E3x", "  ^");
    expect("👨\u200D👩\u200D👧x", "👨\u200D👩\u200D👧", "👨\u200D👩\u200D👧x", "^^");
}

static void test_combining_marks_take_none(void **state)
{
    (void)state;
    expect("e\u0301e\u0301x", "x", "e\u0301e\u0301x", "  ^");
    expect("e\u0301e\u0301x", "\u0301x", "e\u0301e\u0301x", " ^^");
}

static void test_tabs_are_expanded(void **state)
{
    (void)state;
    expect("\tx", "x", "    x", "    ^");
    expect("ab\tx", "x", "ab  x", "    ^");
    expect("가\tx", "x", "가  x", "    ^");
    expect("ab\tx", "\t", "ab  x", "  ^^");
    expect("abcd\tx", "\t", "abcd    x", "    ^^^^");
}

static void test_what_has_no_ink_is_shown(void **state)
{
    (void)state;
    expect("a\u200Bb", "\u200B", "a<U+200B>b", " ^^^^^^^^");
    expect("a\u200Bb", "b", "a<U+200B>b", "         ^");
    expect("a\u202Eb", "b", "a<U+202E>b", "         ^");
    expect("\uFEFFb", "b", "<U+FEFF>b", "        ^");
    expect("a\x1b[31m", "[", "a<U+001B>[31m", "         ^");
    expect("a\u00ADb", "\u00AD", "a<U+00AD>b", " ^^^^^^^^");
    expect("\u0301", "\u0301", "<U+0301>", "^^^^^^^^");
    /* A joiner outside an emoji sequence. */
    expect("가\u200D나", "나", "가<U+200D>나", "          ^^");
    expect("\u2028x", "x", "<U+2028>x", "        ^");
    expect("\U000E0041x", "x", "<U+E0041>x", "         ^");
}

static void test_invalid_bytes_are_shown(void **state)
{
    (void)state;
    expect("a\xFFz", "z", "a<0xFF>z", "       ^");
    expect("\xEA\xB0", "\xB0", "<0xEA><0xB0>", "      ^^^^^^");
    expect("e\xFF", "\xFF", "e<0xFF>", " ^^^^^^");
}

static void expect_range(const char *line, size_t start, size_t end,
                         const char *marks)
{
    dl_snippet s = {0};
    dl_snippet_layout(&s, dl_str_of(line), start, end, '^');
    assert_string_equal(s.marks.p, marks);
    dl_snippet_free(&s);
}

static void test_empty_ranges_are_marked(void **state)
{
    (void)state;
    expect_range("abc", 1, 1, " ^");
    expect_range("가나", 3, 3, "  ^^");
    expect_range("가나", 6, 6, "    ^");
    expect_range("", 0, 0, "^");
    expect_range("abc", 99, 99, "   ^");
}

/* A place inside a character belongs to the character. */
static void test_middle_of_a_character(void **state)
{
    (void)state;
    expect_range("가나다", 4, 5, "  ^^");
    expect_range("e\u0301x", 1, 1, "^");
}

static unsigned cells(dl_str s)
{
    unsigned sum = 0;
    for (size_t i = 0; i < s.n;) {
        dl_cluster c = dl_cluster_at(s, i);
        sum += c.cells;
        i = c.end;
    }
    return sum;
}

static dl_str repeated(const char *what, size_t times)
{
    size_t n = strlen(what);
    char *p = malloc(n * times);
    for (size_t i = 0; i < times; i++)
        memcpy(p + i * n, what, n);
    return (dl_str){p, n * times};
}

/* The text above the marks is the text that was to be marked. */
static void check_long(dl_str line, size_t start, size_t end)
{
    dl_snippet s = {0};
    dl_snippet_layout(&s, line, start, end, '^');
    assert_true(cells(dl_buf_str(&s.text)) <= DL_SNIPPET_CELLS);
    size_t column = strspn(s.marks.p, " ");
    assert_true(column + strspn(s.marks.p + column, "^") == s.marks.n);
    size_t at = 0, passed = 0;
    while (passed < column) {
        dl_cluster c = dl_cluster_at(dl_buf_str(&s.text), at);
        passed += c.cells;
        at = c.end;
    }
    assert_int_equal(passed, column);
    if (start < line.n) {
        dl_cluster c = dl_cluster_at(line, start);
        assert_memory_equal(s.text.p + at, line.p + c.start, c.end - c.start);
    }
    if (start > 300)
        assert_memory_equal(s.text.p, "…", 3);
    if (line.n - end > 600)
        assert_memory_equal(s.text.p + s.text.n - 3, "…", 3);
    dl_snippet_free(&s);
}

static void test_long_lines_are_cut(void **state)
{
    (void)state;
    const char *units[] = {"가나다 ", "ab ", "가a", "👍 ", "e\u0301"};
    for (size_t u = 0; u < sizeof units / sizeof *units; u++) {
        dl_str line = repeated(units[u], 1000);
        size_t n = strlen(units[u]);
        for (size_t i = 0; i < 1000; i += 37)
            check_long(line, i * n, i * n + n);
        check_long(line, 0, line.n);
        check_long(line, line.n - n, line.n);
        check_long(line, line.n, line.n);
        free((char *)line.p);
    }
}

static void test_marks_piled_up(void **state)
{
    (void)state;
    dl_str line = repeated("\u0301", 5000);
    dl_snippet s = {0};
    dl_snippet_layout(&s, line, 3000, 3002, '^');
    assert_true(s.text.n < 4000);
    dl_snippet_free(&s);
    free((char *)line.p);
}

static void test_show(void **state)
{
    (void)state;
    dl_buf out = {0};
    dl_str text = DL_STR("가\n\t\x1b\x80<b>");
    assert_int_equal(dl_show(&out, text, 100), text.n);
    assert_string_equal(out.p, "가<U+000A> <U+001B><0x80><b>");
    dl_buf_clear(&out);
    assert_int_equal(dl_show(&out, text, 9), 3);
    assert_string_equal(out.p, "가");
    dl_buf_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ascii),
        cmocka_unit_test(test_hangul_takes_two_cells),
        cmocka_unit_test(test_commands_in_a_log),
        cmocka_unit_test(test_decomposed_hangul_is_one_syllable),
        cmocka_unit_test(test_emoji),
        cmocka_unit_test(test_combining_marks_take_none),
        cmocka_unit_test(test_tabs_are_expanded),
        cmocka_unit_test(test_what_has_no_ink_is_shown),
        cmocka_unit_test(test_invalid_bytes_are_shown),
        cmocka_unit_test(test_empty_ranges_are_marked),
        cmocka_unit_test(test_middle_of_a_character),
        cmocka_unit_test(test_long_lines_are_cut),
        cmocka_unit_test(test_marks_piled_up),
        cmocka_unit_test(test_show),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
