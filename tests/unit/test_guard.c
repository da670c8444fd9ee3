/*
 * Linear time: inputs of half a megabyte, each of which takes a bare cmark-gfm,
 * or a careless walk over its tree, minutes or gigabytes.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "../support/check_document.h"
#include "../support/cpu_bound.h"
#include "base/buf.h"
#include "parse/guard.h"
#include "parse/parse.h"

enum {
    SIZE = 450 * 1000,
    BOUND = 2000, /* see cpu_bound(); the slowest takes about 100 */
    HALF = SIZE / 2
};

/* `first` repeated up to `first_size` bytes, then `second` up to SIZE. */
typedef struct costly {
    const char *head, *first, *between, *second;
    size_t first_size;
} costly;

static const costly COSTLY[] = {
    /* raw HTML that nothing closes */
    {"a </", "<?", "", "", SIZE},
    {"a </", "<![CDATA[", "", "", SIZE},
    {"a ", "<!A ", "", "", SIZE},
    {"a ", "<!a ", "", "", SIZE},
    {"a </", "<!--", "", "", SIZE},
    {"a ", "<?a?\?>", "", "", SIZE},
    {"a ", "<![CDATA[]]]>", "", "", SIZE},
    {"a ", "<?", "?>", "", SIZE},
    {"a ", "<!-- b ", "", "", SIZE},
    {"a ", "<a b='\" c=\"", "", "", SIZE},
    /* depth */
    {"", ">", "a\n", "b\n", HALF},
    {"", "- ", "a\n", "b\n", HALF},
    {"", "+ 1. ", "a\n", "b\n", HALF},
    {"", "[^a]:", "a\n", "b\n", HALF},
    {"", "> ", "a", "", SIZE},
    {"", "[", "a", "]", HALF},
    {"", "*", "a", "*", HALF},
    {"", "**a *b ", "", "c* d** ", HALF},
    {"", "_", "a", "_", HALF},
    {"", "![", "a", "](b)", HALF},
    /* links */
    {"", "![", "", "[a](b)", HALF},
    {"", "![\\]", "", "[a](b)", HALF},
    {"", "*[^a]", "", "", SIZE},
    {"[a]: b\n\n", "_[a]", "", "", SIZE},
    {"", "**a ", "", "[a](b)", HALF},
    {"", "*[^a]\n", "", "", SIZE},
    {"", "* *[^a]\n", "", "", SIZE},
    {"", "2. *[a](b)\n", "", "", SIZE},
    {"", "[a](<b", "", "", SIZE},
    {"", "[a](b", "", "", SIZE},
    {"", "[ (](", "", "", SIZE},
    {"", "[a](b \"\\\"", "", "", SIZE},
    {"", "[a_ ", "", "", SIZE},
    {"[a]: <", "x", ">\n\n", "[a]", HALF},
    {"[a]: u \"", "x", "\"\n\n", "[a] ", HALF},
    {"", "[a]: b\n", "", "[a] ", HALF},
    {"[a]: b\n\n", "[[[[[[a]]]]]]", "", "", SIZE},
    {"", "[^a", "", "]", HALF},
    {"", "[^a] ", "\n\n", "[^a]: b\n\n", HALF},
    {"", "[^a\nb]", "", "", SIZE},
    /* tables */
    {"", "a\n", ":-\n", "", SIZE},
    {"", "aaa\rbbb\n-\v\n", "", "", SIZE},
    {"", "a|b|c\n|-|-|\n", "", "", SIZE},
    {"", "a\n|-|-|\n", "", "", SIZE},
    {"|a|\n|-|\n", "|", "\n", "", SIZE},
    {"", "|", "\n", "|-", HALF},
    {"|a|b|\n|-|-|\n", "|-|-|\n", "", "", SIZE},
    {"|a|b|\n|-|-|\n", "|a\\|b|\n", "", "", SIZE},
    /* code and text */
    {"", "`a``b", "", "", SIZE},
    {"", "&frac12;", "", "", SIZE},
    {"", "&notanentity;", "", "", SIZE},
    {"", "a**b", "", "c* ", HALF},
    {"", "*a_ ", "", "", SIZE},
    {"", "a\\\n", "", "", SIZE},
    {"", "\r", "", "", SIZE},
    {"", "# a\n", "", "", SIZE},
    {"", "a\n=\n", "", "", SIZE},
    {"", "```\n\n\n", "", "", SIZE},
    /* front matter */
    {"---\na: ", "[", "\n---\n", "", SIZE},
    {"---\na: [", "x,", "]\n---\n", "", SIZE},
    {"---\n", "- ", "\n---\n", "", SIZE},
    {"---\n", "- &a b\n", "---\n", "", SIZE},
    {"---\n", "a: b\n", "---\n", "", SIZE},
    {"---\na: \"", "x\n", "\n---\n", "", SIZE},
    {"---\n", "a: b\n", "", "", SIZE},
};

static void make(dl_buf *out, const costly *c)
{
    dl_buf_clear(out);
    dl_buf_adds(out, c->head);
    while (out->n < c->first_size)
        dl_buf_adds(out, c->first);
    dl_buf_adds(out, c->between);
    while (*c->second && out->n < SIZE)
        dl_buf_adds(out, c->second);
    dl_buf_addc(out, '\n');
}

/* Its texts contain no byte that is not in the source. */
static bool is_unmasked(const dl_doc *doc)
{
    for (uint32_t i = 0; i < doc->n_nodes; i++) {
        dl_str s = doc->nodes[i].text;
        for (size_t k = 0; k < s.n; k++)
            if (s.p[k] < ' ' && s.p[k] > 0 && s.p[k] < '\t')
                return false;
    }
    return true;
}

static void test_costly(void **state)
{
    (void)state;
    dl_buf text = {0};
    double most = cpu_bound(BOUND);
    for (size_t i = 0; i < sizeof COSTLY / sizeof *COSTLY; i++) {
        make(&text, &COSTLY[i]);
        clock_t start = clock();
        dl_doc *doc =
            dl_doc_parse(DL_STR("a.md"), dl_buf_str(&text), 1 << 24, NULL);
        double seconds = cpu_since(start);
        uint32_t node = 0;
        const char *wrong = check_document(doc, &node);
        if (wrong || seconds > most || doc->n_nodes > 2 * SIZE ||
            !is_unmasked(doc))
            fail_msg("%s%s…: %.1f s, %u nodes, node %u: %s", COSTLY[i].head,
                     COSTLY[i].first, seconds, doc->n_nodes, node,
                     wrong ? wrong : "masked?");
        dl_doc_free(doc);
    }
    dl_buf_free(&text);
}

/* Sizes that grow by more than one repetition. */
static void test_growing(void **state)
{
    (void)state;
    dl_buf text = {0};
    for (int i = 1; i < 1300; i++) { /* `, ``, ```, … */
        dl_buf_addc(&text, 'e');
        for (int k = 0; k < i; k++)
            dl_buf_addc(&text, '`');
    }
    dl_buf_adds(&text, "\n\n");
    for (int i = 0; i < 500; i++)
        dl_buf_printf(&text, "%*s* a\n", 2 * i, "");
    dl_buf_adds(&text, "\n");
    for (int i = 0; i < 20; i++) { /* each line opens more containers */
        dl_buf_printf(&text, "%*s", 400 * i, "");
        for (int k = 0; k < 200; k++)
            dl_buf_adds(&text, "- ");
        dl_buf_adds(&text, "a\n");
    }
    while (text.n < SIZE)
        dl_buf_adds(&text, "b\n");
    double most = cpu_bound(BOUND);
    clock_t start = clock();
    dl_doc *doc =
        dl_doc_parse(DL_STR("a.md"), dl_buf_str(&text), 1 << 24, NULL);
    assert_true(cpu_since(start) < most);
    uint32_t node = 0;
    assert_null(check_document(doc, &node));
    dl_doc_free(doc);
    dl_buf_free(&text);
}

static bool is_masked(dl_str text, char *fed_at_end)
{
    dl_doc *doc = dl_doc_parse(DL_STR("a"), text, 1 << 20, NULL);
    dl_guard guard = {0};
    dl_guard_apply(&guard, doc);
    bool masked = guard.fed != NULL;
    if (masked && fed_at_end)
        *fed_at_end = guard.fed[text.n - 1];
    dl_guard_free(&guard);
    dl_doc_free(doc);
    return masked;
}

/* The content of real posts is not changed. */
static void test_usual_is_left_alone(void **state)
{
    (void)state;
    dl_buf text = {0};
    dl_buf_adds(&text, "<?php 1 ?> <!DOCTYPE html> <![CDATA[ x ]]> <!-- y -->\n"
                       "> - > 1. a\n\n| a | b |\n|---|---|\n");
    for (int i = 0; i < 300; i++)
        dl_buf_adds(&text, "| - | - |\n");
    dl_buf_adds(&text, "\n```php\n");
    for (int i = 0; i < DL_GUARD_OPENERS / 2; i++)
        dl_buf_adds(&text, "<?php echo 1;\n");
    dl_buf_adds(&text, "```\n\n");
    for (int i = 0; i < 300; i++)
        dl_buf_printf(&text, "![a](b) [c][r%d] ", i);
    dl_buf_adds(&text, "\n\n");
    for (int i = 0; i < 300; i++)
        dl_buf_printf(&text, "[r%d]: https://a.b/%d \"제목\"\n", i, i);
    for (int i = 0; i < 300; i++)
        dl_buf_adds(&text, "* ");
    dl_buf_adds(&text, "\n");
    for (int i = 0; i < 300; i++)
        dl_buf_adds(&text, "- ");
    assert_false(is_masked(dl_buf_str(&text), NULL));
    dl_buf_adds(&text, "x\n");
    assert_true(is_masked(dl_buf_str(&text), NULL));
    dl_buf_free(&text);
}

/* As many hopeless openers as are allowed. */
static void test_few_openers(void **state)
{
    (void)state;
    dl_buf text = {0};
    for (int i = 0; i < DL_GUARD_OPENERS; i++)
        dl_buf_adds(&text, "<?");
    assert_false(is_masked(dl_buf_str(&text), NULL));
    dl_buf_adds(&text, "<?");
    assert_true(is_masked(dl_buf_str(&text), NULL));
    dl_buf_free(&text);
}

/* A link definition is masked if all its copies would be too long; one between
   angle brackets may have spaces. */
static void test_long_definitions(void **state)
{
    enum { USES = 8000, LENGTH = 6000 };
    (void)state;
    static const struct {
        const char *open, *unit, *close;
        bool is_masked;
    } cases[] = {
        {"[a]: ", "xx", "\n\n", true},
        {"[a]: <", "x ", ">\n\n", true},
        {"[a]: b \"", "x ", "\"\n\n", true},
        {"[a]: b\n\n", "x ", "\n\n", false},
    };
    dl_buf text = {0};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        dl_buf_clear(&text);
        dl_buf_adds(&text, cases[i].open);
        for (int k = 0; k < LENGTH / 2; k++)
            dl_buf_adds(&text, cases[i].unit);
        dl_buf_adds(&text, cases[i].close);
        for (int k = 0; k < USES; k++)
            dl_buf_adds(&text, "[a]\n\n");
        if (is_masked(dl_buf_str(&text), NULL) != cases[i].is_masked)
            fail_msg("case %zu", i);
    }
    dl_buf_free(&text);
}

/* What cmark-gfm is fed where `mark` first stands in the source. */
static bool is_fed(dl_doc *doc, const dl_guard *guard, const char *mark)
{
    const char *at = strstr(doc->src.p, mark);
    assert_non_null(at);
    return memcmp(guard->fed + (at - doc->src.p), mark, strlen(mark)) == 0;
}

/* Only the costly paragraph is masked, and of it what opens something. */
static void test_links_are_masked_by_paragraph(void **state)
{
    (void)state;
    dl_buf text = {0};
    dl_buf_adds(&text, "*앞* ![a](b)\n\n위\n");
    for (int i = 0; i < 8000; i++)
        dl_buf_adds(&text, "*a]\n");
    dl_buf_adds(&text, "_b ![c] !d\n* *항목*\n\n## *뒤*\n*바로*\n");
    dl_buf_adds(&text, "\n끝 *e*\n");
    dl_doc *doc = dl_doc_parse(DL_STR("a"), dl_buf_str(&text), 1 << 20, NULL);
    dl_guard guard = {0};
    dl_guard_apply(&guard, doc);
    assert_non_null(guard.fed);
    static const char *const kept[] = {"*앞*", "![a]", " !d", "* *항목*",
                                       "*뒤*", "*바로*", "*e*"};
    static const char *const masked[] = {"*a]", "_b", "![c]"};
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
        if (!is_fed(doc, &guard, kept[i]))
            fail_msg("masked: %s", kept[i]);
    for (size_t i = 0; i < sizeof masked / sizeof *masked; i++)
        if (is_fed(doc, &guard, masked[i]))
            fail_msg("not masked: %s", masked[i]);
    dl_guard_free(&guard);
    dl_doc_free(doc);
    dl_buf_free(&text);
}

/* A mask is a control character that is not in the source. */
static void test_masks(void **state)
{
    (void)state;
    dl_buf text = {0};
    dl_buf_adds(&text, "a\x01\x02 ");
    for (int i = 0; i <= DL_GUARD_OPENERS; i++)
        dl_buf_adds(&text, "<?");
    dl_buf_adds(&text, "?<");
    char at_end = 0;
    assert_true(is_masked(dl_buf_str(&text), &at_end));
    assert_int_equal(at_end, '<'); /* opens nothing */
    dl_doc *doc = dl_doc_parse(DL_STR("a"), dl_buf_str(&text), 1 << 20,
                               &dl_lexicon_builtin);
    assert_int_equal(doc->n_nodes, 3);
    assert_true(dl_str_eq(doc->nodes[2].text, dl_buf_str(&text)));
    dl_doc_free(doc);
    dl_buf_free(&text);
}

/* `[&#94;b]` became a footnote whose label was read from freed memory. */
static void test_carets(void **state)
{
    (void)state;
    static const char *const carets[] = {"[&#94;b]", "[&#x5E;b]", "[&#X05e;b",
                                         "x [&#0094;b]", "[&Hat;b]", "[&#94;"};
    static const char *const others[] = {"[&#95;b]", "&#94;b", "[&#94b]",
                                         "[&hat;b]",  "[^b]",  "[\\^b]",
                                         "[&#x94;b]", "[&",    "[&#9"};
    for (size_t i = 0; i < sizeof carets / sizeof *carets; i++)
        if (!is_masked(dl_str_of(carets[i]), NULL))
            fail_msg("not masked: %s", carets[i]);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (is_masked(dl_str_of(others[i]), NULL))
            fail_msg("masked: %s", others[i]);
    dl_doc *doc = dl_doc_parse(DL_STR("a"), DL_STR("[&#94;b]\n\n[^c]: d\n"),
                               1 << 20, &dl_lexicon_builtin);
    assert_int_equal(doc->nodes[2].kind, DL_NODE_TEXT);
    assert_int_equal(doc->nodes[2].flags, 0);
    assert_int_equal(doc->nodes[2].span.end, 8);
    dl_doc_free(doc);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_carets),
        cmocka_unit_test(test_costly),
        cmocka_unit_test(test_growing),
        cmocka_unit_test(test_usual_is_left_alone),
        cmocka_unit_test(test_few_openers),
        cmocka_unit_test(test_long_definitions),
        cmocka_unit_test(test_links_are_masked_by_paragraph),
        cmocka_unit_test(test_masks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
