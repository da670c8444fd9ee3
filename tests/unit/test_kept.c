/* What fixes must keep: regions, links, and the anchors that are linked to. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "fixes/kept.h"
#include "parse/parse.h"

static const dl_anchors_elsewhere nowhere = {NULL, NULL};

typedef struct pair {
    dl_doc *before, *after;
} pair;

static pair parse(const char *before, const char *after)
{
    return (pair){
        dl_doc_parse(DL_STR("a.md"), dl_str_of(before), 1 << 20, NULL),
        dl_doc_parse(DL_STR("a.md"), dl_str_of(after), 1 << 20, NULL)};
}

static void clean(pair p)
{
    dl_doc_free(p.before);
    dl_doc_free(p.after);
}

static bool keeps_regions(const char *before, const char *after,
                          dl_region_set touched)
{
    pair p = parse(before, after);
    bool ok = dl_regions_are_kept(p.before, p.after, touched);
    clean(p);
    return ok;
}

static void regions(void **state)
{
    const dl_region_set address = DL_REGION_BIT(DL_REGION_ADDRESS);
    (void)state;
    assert_true(keeps_regions("가 `x` 나", "다라 `x` 마", 0));
    assert_false(keeps_regions("가 `x` 나", "가 `y` 나", 0));
    assert_false(keeps_regions("가 `x` 나", "가 x 나", 0));
    assert_false(keeps_regions("가 x 나", "가 `x` 나", 0));
    assert_false(keeps_regions("`a` `b`", "`b` `a`", 0));
    /* a formula is made, or undone */
    assert_false(keeps_regions("가격 $5 할인 10 $이다", "가격 $5 할인 10$이다", 0));
    assert_false(keeps_regions("$x$는", "$x $는", 0));
    assert_false(keeps_regions("[가](a)", "[가](b)", 0));
    assert_true(keeps_regions("[가](a) `x`", "[가](b) `x`", address));
    assert_false(keeps_regions("[가](a) `x`", "[가](b) `y`", address));
    assert_false(keeps_regions("<!-- 가 -->", "<!-- 나 -->", 0));
    /* to MDX, a line is a statement, or no longer one */
    assert_false(keeps_regions("𝑖𝑚𝑝𝑜𝑟𝑡 가", "import 가", 0));
    assert_false(keeps_regions("가\n이 export 나", "가\nexport 나", 0));
    assert_false(keeps_regions("import 가", "Import 가", 0));
    assert_true(keeps_regions("가 𝑖𝑚𝑝𝑜𝑟𝑡 나", "가 import 나", 0));
    assert_true(keeps_regions("imports 가", "Imports 가", 0));
}

static void fields(void **state)
{
    (void)state;
    assert_true(keeps_regions("---\ntitle: \"가\"\n---\n",
                              "---\ntitle: \"나다\"\n---\n", 0));
    assert_true(keeps_regions("---\ntitle: 가\n---\n", "---\ntitle: 나\n---\n",
                              0));
    assert_false(keeps_regions("---\ntitle: \"가\"\n---\n",
                               "---\ntitle: \"가\\\\\"\n---\n", 0));
    assert_false(keeps_regions("---\ntitle: 가\n---\n",
                               "---\ntitle: 가: 나\n---\n", 0));
    assert_false(keeps_regions("---\ntitle: 가\n---\n",
                               "---\ntitle: 가 # 나\n---\n", 0));
    assert_false(keeps_regions("---\nslug: 가\n---\n", "---\nslug: 나\n---\n",
                               0));
}

static void abbreviations(void **state)
{
    (void)state;
    assert_false(keeps_regions("가 나\n\n*[가]: 다", "라 나\n\n*[가]: 다", 0));
    assert_true(keeps_regions("가 나\n\n*[가]: 다", "가 라\n\n*[가]: 다", 0));
}

static bool keeps_links(const char *before, const char *after, bool may_move)
{
    pair p = parse(before, after);
    bool ok = dl_links_are_kept(p.before, p.after, NULL, 0, may_move);
    clean(p);
    return ok;
}

static void links(void **state)
{
    (void)state;
    assert_true(keeps_links("[가](a) 나", "[다](a) 라", false));
    assert_false(keeps_links("[가](a) 나", "[가](b) 나", false));
    assert_true(keeps_links("[가](a) 나", "[가](b) 나", true));
    assert_false(keeps_links("[가](a) 나", "[가] (a) 나", true));
    assert_false(keeps_links("[가] 나\n\n[가]: a", "[다] 나\n\n[가]: a", true));
    assert_true(keeps_links("[가] 나\n\n[가]: a", "[가] 다\n\n[가]: a", false));
    assert_true(keeps_links("가", "[가](a)", false)); /* one more */
    assert_false(keeps_links("가[^1]\n\n[^1]: 나", "가[^2]\n\n[^1]: 나", true));
    assert_false(keeps_links("![가](a)", "[가](a)", true));
    /* inside of an edit */
    pair p = parse("[가](a) [나](b)", " [나](b)");
    const dl_edit edit = {{0, 8}, DL_STR("")};
    assert_true(dl_links_are_kept(p.before, p.after, &edit, 1, false));
    assert_false(dl_links_are_kept(p.before, p.after, NULL, 0, false));
    clean(p);
}

/* ---- anchors ------------------------------------------------------------- */

static unsigned asked;
static dl_anchors linked;

static dl_anchors *linked_in(void *user)
{
    dl_anchors_free(&linked);
    asked++;
    dl_anchors_add_links(&linked, dl_str_of(user));
    return &linked;
}

static bool keeps_anchors(const char *before, const char *after,
                          const char *elsewhere)
{
    pair p = parse(before, after);
    dl_anchors_elsewhere others = {linked_in, (void *)elsewhere};
    asked = 0;
    bool ok = dl_anchors_are_kept(p.before, p.after,
                                  elsewhere ? others : nowhere);
    clean(p);
    dl_anchors_free(&linked);
    return ok;
}

static void anchors(void **state)
{
    (void)state;
    assert_true(keeps_anchors("# 가 나\n\n다", "# 가 나\n\n라", NULL));
    assert_true(keeps_anchors("# 가 나", "# 가 다", NULL));
    assert_false(
        keeps_anchors("[a](#가-나)\n\n# 가 나", "[a](#가-나)\n\n# 가 다", NULL));
    assert_false(keeps_anchors("[a](#%EA%B0%80-%EB%82%98)\n\n# 가 나",
                               "[a](#%EA%B0%80-%EB%82%98)\n\n# 가 다", NULL));
    assert_false(keeps_anchors("<a href=\"#가\">a</a>\n\n# 가!",
                               "<a href=\"#가\">a</a>\n\n# 나", NULL));
    assert_false(keeps_anchors("[a](#가 \"나\")\n\n# 가",
                               "[a](#가 \"나\")\n\n# 다", NULL));
    assert_false(keeps_anchors("[[#가 나]]\n\n# 가 나", "[[#가 나]]\n\n# 가나",
                               NULL));
    assert_false(keeps_anchors("[a](#1-ab)\n\n# 1. **A**`b`",
                               "[a](#1-ab)\n\n# 2. **A**`b`", NULL));
    /* the second of two */
    assert_false(keeps_anchors("[a](#가-1)\n\n# 가\n\n# 가",
                               "[a](#가-1)\n\n# 나\n\n# 가", NULL));
    /* another heading would take it over */
    assert_false(keeps_anchors("# 나\n\n# 가\n\n[a](#가)",
                               "# 가\n\n# 가\n\n[a](#가)", NULL));
    /* the link led nowhere */
    assert_true(keeps_anchors("[a](#라)\n\n# 가", "[a](#라)\n\n# 나", NULL));
    /* the anchor stays: signs are not part of it */
    assert_true(keeps_anchors("[a](#가)\n\n# 가,", "[a](#가)\n\n# 가!", NULL));
}

/* Whether a link to `name` keeps the heading `before` from becoming `after`. */
static bool protects(const char *name, const char *before, const char *after)
{
    char old[256], new[256];
    snprintf(old, sizeof old, "[a](#%s)\n\n## %s\n", name, before);
    snprintf(new, sizeof new, "[a](#%s)\n\n## %s\n", name, after);
    return !keeps_anchors(old, new, NULL);
}

static void renderers(void **state)
{
    static const struct {
        const char *name, *before, *after;
    } cases[] = {
        {"1-컨텐츠-비교", "1. 컨텐츠 비교", "1. 콘텐츠 비교"}, /* GitHub */
        {"user-content-1-컨텐츠", "1. 컨텐츠", "1. 콘텐츠"},
        {"컨텐츠--비교", "컨텐츠 & 비교", "콘텐츠 & 비교"},
        {"_1-컨텐츠", "1. 컨텐츠", "1. 콘텐츠"}, /* VitePress */
        {"컨텐츠-비교", "컨텐츠/비교", "콘텐츠/비교"},
        {"컨텐츠-cafe", "컨텐츠: Café!", "콘텐츠: Café!"},
        {"컨텐츠-1", "컨텐츠 ①", "콘텐츠 ①"},
        {"1. 컨텐츠", "1. 컨텐츠", "1. 콘텐츠"},
        {"컨텐츠", "1. 컨텐츠", "1. 콘텐츠"}, /* Pandoc */
        {"컨텐츠-v2.0_b", "3) 컨텐츠 v2.0_b", "3) 콘텐츠 v2.0_b"},
        {"컨텐츠-비교", "컨텐츠 ( 비교", "콘텐츠 ( 비교"},
        {"section", "1.", "가"},
        {"1--api", "1. 컨텐츠 API", "1. 콘텐츠API"}, /* Hugo, in ASCII */
        {"가-나", "가…나", "가...나라"},             /* blackfriday */
        {"api-v2", "1. API 컨텐츠v2", "1. API 콘텐츠 v2"}, /* kramdown */
        {"1-cafe", "1. Café 가", "1. Cafe1 가"},            /* MkDocs */
        {"_1", "가", "가 a"},
        {"가-a", "가  - ａ", "가 - b"},
        {"가-1", "가\n\n## 가", "가\n\n## 나"},
        {"가_1", "가\n\n## 가", "가\n\n## 나"},
        {"가,-(나)", "가, (나)", "가, (다)"}, /* markdown-it-anchor */
        {"%ea%b0%80", "가", "나"},
        {"%EA%B0%80", "가", "나"},
        {"\u1100\u1161", "가", "나"}, /* in NFD */
        {"%e1%84%80%e1%85%a1", "가", "나"},
        {"\u1100\u1161", "\u1100\u1161", "가"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (!protects(cases[i].name, cases[i].before, cases[i].after))
            fail_msg("#%s, %s", cases[i].name, cases[i].before);
    /* the name is the same, or none of this heading */
    assert_false(protects("가", "가.", "가!"));
    assert_false(protects("가-나", "가, 나", "가! 나"));
    assert_false(protects("1", "1. 컨텐츠", "1. 콘텐츠"));
    assert_false(protects("텐츠", "1. 컨텐츠", "1. 콘텐츠"));
    assert_false(protects("1-a", "1. 컨텐츠 a", "1. 콘텐츠 a"));
}

static void anchors_elsewhere(void **state)
{
    (void)state;
    assert_false(keeps_anchors("# 가 나", "# 가 다", "[b](a.md#가-나)"));
    assert_int_equal(asked, 1);
    assert_true(keeps_anchors("# 가 나", "# 가 다", "[b](a.md#다) # 가 나"));
    assert_true(keeps_anchors("# 가 나\n\n다", "# 가 나\n\n라", "#가-나"));
    assert_int_equal(asked, 0); /* no heading has changed */
    assert_true(keeps_anchors("# 가 *나*", "# 가 나", "#나"));
    assert_int_equal(asked, 0); /* nor has an anchor */
}

static bool keeps_names(const char *before, const char *after)
{
    pair p = parse(before, after);
    bool ok = dl_link_names_are_kept(p.before, p.after);
    clean(p);
    return ok;
}

static void link_names(void **state)
{
    (void)state;
    assert_false(keeps_names("[가 나](#3-가-나)", "[가 다](#3-가-나)"));
    assert_false(keeps_names("[가](a.md#%EA%B0%80)", "[나](a.md#%EA%B0%80)"));
    assert_true(keeps_names("[가](#가) 나", "[가](#가) 다"));
    assert_true(keeps_names("[가.](#가)", "[가](#가)"));
    assert_true(keeps_names("[가](#가)", "[나](#나)"));
    assert_true(keeps_names("[가](#b)", "[나](#b)"));
    assert_true(keeps_names("[가](/가)", "[나](/가)"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(regions), cmocka_unit_test(fields),
        cmocka_unit_test(links),   cmocka_unit_test(anchors),
        cmocka_unit_test(renderers), cmocka_unit_test(anchors_elsewhere),
        cmocka_unit_test(link_names), cmocka_unit_test(abbreviations),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
