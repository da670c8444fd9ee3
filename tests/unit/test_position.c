/* Positions in all units, forwards and back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/buf.h"
#include "parse/parse.h"
#include "text/position.h"
#include "text/utf8.h"

static const dl_unit UNITS[] = {DL_UNIT_BYTE, DL_UNIT_CODE_POINT, DL_UNIT_UTF16,
                                DL_UNIT_CELL};

static dl_doc *parse(dl_str text)
{
    return dl_doc_parse(DL_STR("a.md"), text, 1 << 24, &dl_lexicon_builtin);
}

static void test_units(void **state)
{
    (void)state;
    /* A tab, Hangul, an emoji, a marked letter, decomposed Hangul. */
    dl_doc *doc = parse(DL_STR("a\t가👍e\u0301\u1100\u1161x\r\ny\rz\n"));
    static const uint32_t want[] = {19, 9, 10, 10};
    for (size_t u = 0; u < 4; u++) {
        dl_position at = dl_doc_position(doc, 18, UNITS[u]);
        assert_int_equal(at.line, 1);
        assert_int_equal(at.column, want[u]);
        if (UNITS[u] != DL_UNIT_CELL) /* there, marks share the column of their
                                         letter */
            assert_int_equal(dl_doc_offset(doc, at, UNITS[u]), 18);
        /* A line end counts as the line's end. */
        assert_int_equal(dl_doc_position(doc, 20, UNITS[u]).column,
                         want[u] + 1);
    }
    assert_int_equal(dl_doc_position(doc, 21, DL_UNIT_BYTE).line, 2);
    assert_int_equal(dl_doc_position(doc, 23, DL_UNIT_BYTE).line, 3);
    assert_int_equal(dl_doc_position(doc, 25, DL_UNIT_BYTE).line, 4);
    assert_int_equal(dl_doc_position(doc, 99, DL_UNIT_BYTE).line, 4);
    dl_doc_free(doc);
}

/* Each of LF, CR and CRLF ends a line, also the first one. */
static void test_line_ends(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        uint32_t lines, last; /* where the last one begins */
    } cases[] = {{"", 1, 0},       {"\r", 2, 1},    {"\n", 2, 1},
                 {"\r\n", 2, 2},  {"\ra", 2, 1},   {"\n\ra", 3, 2},
                 {"a\r\rb", 3, 3}, {"a\r\nb", 2, 3}, {"a\nb", 2, 2}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        dl_doc *doc = parse(dl_str_of(cases[i].text));
        if (doc->n_lines != cases[i].lines ||
            doc->line_starts[doc->n_lines - 1] != cases[i].last)
            fail_msg("case %zu: %u lines, the last one at %u", i,
                     (unsigned)doc->n_lines,
                     (unsigned)doc->line_starts[doc->n_lines - 1]);
        dl_doc_free(doc);
    }
}

static void test_byte_order_mark_is_no_column(void **state)
{
    (void)state;
    dl_doc *doc = parse(DL_STR("\uFEFFab\n"));
    for (size_t u = 0; u < 4; u++) {
        assert_int_equal(dl_doc_position(doc, 0, UNITS[u]).column, 1);
        assert_int_equal(dl_doc_position(doc, 3, UNITS[u]).column, 1);
        assert_int_equal(dl_doc_position(doc, 4, UNITS[u]).column, 2);
    }
    dl_doc_free(doc);
}

static void test_inside_a_sequence(void **state)
{
    (void)state;
    dl_doc *doc = parse(DL_STR("가👍\n"));
    for (uint32_t i = 0; i < 3; i++)
        assert_int_equal(dl_doc_position(doc, i, DL_UNIT_CODE_POINT).column, 1);
    for (uint32_t i = 3; i < 7; i++)
        assert_int_equal(dl_doc_position(doc, i, DL_UNIT_UTF16).column, 2);
    dl_doc_free(doc);
}

/* Marks in long lines change only the time: each column is the same as counted
   from the line's start. */
static void test_long_lines(void **state)
{
    (void)state;
    static const char *const words[] = {"가", "a", "👍", "e\u0301", "·"};
    dl_buf text = {0};
    uint32_t seed = 1;
    dl_buf_adds(&text, "\uFEFFshort\n");
    uint32_t start = (uint32_t)text.n;
    while (text.n < 100000) {
        seed = seed * 1664525 + 1013904223;
        dl_buf_adds(&text, words[(seed >> 24) % 5]);
    }
    dl_doc *doc = parse(dl_buf_str(&text));
    assert_non_null(doc->column_marks);
    for (size_t u = 0; u < 4; u++) {
        uint32_t column = 1;
        unsigned length;
        for (uint32_t i = start; i < doc->src.n; i += length) {
            assert_int_equal(dl_doc_position(doc, i, UNITS[u]).column, column);
            dl_utf8_decode(doc->src, i, &length);
            column += dl_text_width((dl_str){doc->src.p + i, length}, UNITS[u]);
        }
    }
    dl_doc_free(doc);
    dl_buf_free(&text);
}

static void test_short_lines_have_no_marks(void **state)
{
    (void)state;
    dl_buf text = {0};
    while (text.n < 100000)
        dl_buf_adds(&text, "한 줄\n");
    dl_doc *doc = parse(dl_buf_str(&text));
    assert_null(doc->column_marks);
    dl_doc_free(doc);
    dl_buf_free(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_units),
        cmocka_unit_test(test_line_ends),
        cmocka_unit_test(test_byte_order_mark_is_no_column),
        cmocka_unit_test(test_inside_a_sequence),
        cmocka_unit_test(test_long_lines),
        cmocka_unit_test(test_short_lines_have_no_marks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
