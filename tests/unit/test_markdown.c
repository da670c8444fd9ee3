/* Blocks: kinds, flags, texts and ends; several threads. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include <pthread.h>

#include "../support/expect_tree.h"

/* The first block of a text: its kind, flags, inner source and literal. */
static void check_block(const char *text, dl_node_kind kind, unsigned flags,
                        const char *inner, const char *literal)
{
    dl_doc *doc = parse_tree(dl_str_of(text));
    assert_true(doc->n_nodes > 1);
    const dl_node *n = &doc->nodes[1];
    assert_int_equal(n->kind, kind);
    assert_int_equal(n->flags, flags);
    assert_true(dl_str_is(dl_doc_slice(doc, n->inner), inner));
    assert_true(dl_str_is(n->text, literal));
    dl_doc_free(doc);
}

static void test_headings(void **state)
{
    (void)state;
    check_block("## 닫는 제목 ##  \n", DL_NODE_HEADING, 0, "닫는 제목", "");
    check_block("제목\n===\n", DL_NODE_HEADING, DL_NODE_SETEXT, "제목", "");
    check_block("#\n", DL_NODE_HEADING, 0, "", "");
    expect_tree("### 가 #\t\n#\n나\n---\n\n",
                "heading ### 가 #\n.text 가\nheading #\nheading 나¶---\n.text 나\n");
    expect_tree("> 가\n> ===\n",
                "quote > 가¶> ===\n.heading 가¶> ===\n..text 가\n");
    expect_tree("> 가\n>===\n",
                "quote > 가¶>===\n.heading 가¶>===\n..text 가\n");
    expect_tree("####### 가\n---\n",
                "heading ####### 가¶---\n.text ####### 가\n");
    dl_doc *doc = parse_tree(dl_str_of("##### 가\n나\n-\n"));
    assert_int_equal(doc->nodes[1].level, 5);
    assert_int_equal(doc->nodes[3].level, 2);
    dl_doc_free(doc);
}

static void test_lists(void **state)
{
    (void)state;
    expect_tree("- 가\n\n- 나\n\n\n뒤\n",
                "list - 가¶¶- 나\n.item - 가\n..paragraph 가\n...text 가\n"
                ".item - 나\n..paragraph 나\n...text 나\nparagraph 뒤\n.text 뒤\n");
    expect_tree("3) 가\n   나\n*\n",
                "list 3) 가¶   나\n.item 3) 가¶   나\n..paragraph 가¶   나\n"
                "...text 가\n...soft ¶\n...text 나\nlist *\n.item *\n");
    check_block("1. 가\n2. 나\n", DL_NODE_LIST, DL_NODE_ORDERED,
                "1. 가\n2. 나", "");
    check_block("- 가\n", DL_NODE_LIST, 0, "- 가", "");
}

static void test_code(void **state)
{
    (void)state;
    check_block("```python\n코드 `x`\n\n```\n뒤", DL_NODE_CODE_BLOCK,
                DL_NODE_FENCED, "코드 `x`\n", "코드 `x`\n\n");
    check_block("    들여쓴\n\n      코드\n\n뒤", DL_NODE_CODE_BLOCK, 0,
                "들여쓴\n\n      코드", "들여쓴\n\n  코드\n");
    check_block("~~~\n", DL_NODE_CODE_BLOCK, DL_NODE_FENCED, "", "");
    expect_tree("```\na\n```\n", "code ```¶a¶```\n");
    expect_tree("```\na\n\n\n", "code ```¶a\n");
    expect_tree("> ```\n> a\n```\nb\n",
                "quote > ```¶> a\n.code ```¶> a\ncode ```¶b\n");
    expect_tree("- ```\n  a\nb\n",
                "list - ```¶  a\n.item - ```¶  a\n..code ```¶  a\nparagraph b\n"
                ".text b\n");
    expect_tree("> ~~~~\n> ~~~\n> ~~~~\n> b\n",
                "quote > ~~~~¶> ~~~¶> ~~~~¶> b\n.code ~~~~¶> ~~~¶> ~~~~\n"
                ".paragraph b\n..text b\n");
    expect_tree("\t가\n\n나", "code 가\nparagraph 나\n.text 나\n");
}

static void test_html(void **state)
{
    (void)state;
    expect_tree("가\n<!-- digestlint-disable -->\n나\n",
                "paragraph 가\n.text 가\nhtml <!-- digestlint-disable -->\n"
                "paragraph 나\n.text 나\n");
    expect_tree("<!-- 한\n\n줄 -->  \n나\n",
                "html <!-- 한¶¶줄 -->\nparagraph 나\n.text 나\n");
    expect_tree("<div>\n블록\n</div>\n\n나", "html <div>¶블록¶</div>\n"
                                             "paragraph 나\n.text 나\n");
    check_block("  <!-- a -->\n", DL_NODE_HTML_BLOCK, 0, "<!-- a -->",
                "  <!-- a -->\n");
}

static void test_quotes(void **state)
{
    (void)state;
    expect_tree("> 가\n>\n\n나",
                "quote > 가¶>\n.paragraph 가\n..text 가\nparagraph 나\n.text 나\n");
    expect_tree(">\n> > 가\n", "quote >¶> > 가\n.quote > 가\n..paragraph 가\n"
                               "...text 가\n");
    check_block(">\n", DL_NODE_QUOTE, 0, "", "");
    expect_tree("***\n---  \n", "break ***\nbreak ---\n");
}

static void test_places_in_files(void **state)
{
    (void)state;
    dl_doc *doc = parse_tree(dl_str_of("---\na: 1\n---\n\n# 가\r\n\r\n나\r\n"));
    assert_int_equal(doc->nodes[0].span.start, doc->body);
    assert_int_equal(doc->nodes[0].end, doc->n_nodes);
    assert_int_equal(dl_doc_position(doc, doc->nodes[1].span.start,
                                     DL_UNIT_BYTE).line, 5);
    assert_int_equal(doc->nodes[1].next, 3);
    assert_int_equal(doc->nodes[3].next, DL_NONE);
    assert_int_equal(doc->nodes[4].parent, 3);
    dl_doc_free(doc);
}

/* The shape of the tree: what several threads make of the same text. */
static const char MIXED[] =
    "가 ~~취소~~ https://a.b/c *나* www.a.com\n\n| a | b |\n|---|---|\n"
    "| ~~x~~ | [c](d) |\n\n- [ ] 끝 w:w:w\n\n[^1] 각주\n\n[^1]: 가&frac12;\n";

static void *parse_often(void *unused)
{
    (void)unused;
    dl_doc *doc =
        dl_doc_parse(DL_STR("a"), DL_STR(MIXED), 1 << 20, &dl_lexicon_builtin);
    dl_buf first = dump_document(doc);
    dl_doc_free(doc);
    uintptr_t different = 0;
    for (int i = 0; i < 300; i++) {
        doc = dl_doc_parse(DL_STR("a"), DL_STR(MIXED), 1 << 20,
                           &dl_lexicon_builtin);
        dl_buf again = dump_document(doc);
        different += strcmp(first.p, again.p) != 0;
        dl_buf_free(&again);
        dl_doc_free(doc);
    }
    dl_buf_free(&first);
    return (void *)different;
}

static void test_threads(void **state)
{
    (void)state;
    pthread_t threads[4];
    for (int i = 0; i < 4; i++)
        assert_int_equal(
            pthread_create(&threads[i], NULL, parse_often, NULL), 0);
    for (int i = 0; i < 4; i++) {
        void *different = NULL;
        assert_int_equal(pthread_join(threads[i], &different), 0);
        assert_null(different);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_headings),
        cmocka_unit_test(test_lists),
        cmocka_unit_test(test_code),
        cmocka_unit_test(test_html),
        cmocka_unit_test(test_quotes),
        cmocka_unit_test(test_places_in_files),
        cmocka_unit_test(test_threads),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
