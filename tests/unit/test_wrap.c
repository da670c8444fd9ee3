/* Lines for people: broken at spaces, by cells, whatever their colours. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "report/cells.h"
#include "report/markdown.h"
#include "report/table.h"
#include "report/wrap.h"

static void expect(const char *text, dl_wrap wrap, const char *want)
{
    dl_buf out = {0};
    dl_wrap_add(&out, dl_str_of(text), &wrap);
    assert_string_equal(dl_buf_str(&out).p, want);
    dl_buf_free(&out);
}

static void test_lines(void **state)
{
    (void)state;
    expect("", (dl_wrap){.width = 10}, "");
    expect("one two three", (dl_wrap){.width = 7}, "one two\nthree");
    expect("one two three", (dl_wrap){.width = 6}, "one\ntwo\nthree");
    expect("one two three", (dl_wrap){0}, "one two three");
    expect("incomprehensible x", (dl_wrap){.width = 5}, "incomprehensible\nx");
    expect("a  b", (dl_wrap){.width = 9}, "a  b");
    expect("a\nb c", (dl_wrap){.width = 2}, "a\nb\nc");
}

static void test_hangul_takes_two_cells(void **state)
{
    (void)state;
    expect("가나 다라", (dl_wrap){.width = 9}, "가나 다라");
    expect("가나 다라", (dl_wrap){.width = 8}, "가나\n다라");
}

static void test_indents(void **state)
{
    (void)state;
    expect("a b", (dl_wrap){.width = 4, .indent = 2}, "  a\n  b");
    expect("a b", (dl_wrap){.width = 4, .hanging = 3}, "a b");
    expect("aa bb cc", (dl_wrap){.width = 6, .indent = 1, .hanging = 2},
           " aa bb\n   cc");
    expect("a b", (dl_wrap){.width = 8, .column = 6, .indent = 2}, "a\n  b");
    expect("a", (dl_wrap){.width = 8, .column = 2, .indent = 4}, "  a");
    expect("a\nb", (dl_wrap){.width = 8, .hanging = 2}, "a\n  b");
}

static void test_escape_sequences_take_no_cells(void **state)
{
    (void)state;
    expect("\033[1;31mab\033[0m c", (dl_wrap){.width = 4},
           "\033[1;31mab\033[0m c");
    expect("\033]8;;https://a.kr\033\\DL1\033]8;;\033\\ c",
           (dl_wrap){.width = 5},
           "\033]8;;https://a.kr\033\\DL1\033]8;;\033\\ c");
    assert_int_equal(dl_wrap_cells(DL_STR("\033[2m가\033[0m")), 2);
    /* Cut short, they are text. */
    assert_int_equal(dl_wrap_cells(DL_STR("\033")), 8);
    assert_int_equal(dl_wrap_cells(DL_STR("\033[1")), 10);
}

static void test_joined_words(void **state)
{
    (void)state;
    expect("a b\x1f" "c d", (dl_wrap){.width = 4}, "a\nb c\nd");
    assert_int_equal(dl_wrap_cells(DL_STR("b\x1f" "c")), 3);
}

static void test_cells(void **state)
{
    (void)state;
    dl_str s = DL_STR("가나abc다라");
    assert_int_equal(dl_cells(s, 99), 11);
    assert_int_equal(dl_cells_back(s, 9, 0, 4), 6);
    assert_int_equal(dl_cells_back(s, 9, 0, 5), 3);
    assert_int_equal(dl_cells_back(s, 9, 0, 6), 3);
    assert_int_equal(dl_cells_back(s, 9, 0, 7), 0);
    assert_int_equal(dl_cells_back(s, 9, 6, 7), 6);
    assert_int_equal(dl_cells_back(s, 9, 0, 0), 9);
    assert_int_equal(dl_cells_ahead(s, 6, 4), 9);
    assert_int_equal(dl_cells_ahead(s, 6, 5), 12);
    assert_int_equal(dl_cells_ahead(s, 6, 99), s.n);
}

/* Far from the beginning of a line, reading begins at a character. */
static void test_cells_in_a_long_line(void **state)
{
    (void)state;
    dl_buf line = {0};
    for (int i = 0; i < 1000; i++)
        dl_buf_adds(&line, i % 3 ? "a" : "가");
    dl_str s = dl_buf_str(&line);
    for (size_t cells = 1; cells < 40; cells++) {
        size_t at = dl_cells_back(s, s.n, 0, cells);
        size_t shown =
            dl_cells((dl_str){s.p + at, s.n - at}, SIZE_MAX);
        assert_true(shown == cells || shown + 1 == cells);
        assert_true((s.p[at] & 0xC0) != 0x80);
    }
    dl_buf_free(&line);
}

/* ---- tables -------------------------------------------------------------- */

static void expect_table(const char *const *cells, size_t n, size_t columns,
                         unsigned width, bool color, const char *want)
{
    dl_table table = {.columns = columns};
    dl_buf out = {0};
    for (size_t i = 0; i < n; i++)
        dl_table_add(&table, dl_str_of(cells[i]));
    dl_table_show(&out, &table, width, color);
    assert_string_equal(out.p, want);
    dl_buf_free(&out);
    dl_table_free(&table);
}

static void test_tables(void **state)
{
    (void)state;
    static const char *const cells[] = {"쓴 것", "뜻", "하나 둘 셋", "a b",
                                        "",      "c"};
    expect_table(cells, 6, 2, 40, false,
                 "쓴 것       뜻\n----------  ---\n하나 둘 셋  a b\n"
                 "            c\n");
    expect_table(cells, 6, 2, 40, true,
                 "\033[1m쓴 것       뜻\033[0m\n하나 둘 셋  a b\n"
                 "            c\n");
    expect_table(cells, 6, 2, 12, false,
                 "쓴 것     뜻\n--------  --\n하나 둘   a\n셋        b\n"
                 "          c\n");
    expect_table(cells, 6, 2, 6, false,
                 "하나\n둘 셋\n  뜻:\n    a\n    b\n\n  뜻:\n    c\n");
}

/* ---- Markdown ------------------------------------------------------------ */

static void expect_page(const char *text, unsigned width, bool color,
                        const char *want)
{
    dl_buf out = {0};
    dl_markdown_style style = {width, color, .wraps_code = true};
    dl_markdown_show(&out, dl_str_of(text), &style);
    assert_string_equal(dl_buf_str(&out).p, want);
    dl_buf_free(&out);
}

static void test_paragraphs(void **state)
{
    (void)state;
    expect_page("\n\none\ntwo\n\n\nthree\n", 80, false, "one two\n\nthree\n");
    expect_page("한 줄을\n두 줄로", 8, false, "한 줄을\n두 줄로\n");
    expect_page("# Head\ntext", 80, false, "Head\n\ntext\n");
    expect_page("# Head", 80, true, "\033[1mHead\033[0m\n");
    expect_page("a\n<!-- example -->\nb", 80, false, "a\n\nb\n");
}

static void test_lists(void **state)
{
    (void)state;
    expect_page("A:\n\n- one\n  two\n- three\n\n1. x\n2. y\n", 80, false,
                "A:\n\n- one two\n- three\n\n1. x\n2. y\n");
    expect_page("- one two three\n  - four five", 11, false,
                "- one two\n  three\n  - four\n    five\n");
}

static void test_inline(void **state)
{
    (void)state;
    expect_page("a `b c` **d** *e* 2**3", 80, false, "a `b c` d *e* 2**3\n");
    expect_page("a `b c` **d**", 80, true,
                "a \033[36mb c\033[0m \033[1md\033[0m\n");
    expect_page("`` a`b `` `c", 80, true, "\033[36ma`b\033[0m `c\n");
    expect_page("a [b](../c.md) [d](https://e.kr) [f] g", 80, false,
                "a b d (https://e.kr) [f] g\n");
    /* Code is not broken. */
    expect_page("aaaa `b c` d", 8, false, "aaaa\n`b c` d\n");
}

static void test_code(void **state)
{
    (void)state;
    expect_page("Bad:\n\n```markdown\n# a\n\n  b\n```\n\nend", 80, false,
                "Bad:\n\n    # a\n\n      b\n\nend\n");
    expect_page("Bad:\n\n```\na\n```", 80, true,
                "\033[1mBad:\033[0m\n\n    a\n");
    expect_page("````\n```\nx\n```\n````", 80, false,
                "    ```\n    x\n    ```\n");
    expect_page("```\none two\n```", 10, false, "    one\n        two\n");
    expect_page("```\nnot closed", 80, false, "    not closed\n");
}

static void test_tables_of_pages(void **state)
{
    (void)state;
    expect_page("x:\n\n| a | b |\n|---|--:|\n| `c` | d \\| e |\n| f |\n\ny", 80,
                false,
                "x:\n\na    b\n---  -----\n`c`  d | e\nf\n\ny\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lines),
        cmocka_unit_test(test_hangul_takes_two_cells),
        cmocka_unit_test(test_indents),
        cmocka_unit_test(test_escape_sequences_take_no_cells),
        cmocka_unit_test(test_joined_words),
        cmocka_unit_test(test_cells),
        cmocka_unit_test(test_cells_in_a_long_line),
        cmocka_unit_test(test_tables),
        cmocka_unit_test(test_paragraphs),
        cmocka_unit_test(test_lists),
        cmocka_unit_test(test_inline),
        cmocka_unit_test(test_code),
        cmocka_unit_test(test_tables_of_pages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
