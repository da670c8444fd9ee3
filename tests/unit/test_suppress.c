/* Suppression comments: what they cover, and what is reported about them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>

#include "../support/cpu_bound.h"
#include "base/buf.h"
#include "engine/lint.h"

/*
 * Texts are linted with the generic profile, DL602, DL606 and the linter's own
 * rules: `\u200B` and `<think>` give the findings to suppress.
 */
#define ZWSP "\xE2\x80\x8B"

static dl_config *config;

static int set_up(void **state)
{
    (void)state;
    dl_str select[] = {DL_STR("DL602"), DL_STR("DL606"), DL_STR("DL9")};
    dl_config_request request = {.isolated = true,
                                 .profile = "generic",
                                 .select = select,
                                 .n_select = 3};
    return dl_config_load(&config, &request, NULL) == DL_OK ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    dl_config_free(config);
    return 0;
}

/* "DL602@7 (DL606@12) DL902@20": suppressed ones in parentheses. */
static dl_str describe(const dl_result *r, dl_buf *out)
{
    for (size_t i = 0; i < r->n_diagnostics; i++) {
        const dl_diagnostic *d = &r->diagnostics[i];
        bool is_suppressed = d->flags & DL_DIAGNOSTIC_SUPPRESSED;
        dl_position at = dl_doc_position(r->doc, d->span.start, DL_UNIT_BYTE);
        dl_buf_printf(out, "%s%s%s@%u%s", i ? " " : "",
                      is_suppressed ? "(" : "", d->rule->code, at.line,
                      is_suppressed ? ")" : "");
    }
    return dl_buf_str(out);
}

static void assert_lint(const char *text, const char *want)
{
    dl_buf got = {0};
    dl_result *r = dl_lint_text(config, DL_STR("post.md"), dl_str_of(text),
                                (dl_clock){.today = 20343});
    assert_string_equal(describe(r, &got).p, want);
    dl_buf_free(&got);
    dl_result_free(r);
}

static void test_block(void **state)
{
    (void)state;
    assert_lint("가" ZWSP "\n\n<!-- digestlint-disable DL602 -->\n\n나" ZWSP
                "\n\n<!-- digestlint-enable DL602 -->\n\n다" ZWSP "\n",
                "DL602@1 (DL602@5) DL602@9");
    assert_lint("<!-- digestlint-disable DL602 -->\n\n나" ZWSP "\n\n다" ZWSP,
                "(DL602@3) (DL602@5)");
    /* -enable of another rule, and of all */
    assert_lint("<!-- digestlint-disable DL602 -->\n\n"
                "<!-- digestlint-enable DL606 -->\n\n나" ZWSP "\n",
                "(DL602@5)");
    assert_lint("<!-- digestlint-disable DL602, DL606 -->\n\n나" ZWSP
                " <think>\n\n<!-- digestlint-enable -->\n\n나" ZWSP "\n",
                "(DL602@3) (DL606@3) DL602@7");
}

static void test_lines(void **state)
{
    (void)state;
    assert_lint("가" ZWSP " <!-- digestlint-disable-line DL602 -->\n나" ZWSP
                "\n",
                "(DL602@1) DL602@2");
    assert_lint("<!-- digestlint-disable-next-line DL602 -->\n가" ZWSP
                "\n나" ZWSP "\n",
                "(DL602@2) DL602@3");
    /* blank lines and other comments are not a next line */
    assert_lint("<!-- digestlint-disable-next-line DL602 -->\n\n"
                "<!-- digestlint-disable-next-line DL606 -->\n\n가" ZWSP
                "<think>\n나" ZWSP "\n",
                "(DL602@5) (DL606@5) DL602@6");
    /* the comment's own line is not the next one */
    assert_lint("가 <!-- digestlint-disable-next-line DL602 --> 나" ZWSP
                "\n다" ZWSP "\n",
                "DL602@1 (DL602@2)");
    /* the last line has no line end */
    assert_lint("<!-- digestlint-disable-next-line DL602 -->\n가" ZWSP,
                "(DL602@2)");
}

static void test_file(void **state)
{
    (void)state;
    assert_lint("가" ZWSP "\n\n나" ZWSP
                "\n\n<!-- digestlint-disable-file DL602 -->\n",
                "(DL602@1) (DL602@3)");
}

static void test_frontmatter(void **state)
{
    (void)state;
    assert_lint("---\n# digestlint-disable DL602 -- quoted\ntitle: x\n---\n"
                "가" ZWSP "\n",
                "(DL602@5)");
    assert_lint("---\ntitle: \"a" ZWSP "\" # digestlint-disable-line DL602\n"
                "---\n가" ZWSP "\n",
                "(DL602@2) DL602@4");
    /* text of the YAML, not a comment */
    assert_lint("---\ntitle: \"a # digestlint-disable DL602\"\n---\n가" ZWSP,
                "DL602@4");
    assert_lint("---\ntitle: a\ntag: 'b # digestlint-disable DL602'\n---\n"
                "가" ZWSP,
                "DL602@5");
    assert_lint("---\ntitle: a#digestlint-disable DL602\n---\n가" ZWSP,
                "DL602@4");
    assert_lint("---\ntitle: |\n  a\n  # digestlint-disable DL602\n---\n"
                "가" ZWSP,
                "DL602@6");
}

static void test_toml(void **state)
{
    (void)state;
    assert_lint("+++\n# digestlint-disable DL602 -- quoted\ntitle = 'x'\n+++\n"
                "가" ZWSP "\n",
                "(DL602@5)");
    assert_lint("+++\ntitle = 'x' # digestlint-disable DL602\n+++\n"
                "가" ZWSP "\n",
                "(DL602@4)");
    assert_lint("+++\r\na = \"\\\"\"#digestlint-disable DL602\r\n+++\r\n"
                "가" ZWSP "\r\n",
                "(DL602@4)");
    /* text of a string, not a comment */
    assert_lint("+++\ntitle = \"\\\"# digestlint-disable DL602\"\n+++\n"
                "가" ZWSP "\n",
                "DL602@4");
    assert_lint("+++\ntitle = '\\# digestlint-disable DL602'\n+++\n"
                "가" ZWSP "\n",
                "DL602@4");
    assert_lint("+++\na = \"\"\"\n\"b\"\n# digestlint-disable DL602\n\"\"\"\n"
                "+++\n가" ZWSP "\n",
                "DL602@7");
    assert_lint("+++\na = '''\n# digestlint-disable DL602\n'''\nb = 'c'\n"
                "+++\n가" ZWSP "\n",
                "DL602@7");
    /* a string that nothing closes, and no front matter */
    assert_lint("+++\na = 'b\n# digestlint-disable DL602\n+++\n가" ZWSP,
                "(DL602@5)");
    assert_lint("+++\n# digestlint-disable DL602\n\n가" ZWSP, "DL602@4");
}

static void test_selectors(void **state)
{
    (void)state;
    assert_lint("<!-- digestlint-disable invisible-character -->\n\n나" ZWSP,
                "(DL602@3)");
    assert_lint("<!-- digestlint-disable DL6 -->\n\n나" ZWSP, "(DL602@3)");
    assert_lint("<!-- digestlint-disable -->\n\n나" ZWSP " <think>",
                "(DL602@3) (DL606@3)");
}

static void test_reason(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "<!-- digestlint-disable DL602 -- as in the paper -->\n\n나" ZWSP,
        /* CommonMark 0.29 takes this for text: `--` inside a comment */
        "나" ZWSP " <!-- digestlint-disable-line DL602 -- as in the paper -->",
        "<!--\n  digestlint-disable DL602\n  -- as in the paper\n-->\n\n"
        "나" ZWSP,
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        dl_result *r = dl_lint_text(config, DL_STR("a.md"), dl_str_of(texts[i]),
                                (dl_clock){.today = 20343});
        assert_int_equal(r->n_diagnostics, 1);
        assert_true(r->diagnostics[0].flags & DL_DIAGNOSTIC_SUPPRESSED);
        assert_true(
            dl_str_is(r->diagnostics[0].justification, "as in the paper"));
        dl_result_free(r);
    }
}

static void test_not_in_code(void **state)
{
    (void)state;
    assert_lint("```\n<!-- digestlint-disable DL602 -->\n```\n\n나" ZWSP,
                "DL602@5");
    assert_lint("`<!-- digestlint-disable DL602 -->` 나" ZWSP, "DL602@1");
    assert_lint("    <!-- digestlint-disable DL602 -->\n\n나" ZWSP, "DL602@3");
    assert_lint("\\<!-- digestlint-disable DL602 --> 나" ZWSP, "DL602@1");
    assert_lint("나" ZWSP " <!-- digestlint-disable-line DL602", "DL602@1");
}

static void test_unknown(void **state)
{
    (void)state;
    assert_lint("<!-- digestlint-disable DL602 invisible-charater -->\n\n"
                "나" ZWSP,
                "DL903@1 (DL602@3)");
    assert_lint("<!-- digestlint-disble DL602 -->\n", "DL903@1");
    dl_result *r = dl_lint_text(
        config, DL_STR("a.md"),
        DL_STR("<!-- digestlint-disable-nextline invisible-charater -->"),
                                (dl_clock){.today = 20343});
    assert_int_equal(r->n_diagnostics, 1);
    char message[128];
    dl_message_format(&r->diagnostics[0], -1, DL_ENGLISH, message,
                      sizeof message);
    assert_string_equal(message,
                        "unknown directive 'digestlint-disable-nextline'; did "
                        "you mean 'digestlint-disable-next-line'?");
    dl_result_free(r);
}

static void test_unused(void **state)
{
    (void)state;
    assert_lint("<!-- digestlint-disable DL602 -->\n\n나\n", "DL902@1");
    assert_lint("<!-- digestlint-disable DL602 DL606 -->\n\n나" ZWSP "\n",
                "DL902@1 (DL602@3)");
    /* a second comment for the same lines is idle */
    assert_lint("<!-- digestlint-disable-file DL602 -->\n\n"
                "나" ZWSP " <!-- digestlint-disable-line DL602 -->\n",
                "(DL602@3) DL902@3");
    /* of two for the same line, the first counts */
    assert_lint("<!-- digestlint-disable-next-line DL602 -->\n\n"
                "<!-- digestlint-disable-next-line DL602 -->\n나" ZWSP "\n",
                "DL902@3 (DL602@4)");
    /* a rule that did not run proves nothing */
    assert_lint("<!-- digestlint-disable DL205 -->\n\n나\n", "");
    assert_lint("<!-- digestlint-disable DL6 -->\n\n나\n", "");
    assert_lint("<!-- digestlint-enable DL602 -->\n\n나\n", "");
}

static void test_own_rules(void **state)
{
    (void)state;
    assert_lint("<!-- digestlint-disable DL902 -->\n\n"
                "<!-- digestlint-disable DL602 -->\n\n나\n",
                "(DL902@3)");
    /* a comment without codes does not excuse itself */
    assert_lint("<!-- digestlint-disable -->\n\n"
                "<!-- digestlint-disable DL602 -->\n",
                "DL902@3");
    assert_lint("<!-- digestlint-disable-line nonsense DL903 -->\n",
                "(DL903@1)");
}

/* The text after all fixes of DL902. */
static void assert_fixed(const char *text, const char *want)
{
    dl_buf out = {0};
    dl_result *r = dl_lint_text(config, DL_STR("a.md"), dl_str_of(text),
                                (dl_clock){.today = 20343});
    size_t at = 0;
    for (size_t i = 0; i < r->n_diagnostics; i++) {
        const dl_fix *fix = r->diagnostics[i].fix;
        if (strcmp(r->diagnostics[i].rule->code, "DL902") != 0)
            continue;
        assert_non_null(fix);
        assert_int_equal(fix->applicability, DL_FIX_SAFE);
        for (uint32_t k = 0; k < fix->n_edits; k++) {
            dl_buf_add(&out,
                       (dl_str){text + at, fix->edits[k].span.start - at});
            at = fix->edits[k].span.end;
        }
    }
    dl_buf_adds(&out, text + at);
    assert_string_equal(dl_buf_str(&out).p, want);
    dl_buf_free(&out);
    dl_result_free(r);
}

#define IDLE "<!-- digestlint-disable-line DL602 -->"

static void test_fix(void **state)
{
    (void)state;
    assert_fixed("가\n\n" IDLE "\n\n나\n", "가\n\n나\n");
    assert_fixed("가\n" IDLE "\n\n나\n", "가\n\n나\n");
    assert_fixed("가\n\n" IDLE "\n나\n", "가\n\n나\n");
    /* no empty line is left, which would part a paragraph of kramdown */
    assert_fixed("가\n" IDLE "\n나\n", "가\n나\n");
    assert_fixed("> 가\n> " IDLE "\n> 나\n", "> 가\n> 나\n");
    assert_fixed("> 가\n>\n> " IDLE "\n>\n> 나\n", "> 가\n>\n> 나\n");
    assert_fixed("> " IDLE "\n\n나\n", "나\n");
    assert_fixed(IDLE "\n\n나\n", "나\n");
    assert_fixed("가\n\n" IDLE, "가\n\n");
    assert_fixed("가 " IDLE " 나\n", "가 나\n");
    assert_fixed("가 " IDLE "\n나\n", "가\n나\n");
    assert_fixed("가  " IDLE "\n나\n", "가\n나\n"); /* not a hard break */
    assert_fixed("가" IDLE "나\n", "가나\n");
    assert_fixed("- 가\n  " IDLE "\n  나\n", "- 가\n  나\n");
    assert_fixed("---\ntitle: x # digestlint-disable-line DL602\n---\n",
                 "---\ntitle: x\n---\n");
    assert_fixed("---\n# digestlint-disable-line DL602\ntitle: x\n---\n",
                 "---\ntitle: x\n---\n");
    assert_fixed("+++\n# digestlint-disable DL602\na = 1\n+++\n",
                 "+++\na = 1\n+++\n");
    assert_fixed("+++\na = 1 # digestlint-disable DL602\n+++\n",
                 "+++\na = 1\n+++\n");
    assert_fixed("가\r\n\r\n" IDLE "\r\n\r\n나\r\n", "가\r\n\r\n나\r\n");
    assert_fixed("가" ZWSP " <!-- digestlint-disable-line DL606 DL602 -->\n",
                 "가" ZWSP " <!-- digestlint-disable-line DL602 -->\n");
    assert_fixed("가" ZWSP " <!-- digestlint-disable-line DL602, DL606 -->\n",
                 "가" ZWSP " <!-- digestlint-disable-line DL602 -->\n");
}

/* -disable-paper, with papers. */
static void test_paper(void **state)
{
    (void)state;
    static const char text[] =
        "# 1. [가   나](https://arxiv.org/abs/2509.08519)\n\n가\n\n"
        "<!-- digestlint-disable-paper DL205 -->\n"
        "# 2. [가   나](https://arxiv.org/abs/2509.08520)\n\n나\n\n"
        "# 3. [가   나](https://arxiv.org/abs/2509.08521)\n\n"
        "<!-- digestlint-disable-paper DL205 -->\n\n나\n\n"
        "# 4. [가   나](https://arxiv.org/abs/2509.08522)\n";
    dl_str select[] = {DL_STR("DL205"), DL_STR("DL9")};
    dl_config_request request = {
        .isolated = true, .select = select, .n_select = 2};
    dl_config *papers;
    assert_int_equal(dl_config_load(&papers, &request, NULL), DL_OK);
    dl_result *r = dl_lint_text(papers, DL_STR("a.md"), dl_str_of(text),
                                (dl_clock){.today = 20343});
    dl_buf got = {0};
    assert_string_equal(describe(r, &got).p,
                        "DL205@1 (DL205@6) (DL205@10) DL205@16");
    dl_buf_free(&got);
    dl_result_free(r);
    dl_config_free(papers);
}

/* ---- other forms of comments --------------------------------------------- */

static void test_mdx(void **state)
{
    (void)state;
    assert_lint("가" ZWSP "\n\n{/* digestlint-disable DL602 */}\n\n나" ZWSP
                "\n\n{/*digestlint-enable*/}\n\n다" ZWSP "\n",
                "DL602@1 (DL602@5) DL602@9");
    assert_lint("가" ZWSP " {/* digestlint-disable-line DL602 */}\n나" ZWSP,
                "(DL602@1) DL602@2");
    assert_lint("{ /*\n  digestlint-disable-next-line DL602\n*/ }\n가" ZWSP
                "\n나" ZWSP,
                "(DL602@4) DL602@5");
    assert_lint("{/* digestlint-disable-next-line DL602 */}\n\n"
                "<!-- digestlint-disable-next-line DL606 -->\n\n가" ZWSP
                "<think>\n",
                "(DL602@5) (DL606@5)");
    assert_lint("나" ZWSP "\n\n{/* digestlint-disable-file DL602 */}\n",
                "(DL602@1)");
    assert_lint("- 가\n  - {/* digestlint-disable-next-line DL602 */}\n"
                "    나" ZWSP "\n\n> 글 {/* digestlint-disable-line */} " ZWSP
                "\n",
                "(DL602@3) (DL602@5)");
    assert_lint("<Card>\n{/* digestlint-disable DL602 */}\n</Card>\n\n"
                "나" ZWSP,
                "(DL602@5)");
    assert_lint("a {/* b */ c} {/* digestlint-disable-line */} 나" ZWSP,
                "(DL602@1)");
}

static void test_references(void **state)
{
    (void)state;
    static const char *const forms[] = {
        "[//]: # (digestlint-disable DL602)",
        "[//]: # \"digestlint-disable DL602\"",
        "[//]: # 'digestlint-disable DL602'  ",
        "[//]:   #\t(digestlint-disable DL602 -- as (in) the paper)",
        "[comment]: <> (digestlint-disable DL602)",
        "[comment]: <> \"digestlint-disable DL602 -- \"as\" quoted\"",
        "[//]: # (\ndigestlint-disable\nDL602)",
        "   [^_^]: <#> (DigestLint-Disable DL602)",
        "> [//]: # (digestlint-disable DL602)",
        "- 가\n\n  [//]: # (digestlint-disable DL602)",
        "1. [//]: # (digestlint-disable DL602)",
        "가\n[//]: # (digestlint-disable DL602)",
        "[a]: # (b\n[//]: # (digestlint-disable DL602)",
    };
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        dl_buf text = {0};
        dl_buf_printf(&text, "%s\n\n나" ZWSP "\n", forms[i]);
        dl_result *r = dl_lint_text(config, DL_STR("a.md"), dl_buf_str(&text),
                                    (dl_clock){.today = 20343});
        if (r->n_diagnostics != 1 ||
            !(r->diagnostics[0].flags & DL_DIAGNOSTIC_SUPPRESSED))
            fail_msg("%s", forms[i]);
        dl_result_free(r);
        dl_buf_free(&text);
    }
    assert_lint("[//]: # (digestlint-disable-next-line DL602)\n"
                "[//]: # (digestlint-disable-next-line DL606)\n가" ZWSP
                "<think>\n나" ZWSP "\n",
                "(DL602@3) (DL606@3) DL602@4");
}

/* Where other forms are not comments. */
static void test_not_comments(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "```\n{/* digestlint-disable */}\n```",
        "```\n[//]: # (digestlint-disable)\n```",
        "    [//]: # (digestlint-disable)",
        "`{/* digestlint-disable */}`",
        "\\{/* digestlint-disable */}",
        "{/* digestlint-disable */ 1}",
        "{/* digestlint-disable */",
        "{/* digestlint-disable }",
        "/* digestlint-disable */",
        "{ digestlint-disable }",
        "<!-- {/* digestlint-disable */} -->",
        "{/* <!-- digestlint-disable --> */}",
        "<!-- [//]: # (digestlint-disable) -->",
        "<div>\n[//]: # (digestlint-disable)\n</div>",
        "가 [//]: # (digestlint-disable)",
        "\\[//]: # (digestlint-disable)",
        "[//]: # (digestlint-disable",
        "[//]: # (digestlint-disable\n\n)",
        "[//]: # (digestlint-disable) 나",
        "[//]: #(digestlint-disable)",
        "[//]: a.html (digestlint-disable)",
        "[//] # (digestlint-disable)",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        dl_buf text = {0};
        dl_buf_printf(&text, "%s\n\n나" ZWSP "\n", texts[i]);
        dl_result *r = dl_lint_text(config, DL_STR("a.md"), dl_buf_str(&text),
                                    (dl_clock){.today = 20343});
        if (r->n_diagnostics != 1 ||
            r->diagnostics[0].flags & DL_DIAGNOSTIC_SUPPRESSED)
            fail_msg("%s", texts[i]);
        dl_result_free(r);
        dl_buf_free(&text);
    }
}

#define MDX "{/* digestlint-disable-line DL602 */}"
#define REF "[//]: # (digestlint-disable-line DL602)"

static void test_fix_of_other_forms(void **state)
{
    (void)state;
    assert_fixed("가\n\n" MDX "\n\n나\n", "가\n\n나\n");
    assert_fixed("가\n" MDX "\n나\n", "가\n나\n");
    assert_fixed("가 " MDX " 나\n", "가 나\n");
    assert_fixed("가  " MDX "\n나\n", "가\n나\n");
    assert_fixed("가" ZWSP " {/* digestlint-disable-line DL606 DL602 */}\n",
                 "가" ZWSP " {/* digestlint-disable-line DL602 */}\n");
    assert_fixed("가\n\n" REF "\n\n나\n", "가\n\n나\n");
    assert_fixed("가\n\n" REF "\n나\n", "가\n\n나\n");
    assert_fixed(REF "\n나\n", "나\n");
    /* to CommonMark, a line of the paragraph */
    assert_fixed("가\n" REF "\n나\n", "가\n나\n");
    assert_fixed("가\r\n" REF "  \r\n나\r\n", "가\r\n나\r\n");
    assert_fixed("[//]: # \"digestlint-disable-line DL602\"\n\n나\n", "나\n");
    assert_fixed("> 가\n>\n> " REF "\n", "> 가\n>\n");
    assert_fixed("[//]: # (digestlint-disable DL606, DL602 -- (a))\n\n나" ZWSP,
                 "[//]: # (digestlint-disable DL602 -- (a))\n\n나" ZWSP);
}

/* ---- what is nearly a directive ------------------------------------------ */

static void test_letter_case(void **state)
{
    (void)state;
    assert_lint("<!-- DIGESTLINT-DISABLE -->\n\n나" ZWSP, "(DL602@3)");
    assert_lint("<!-- Digestlint-Disable-Next-Line DL602 -->\n나" ZWSP,
                "(DL602@2)");
    assert_lint("---\n# DigestLint-Disable DL602\ntitle: x\n---\n나" ZWSP,
                "(DL602@5)");
    assert_lint("<!--- digestlint-disable DL602 --->\n\n나" ZWSP,
                "(DL602@3)");
    assert_lint("<!-- digestlint-disable dl602 -->\n\n나" ZWSP,
                "(DL602@3)");
    assert_lint("<!-- digestlint-disable Invisible-Character -->\n\n나" ZWSP,
                "DL903@1 DL602@3");
}

static void test_near_misses(void **state)
{
    (void)state;
    assert_lint("<!-- digestlint disable -->\n\n나" ZWSP, "DL903@1 DL602@3");
    assert_lint("{/* digestlint disable */}\n\n[//]: # (digestlint:disable)\n"
                "\n나" ZWSP,
                "DL903@1 DL903@3 DL602@5");
    assert_lint("---\n# digestlint disable DL602\ntitle: x\n---\n나\n",
                "DL903@2");
    assert_lint("<!-- digestlint: 아래 표는 원문 그대로 -->\n", "");
}

/* ---- how long it takes --------------------------------------------------- */

static double seconds_for(const char *line, size_t lines)
{
    dl_buf text = {0};
    for (size_t i = 0; i < lines; i++)
        dl_buf_adds(&text, line);
    clock_t start = clock();
    dl_result *r = dl_lint_text(config, DL_STR("a.md"), dl_buf_str(&text),
                                (dl_clock){.today = 20343});
    double seconds = cpu_since(start);
    dl_result_free(r);
    dl_buf_free(&text);
    return seconds;
}

static void test_many_comments(void **state)
{
    static const char *const lines[] = {
        "가" ZWSP " <!-- digestlint-disable-next-line DL602 -->\n",
        "가 {/* digestlint-disable-next-line DL602 */}\n",
        "[//]: # (digestlint-disable DL602)\n",
        "[//]: # (digestlint-disable DL602\n", /* never closed */
        "[//]: # \"dig\n",
        "{/* dig ",
        "{/*    {/*   */    ",
        "<!-- dig ",
        "]: [ ]: ",
        "- > - [",
    };
    (void)state;
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        double few = seconds_for(lines[i], 2000);
        double many = seconds_for(lines[i], 8000);
        if (many > 8 * few + cpu_bound(20)) /* four times the text */
            fail_msg("'%s': %.3f s, then %.3f s", lines[i], few, many);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_block),
        cmocka_unit_test(test_lines),
        cmocka_unit_test(test_file),
        cmocka_unit_test(test_frontmatter),
        cmocka_unit_test(test_toml),
        cmocka_unit_test(test_selectors),
        cmocka_unit_test(test_reason),
        cmocka_unit_test(test_not_in_code),
        cmocka_unit_test(test_unknown),
        cmocka_unit_test(test_unused),
        cmocka_unit_test(test_own_rules),
        cmocka_unit_test(test_fix),
        cmocka_unit_test(test_paper),
        cmocka_unit_test(test_mdx),
        cmocka_unit_test(test_references),
        cmocka_unit_test(test_not_comments),
        cmocka_unit_test(test_fix_of_other_forms),
        cmocka_unit_test(test_letter_case),
        cmocka_unit_test(test_near_misses),
        cmocka_unit_test(test_many_comments),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
