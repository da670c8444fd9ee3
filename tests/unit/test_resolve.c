/* The places of inlines: each construct for which cmark-gfm's columns are
   wrong, and those for which they are right. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "../support/expect_tree.h"

/* The first node of a kind. */
static const dl_node *first(const dl_doc *doc, dl_node_kind kind)
{
    for (uint32_t i = 0; i < doc->n_nodes; i++)
        if (doc->nodes[i].kind == kind)
            return &doc->nodes[i];
    fail_msg("no node of kind %d", (int)kind);
    return NULL;
}

static void test_paragraph(void **state)
{
    (void)state;
    expect_tree("가나다 `코드` **굵은** *기울임* <b>태그</b>.",
                "paragraph 가나다 `코드` **굵은** *기울임* <b>태그</b>.\n"
                ".text 가나다 \n.span `코드`\n.text  \n.strong **굵은**\n"
                "..text 굵은\n.text  \n.em *기울임*\n..text 기울임\n.text  \n"
                ".tag <b>\n.text 태그\n.tag </b>\n.text .\n");
    expect_tree("***굵은기울임*** 뒤 **굵은 *안* 밖** ***a** b*",
                "paragraph ***굵은기울임*** 뒤 **굵은 *안* 밖** ***a** b*\n"
                ".em ***굵은기울임***\n..strong **굵은기울임**\n"
                "...text 굵은기울임\n.text  뒤 \n.strong **굵은 *안* 밖**\n"
                "..text 굵은 \n..em *안*\n...text 안\n..text  밖\n.text  \n"
                ".em ***a** b*\n..strong **a**\n...text a\n..text  b\n");
    expect_tree("3~5개 ~~취소~~ **열림 *a**",
                "paragraph 3~5개 ~~취소~~ **열림 *a**\n"
                ".text 3~5개 ~~취소~~ *\n.em *열림 *a**\n..text 열림 \n"
                "..em *a*\n...text a\n");
}

static void test_continuation_lines(void **state)
{
    (void)state;
    expect_tree("첫째\n   둘째 [가](x) 나\n\t셋째 *라*",
                "paragraph 첫째¶   둘째 [가](x) 나¶\t셋째 *라*\n"
                ".text 첫째\n.soft ¶\n.text 둘째 \n.link [가](x)\n..text 가\n"
                ".text  나\n.soft ¶\n.text 셋째 \n.em *라*\n..text 라\n");
    expect_tree("> 인용 *가*\n> 둘째 [나](x)\n게으른 [다](x)",
                "quote > 인용 *가*¶> 둘째 [나](x)¶게으른 [다](x)\n"
                ".paragraph 인용 *가*¶> 둘째 [나](x)¶게으른 [다](x)\n"
                "..text 인용 \n..em *가*\n...text 가\n..soft ¶\n..text 둘째 \n"
                "..link [나](x)\n...text 나\n..soft ¶\n..text 게으른 \n"
                "..link [다](x)\n...text 다\n");
    expect_tree("- 가\n  나 `x`\n\t- 다 `y`\n",
                "list - 가¶  나 `x`¶\t- 다 `y`\n.item - 가¶  나 `x`¶\t- 다 `y`\n"
                "..paragraph 가¶  나 `x`\n...text 가\n...soft ¶\n...text 나 \n"
                "...span `x`\n..list - 다 `y`\n...item - 다 `y`\n"
                "....paragraph 다 `y`\n.....text 다 \n.....span `y`\n");
    expect_tree("- [ ] 할일 *a*\n- [x] 완료\n",
                "list - [ ] 할일 *a*¶- [x] 완료\n.item - [ ] 할일 *a*\n"
                "..paragraph 할일 *a*\n...text 할일 \n...em *a*\n....text a\n"
                ".item - [x] 완료\n..paragraph 완료\n...text 완료\n");
}

static void test_breaks(void **state)
{
    (void)state;
    expect_tree("가  \n나\\\n다 \n라\r\n마  \r\n바\r사",
                "paragraph 가  ¶나\\¶다 ¶라←¶마  ←¶바←사\n"
                ".text 가\n.hard   ¶\n.text 나\n.hard \\¶\n.text 다\n.soft  ¶\n"
                ".text 라\n.soft ←¶\n.text 마\n.hard   ←¶\n.text 바\n.soft ←\n"
                ".text 사\n");
    expect_tree("*가*  \n*나*",
                "paragraph *가*  ¶*나*\n.em *가*\n..text 가\n.hard   ¶\n"
                ".em *나*\n..text 나\n");
}

static void test_over_lines(void **state)
{
    (void)state;
    expect_tree("여러 [링크\n  계속](http://a.b/\n\"제목\") 뒤 *a*",
                "paragraph 여러 [링크¶  계속](http://a.b/¶\"제목\") 뒤 *a*\n"
                ".text 여러 \n.link [링크¶  계속](http://a.b/¶\"제목\")\n"
                "..text 링크\n..soft ¶\n..text 계속\n.text  뒤 \n.em *a*\n"
                "..text a\n");
    expect_tree("> `코드\n>  둘` *a* <b\n> c='x'> 끝",
                "quote > `코드¶>  둘` *a* <b¶> c='x'> 끝\n"
                ".paragraph `코드¶>  둘` *a* <b¶> c='x'> 끝\n..span `코드¶>  둘`\n"
                "..text  \n..em *a*\n...text a\n..text  \n..tag <b¶> c='x'>\n"
                "..text  끝\n");
    expect_tree("가<!-- 주석\n둘 -->나<br/>",
                "paragraph 가<!-- 주석¶둘 -->나<br/>\n.text 가\n"
                ".tag <!-- 주석¶둘 -->\n.text 나\n.tag <br/>\n");
}

static void test_decoded_text(void **state)
{
    (void)state;
    dl_doc *doc = parse_tree(DL_STR("\\*가&amp;&#44032;&nbsp;&frac12;&x; \\a\\\\"
                               "`` ` ``\n"));
    const dl_node *text = first(doc, DL_NODE_TEXT);
    assert_true(dl_str_is(text->text, "*가&가\u00A0½&x; \\a\\"));
    assert_true(dl_str_is(dl_doc_slice(doc, text->span),
                          "\\*가&amp;&#44032;&nbsp;&frac12;&x; \\a\\\\"));
    const dl_node *code = first(doc, DL_NODE_CODE);
    assert_true(dl_str_is(code->text, "`"));
    assert_true(dl_str_is(dl_doc_slice(doc, code->inner), " ` "));
    dl_doc_free(doc);

    doc = parse_tree(DL_STR("&#xAC00;&#XafB9;&#xD800;&#0;&#x110000;&#9;x\n"));
    assert_true(dl_str_is(first(doc, DL_NODE_TEXT)->text,
                          "\uAC00\uAFB9\uFFFD\uFFFD\uFFFD\tx"));
    dl_doc_free(doc);

    doc = parse_tree(DL_STR("a\0나 *\0*"));
    assert_true(dl_str_is(first(doc, DL_NODE_TEXT)->text, "a\uFFFD나 "));
    assert_int_equal(first(doc, DL_NODE_EMPHASIS)->span.start, 6);
    assert_int_equal(first(doc, DL_NODE_EMPHASIS)->span.end, 9);
    dl_doc_free(doc);
}

static void check_link(const char *text, const char *slice, const char *inner,
                       const char *url, const char *written)
{
    dl_doc *doc = parse_tree(dl_str_of(text));
    const dl_node *link = NULL;
    for (uint32_t i = 0; i < doc->n_nodes && !link; i++)
        if (doc->nodes[i].kind == DL_NODE_LINK ||
            doc->nodes[i].kind == DL_NODE_IMAGE)
            link = &doc->nodes[i];
    assert_non_null(link);
    assert_false(link->flags & DL_NODE_APPROXIMATE);
    assert_true(dl_str_is(dl_doc_slice(doc, link->span), slice));
    assert_true(dl_str_is(dl_doc_slice(doc, link->inner), inner));
    assert_true(dl_str_is(link->url, url));
    assert_true(dl_str_is(dl_doc_slice(doc, link->url_span), written));
    dl_doc_free(doc);
}

static void test_links(void **state)
{
    (void)state;
    check_link("가 [나](x) 다", "[나](x)", "나", "x", "x");
    check_link("[가](<a b> '제목')", "[가](<a b> '제목')", "가", "a b", "a b");
    check_link("[a](x&amp;y\\_z \"t\\\"\")", "[a](x&amp;y\\_z \"t\\\"\")", "a",
               "x&y_z", "x&amp;y\\_z");
    check_link("[a]( (b(c)d) (t) )", "[a]( (b(c)d) (t) )", "a", "(b(c)d)",
               "(b(c)d)");
    check_link("[](x)", "[](x)", "", "x", "x");
    check_link("[a]()", "[a]()", "a", "", "");
    check_link("[a](<>)", "[a](<>)", "a", "", "");
    check_link("![그*림*](a.png \"제목\")", "![그*림*](a.png \"제목\")",
               "그*림*", "a.png", "a.png");
    check_link("<https://a.b/\\c?d&amp;e>", "<https://a.b/\\c?d&amp;e>",
               "https://a.b/\\c?d&amp;e", "https://a.b/\\c?d&e",
               "https://a.b/\\c?d&amp;e");
    check_link("<me@a.b>", "<me@a.b>", "me@a.b", "mailto:me@a.b", "me@a.b");
    check_link("[가][나] 다\n\n[나]: /u 't'", "[가][나]", "가", "/u", "");
    check_link("[가][] 다\n\n[가]: /u", "[가][]", "가", "/u", "");
    check_link("[가] [나]\n\n[가]: /u", "[가]", "가", "/u", "");
    /* not a destination, so the brackets are a reference */
    check_link("[foo](not a link)\n\n[foo]: /url1", "[foo]", "foo", "/url1",
               "");
}

/* A label has at most 1,000 bytes. */
static void test_long_labels(void **state)
{
    (void)state;
    for (size_t n = 998; n <= 1001; n++) {
        dl_buf label = {0}, text = {0};
        for (size_t i = 0; i < n; i++)
            dl_buf_addc(&label, i % 4 == 3 ? ' ' : 'a');
        label.p[n - 1] = 'b';
        dl_buf_printf(&text, "[가][%s] *c*\n\n[%s]: /u\n", label.p, label.p);
        dl_doc *doc = parse_tree(dl_buf_str(&text));
        bool is_link = doc->nodes[2].kind == DL_NODE_LINK;
        if (is_link && doc->nodes[2].span.end != 5 + 2 + n)
            fail_msg("label of %zu bytes ends at %u", n,
                     doc->nodes[2].span.end);
        if (is_link != (n <= 1000))
            fail_msg("label of %zu bytes: kind %d", n, doc->nodes[2].kind);
        dl_doc_free(doc);
        dl_buf_free(&label);
        dl_buf_free(&text);
    }
}

static void test_nested_links(void **state)
{
    (void)state;
    expect_tree("[a ![b](c) *d*](e) [f [g](h) i](j)",
                "paragraph [a ![b](c) *d*](e) [f [g](h) i](j)\n"
                ".link [a ![b](c) *d*](e)\n..text a \n..image ![b](c)\n"
                "...text b\n"
                "..text  \n..em *d*\n...text d\n.text  [f \n.link [g](h)\n"
                "..text g\n.text  i](j)\n");
}

static void test_headings(void **state)
{
    (void)state;
    expect_tree("# 1. [제목 `a`](https://arxiv.org/abs/2512.12675) ##\n",
                "heading # 1. [제목 `a`](https://arxiv.org/abs/2512.12675) ##\n"
                ".text 1. \n.link [제목 `a`](https://arxiv.org/abs/2512.12675)\n"
                "..text 제목 \n..span `a`\n");
    expect_tree("두 줄\n  제목 *a*\n---\n",
                "heading 두 줄¶  제목 *a*¶---\n.text 두 줄\n.soft ¶\n.text 제목 \n"
                ".em *a*\n..text a\n");
}

static void test_definitions_above(void **state)
{
    (void)state;
    expect_tree("[a]: b\n[c]: d\n  'e'\n가 [a] 나\nb [c]",
                "paragraph 가 [a] 나¶b [c]\n.text 가 \n.link [a]\n..text a\n"
                ".text  나\n.soft ¶\n.text b \n.link [c]\n..text c\n");
    expect_tree("[a]: b\n나 [a]\n===\n",
                "heading 나 [a]¶===\n.text 나 \n.link [a]\n..text a\n");
    expect_tree("> [a]: b\n> b\n",
                "quote > [a]: b¶> b\n.paragraph b\n..text b\n");
}

static void test_tables(void **state)
{
    (void)state;
    expect_tree("| 가 | 나 `c` |\n|---|:-:|\n| a \\| b `x\\|y` *z* |  | 셋 |\n",
                "table | 가 | 나 `c` |¶|---|:-:|¶| a \\| b `x\\|y` *z* |  | 셋 |\n"
                ".row | 가 | 나 `c` |\n..cell 가\n...text 가\n..cell 나 `c`\n"
                "...text 나 \n...span `c`\n"
                ".row | a \\| b `x\\|y` *z* |  | 셋 |\n"
                "..cell a \\| b `x\\|y` *z*\n...text a \\| b \n"
                "...span `x\\|y`\n"
                "...text  \n...em *z*\n....text z\n..cell \n");
    expect_tree("|a|\n|-|\n|b\\||\n|*c\\|*|\n",
                "table |a|¶|-|¶|b\\||¶|*c\\|*|\n"
                ".row |a|\n..cell a\n...text a\n"
                ".row |b\\||\n..cell b\\|\n...text b\\|\n"
                ".row |*c\\|*|\n..cell *c\\|*\n...em *c\\|*\n"
                "....text c\\|\n");
}

/* Lines above the header are a separate paragraph; cells are missing. */
static void test_table_below_lines(void **state)
{
    (void)state;
    expect_tree("위 \\| *줄*\n둘째\na | *b*\n-|-\n*c*\n",
                "paragraph 위 \\| *줄*¶둘째\n.text 위 \\| \n.em *줄*\n..text 줄\n"
                ".soft ¶\n.text 둘째\ntable a | *b*¶-|-¶*c*\n.row a | *b*\n"
                "..cell a\n...text a\n..cell *b*\n...em *b*\n....text b\n"
                ".row *c*\n..cell *c*\n...em *c*\n....text c\n");
    expect_tree("- > | a |\n  > |---|\n  > | *b* |\n",
                "list - > | a |¶  > |---|¶  > | *b* |\n"
                ".item - > | a |¶  > |---|¶  > | *b* |\n"
                "..quote > | a |¶  > |---|¶  > | *b* |\n"
                "...table | a |¶  > |---|¶  > | *b* |\n....row | a |\n"
                ".....cell a\n......text a\n....row | *b* |\n.....cell *b*\n"
                "......em *b*\n.......text b\n");
    expect_tree(">>| a |\n>>|---|\n>>| *b* |\n", "quote >>| a |¶>>|---|¶>>| *b* |\n"
                ".quote >| a |¶>>|---|¶>>| *b* |\n"
                "..table | a |¶>>|---|¶>>| *b* |\n...row | a |\n"
                "....cell a\n.....text a\n...row | *b* |\n....cell *b*\n"
                ".....em *b*\n......text b\n");
}

/* A row begins right after the `>`. */
static void test_table_without_spaces(void **state)
{
    (void)state;
    expect_tree(">a|b\n>-|-\n>*c*|d\n",
                "quote >a|b¶>-|-¶>*c*|d\n.table a|b¶>-|-¶>*c*|d\n"
                "..row a|b\n...cell a\n....text a\n...cell b\n....text b\n"
                "..row *c*|d\n...cell *c*\n....em *c*\n.....text c\n"
                "...cell d\n....text d\n");
}

static void test_footnotes(void **state)
{
    (void)state;
    expect_tree("가[^1] 나[^none] *a*\n\n[^1]: 각주 *b*\n    더\n\n뒤\n",
                "paragraph 가[^1] 나[^none] *a*\n.text 가\n.reference [^1]\n"
                ".text  나[^none] \n.em *a*\n..text a\n"
                "footnote [^1]: 각주 *b*¶    더\n.paragraph 각주 *b*¶    더\n"
                "..text 각주 \n..em *b*\n...text b\n..soft ¶\n..text 더\n"
                "paragraph 뒤\n.text 뒤\n");
    expect_tree("> [^1]:   각주\n\n가[^1]\n",
                "quote > [^1]:   각주\nfootnote [^1]:   각주\n"
                ".paragraph 각주\n..text 각주\n"
                "paragraph 가[^1]\n.text 가\n.reference [^1]\n");
}

/* What cannot be placed is marked, with its neighbours, and what follows is
   exact again. */
static void test_approximate(void **state)
{
    (void)state;
    expect_tree("앞 *[^a\nb]* c\n뒤 `x`",
                "paragraph 앞 *[^a¶b]* c¶뒤 `x`\n.text 앞 \n"
                ".em~ 앞 *[^a¶b]* c¶뒤 `x`\n..text~ 앞 *[^a¶b]* c¶뒤 `x`\n"
                ".text  c\n.soft ¶\n.text 뒤 \n.span `x`\n");
}

static void test_with_front_matter(void **state)
{
    (void)state;
    expect_tree("---\na: 1\nb: 2\n---\n가 [b](c)\n\n- 나 *d*\n",
                "paragraph 가 [b](c)\n.text 가 \n.link [b](c)\n..text b\n"
                "list - 나 *d*\n.item - 나 *d*\n..paragraph 나 *d*\n...text 나 \n"
                "...em *d*\n....text d\n");
    expect_tree("\xEF\xBB\xBF*가* 나\n", "paragraph *가* 나\n.em *가*\n..text 가\n"
                                         ".text  나\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_paragraph),
        cmocka_unit_test(test_continuation_lines),
        cmocka_unit_test(test_breaks),
        cmocka_unit_test(test_over_lines),
        cmocka_unit_test(test_decoded_text),
        cmocka_unit_test(test_links),
        cmocka_unit_test(test_long_labels),
        cmocka_unit_test(test_nested_links),
        cmocka_unit_test(test_headings),
        cmocka_unit_test(test_definitions_above),
        cmocka_unit_test(test_tables),
        cmocka_unit_test(test_table_below_lines),
        cmocka_unit_test(test_table_without_spaces),
        cmocka_unit_test(test_footnotes),
        cmocka_unit_test(test_approximate),
        cmocka_unit_test(test_with_front_matter),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
