/* Front matter: its fences, its states, and where the body begins. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "parse/parse.h"

static dl_doc *parse(const char *text)
{
    return dl_doc_parse(DL_STR("a.md"), dl_str_of(text), 1 << 20, NULL);
}

static void assert_slice(const dl_doc *doc, dl_span span, const char *want)
{
    dl_str got = dl_doc_slice(doc, span);
    assert_int_equal(got.n, strlen(want));
    assert_memory_equal(got.p, want, got.n);
}

typedef struct expected {
    const char *text;
    dl_frontmatter_state state;
    const char *span, *yaml, *body;
} expected;

static void check(const expected *e)
{
    dl_doc *doc = parse(e->text);
    assert_int_equal(doc->frontmatter.state, e->state);
    assert_slice(doc, doc->frontmatter.span, e->span);
    assert_slice(doc, doc->frontmatter.yaml, e->yaml);
    assert_slice(doc, (dl_span){doc->body, (uint32_t)doc->src.n}, e->body);
    dl_doc_free(doc);
}

static void test_states(void **state)
{
    (void)state;
    static const expected cases[] = {
        {"# 가\n", DL_FRONTMATTER_NONE, "", "", "# 가\n"},
        {"", DL_FRONTMATTER_NONE, "", "", ""},
        {"\n---\na: 1\n---\n", DL_FRONTMATTER_NONE, "", "",
         "\n---\na: 1\n---\n"},
        {"--- # x\na: 1\n---\n", DL_FRONTMATTER_NONE, "", "",
         "--- # x\na: 1\n---\n"},
        {"---\na: 1\n---\n본문\n", DL_FRONTMATTER_OK, "---\na: 1\n---",
         "a: 1\n", "본문\n"},
        {"---  \na: 1\n...\t\n본문", DL_FRONTMATTER_OK,
         "---  \na: 1\n...\t", "a: 1\n", "본문"},
        {"---\r\na: 1\r\n---\r\n본문\r\n", DL_FRONTMATTER_OK,
         "---\r\na: 1\r\n---", "a: 1\r\n", "본문\r\n"},
        {"---\ra: 1\r---\r본문\r", DL_FRONTMATTER_OK, "---\ra: 1\r---",
         "a: 1\r", "본문\r"},
        {"\xEF\xBB\xBF---\na: 1\n---\n본문", DL_FRONTMATTER_OK,
         "---\na: 1\n---", "a: 1\n", "본문"},
        {"---\n---\n", DL_FRONTMATTER_OK, "---\n---", "", ""},
        {"---\n# 주석\n---", DL_FRONTMATTER_OK, "---\n# 주석\n---",
         "# 주석\n", ""},
        {"---\na: 1\n", DL_FRONTMATTER_UNTERMINATED, "---", "",
         "---\na: 1\n"},
        {"---", DL_FRONTMATTER_UNTERMINATED, "---", "", "---"},
        {"---\n- a\n---\n본문", DL_FRONTMATTER_INVALID, "---\n- a\n---",
         "- a\n", "본문"},
        {"---\na: \"b\n---\n본문", DL_FRONTMATTER_INVALID,
         "---\na: \"b\n---", "a: \"b\n", "본문"},
        {"---\na: 1\n---\nb\n---\n", DL_FRONTMATTER_OK, "---\na: 1\n---",
         "a: 1\n", "b\n---\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        check(&cases[i]);
}

static void test_values_have_places(void **state)
{
    (void)state;
    dl_doc *doc = parse("\xEF\xBB\xBF---\r\n제목: 논문 요약\r\n---\r\n");
    const dl_yaml *title = dl_yaml_get(doc->frontmatter.root, "제목");
    assert_non_null(title);
    assert_slice(doc, title->span, "논문 요약");
    assert_slice(doc, title->key->span, "제목");
    assert_true(dl_str_is(title->text, "논문 요약"));
    dl_doc_free(doc);
}

static void test_problem_has_a_place(void **state)
{
    (void)state;
    dl_doc *doc = parse("---\n가: 1\ntitle: \"열림\ndate: x\n---\n# 본문\n");
    assert_int_equal(doc->frontmatter.state, DL_FRONTMATTER_INVALID);
    assert_slice(doc, doc->frontmatter.problem_span, "\"");
    dl_position at = dl_doc_position(
        doc, doc->frontmatter.problem_span.start, DL_UNIT_CODE_POINT);
    assert_int_equal(at.line, 3);
    assert_int_equal(at.column, 8);
    assert_true(doc->frontmatter.problem.n > 0);
    assert_null(doc->frontmatter.root);
    /* The body is parsed all the same. */
    assert_true(doc->n_nodes > 1);
    assert_int_equal(doc->nodes[1].kind, DL_NODE_HEADING);
    assert_slice(doc, doc->nodes[1].span, "# 본문");
    dl_doc_free(doc);
}

static void test_repeated_key_has_both_places(void **state)
{
    (void)state;
    dl_doc *doc = parse("---\nkey: 1\nb: 2\nkey: 3\n---\n");
    const dl_frontmatter *fm = &doc->frontmatter;
    assert_int_equal(fm->state, DL_FRONTMATTER_INVALID);
    assert_int_equal(dl_doc_position(doc, fm->problem_span.start,
                                     DL_UNIT_BYTE).line, 4);
    assert_int_equal(dl_doc_position(doc, fm->related_span.start,
                                     DL_UNIT_BYTE).line, 2);
    dl_doc_free(doc);
}

static void test_source(void **state)
{
    (void)state;
    dl_doc *bad =
        dl_doc_parse(DL_STR("a"), DL_STR("---\na: 1\n---\n\xFF x"), 100, NULL);
    assert_int_equal(bad->bad_utf8, 13);
    assert_int_equal(bad->n_nodes, 0);
    assert_int_equal(bad->frontmatter.state, DL_FRONTMATTER_NONE);
    assert_int_equal(bad->n_lines, 4);
    dl_doc_free(bad);

    dl_doc *large =
        dl_doc_parse(DL_STR("a"), DL_STR("# 0123456789\n"), 12, NULL);
    assert_true(large->too_large);
    assert_int_equal(large->n_nodes, 0);
    assert_true(large->n_lines >= 1);
    dl_doc_free(large);

    dl_doc *nul =
        dl_doc_parse(DL_STR("a"), DL_STR("가\0나\n"), 12, &dl_lexicon_builtin);
    assert_true(nul->has_nul);
    assert_false(nul->has_bom);
    assert_int_equal(nul->bad_utf8, DL_NONE);
    assert_int_equal(nul->n_nodes, 3);
    dl_doc_free(nul);

    dl_doc *none =
        dl_doc_parse(DL_STR("a"), DL_STR_NONE, 12, &dl_lexicon_builtin);
    assert_int_equal(none->n_nodes, 1);
    assert_int_equal(none->n_lines, 1);
    dl_doc_free(none);
    dl_doc_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_states),
        cmocka_unit_test(test_values_have_places),
        cmocka_unit_test(test_problem_has_a_place),
        cmocka_unit_test(test_repeated_key_has_both_places),
        cmocka_unit_test(test_source),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
