/* Which repairs are sound: nothing new is found, and a reader sees nothing
   change but what was found. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "check/registry.h"
#include "fixes/outline.h"
#include "fixes/verify.h"
#include "parse/parse.h"

static const dl_anchors_elsewhere nowhere = {NULL, NULL};

static dl_doc *parse(const char *text)
{
    return dl_doc_parse(DL_STR("a.md"), dl_str_of(text), 1 << 20, NULL);
}

/* `found` is replaced by `text`, and both are the whole finding; `n_left`
   findings of its rule, which may change HTML, are in the same place afterwards
   without a fix. */
static bool is_sound(const char *before, const char *found, const char *text,
                     const char *after, size_t n_left)
{
    uint32_t start = (uint32_t)(strstr(before, found) - before);
    dl_span span = {start, start + (uint32_t)strlen(found)};
    dl_edit edit = {span, dl_str_of(text)};
    dl_fix fix = {.edits = &edit, .n_edits = 1};
    dl_diagnostic d = {
        .rule = dl_rule_find(DL_STR("DL606")), .span = span, .fix = &fix};
    dl_diagnostic left[2] = {d, d};
    left[0].fix = left[1].fix = NULL;
    left[0].span.end = left[1].span.end = start + (uint32_t)strlen(text);
    const dl_diagnostic *repaired = &d;
    dl_result old = {
        .doc = parse(before), .diagnostics = &d, .n_diagnostics = 1};
    dl_result new = {
        .doc = parse(after), .diagnostics = left, .n_diagnostics = n_left};
    bool sound =
        dl_fix_judge(&old, &new, &repaired, 1, &edit, 1, nowhere).why ==
        DL_REFUSAL_NONE;
    dl_doc_free((dl_doc *)old.doc);
    dl_doc_free((dl_doc *)new.doc);
    return sound;
}

static void test_what_is_seen(void **state)
{
    static const struct {
        const char *before, *found, *text, *after;
        bool is_sound;
    } cases[] = {
        {"가 나 다\n", "나", "라", "가 라 다\n", true},
        {"가 나 다\n", "나", "", "가  다\n", true},
        {"가 나\n", "나", "라", "가 라\n", true},
        {"나 다\n", "나", "라", "라 다\n", true},
        {"가 나 다\n", "나", "라", "가 라 마\n", false},
        {"가 나 다\n", "나", "라", "바 라 다\n", false},
        {"가 나 다\n", "나", "라", "가 라 다 마\n", false},
        {"가 나 다\n", "나", "라", "가 라\n", false},
        {"가 나 다\n", "나", "라", "가 라라라라 다\n", false},
        {"가 **나** 다\n", "나", "라", "가 **라** 다\n", true},
        {"가 `나` 다\n", "나", "라", "가 `라` 다\n", false},
        {"가 `나 바` 다\n", "나", "라", "가 `라 마` 다\n", false},
        {"가 `나` 다 `x`\n", "나", "라", "가 `라` 다 `y`\n", false},
        {"가<b>나\n", "<b>", "", "가나\n", true},
        {"가 **나** 다\n", "**나**", "나", "가 나 다\n", true},
        {"가 &amp; 나 다\n", "나", "라", "가 &amp; 라 다\n", true},
        {"가 &amp; 나 다\n", "나", "라", "가 &amp; 라라라 다 바 사\n", false},
        {"가<b>나\n", "<b>", "\\<b>", "가\\<b>나\n", true},
        {"가<b>나\n", "<b>", "\\<b>", "가\\<b>다\n", false},
        {"`가`<b>`나`\n", "<b>", "\\<b>", "`가`\\<b>`나`\n", true},
        {"가\n나 다\n", "나", "라", "가\n라 다\n", true},
        {"가\n나 다\n", "나", "라", "가\n\n라 다\n", false},
        {"가 나\n\n다\n", "나", "라", "가 라\n\n# 다\n", false},
        {"가 나\n\n# 다\n", "나", "라", "가 라\n\n## 다\n", false},
        {"가 나\n\n```\n다\n```\n", "나", "라", "가 라\n\n```\n마\n```\n", false},
        /* all of a paragraph, or of a line with its break */
        {"가\n\n나\n\n다\n", "나\n\n", "", "가\n\n다\n", true},
        {"가\n\n나\n\n다\n", "나\n\n", "", "가\n다\n", false},
        {"가\n\n나 라\n\n다\n", "나", "", "가\n\n다\n", false},
        {"가\n나\n다\n", "나\n", "", "가\n다\n", true},
        {"가\n나\n다\n", "나\n", "", "가\n\n다\n", false},
        {"가\n나\n다\n", "나\n", "", "가다\n", false},
        {"가 나\n\n- 다\n", "나", "라", "가 라\n\n> 다\n", false},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (is_sound(cases[i].before, cases[i].found, cases[i].text,
                     cases[i].after, 0) != cases[i].is_sound)
            fail_msg("'%s' to '%s'", cases[i].before, cases[i].after);
}

static void test_what_is_found(void **state)
{
    (void)state;
    assert_true(is_sound("가 나 다\n", "나", "라", "가 라 다\n", 1));
    /* one finding before is not two afterwards */
    assert_false(is_sound("가 나 다\n", "나", "라", "가 라 다\n", 2));
}

/* Composing characters makes nothing wrong that was right. */
static void test_what_is_composed(void **state)
{
    static const char nfd[] = "\xE1\x84\x82\xE1\x85\xA1"; /* 나 */
    static const char before[] = "가 \xE1\x84\x82\xE1\x85\xA1 다\n";
    (void)state;
    assert_true(is_sound(before, nfd, "나", "가 나 다\n", 2));
    assert_false(is_sound(before, nfd, "너", "가 너 다\n", 2));
    assert_false(is_sound(before, nfd, "나", "가 나 라\n", 2));
}

/* One finding is fixed; afterwards there is another: of which severity, where,
   and whether it has a fix. */
static dl_fix_refusal judge_next(dl_severity fixed, dl_severity next,
                                 bool is_here, bool has_fix, uint8_t flags)
{
    static const char before[] = "가 나 다\n", after[] = "가 라 다\n";
    dl_edit edit = {{4, 7}, DL_STR("라")};
    dl_fix fix = {.applicability = DL_FIX_SAFE, .edits = &edit, .n_edits = 1};
    dl_diagnostic d = {.rule = dl_rule_find(DL_STR("DL503")),
                       .span = {4, 7},
                       .severity = (uint8_t)fixed,
                       .fix = &fix};
    dl_diagnostic left = {.rule = d.rule,
                          .span = {is_here ? 4 : 8, is_here ? 7 : 11},
                          .severity = (uint8_t)next,
                          .flags = flags,
                          .fix = has_fix ? &fix : NULL};
    const dl_diagnostic *repaired = &d;
    dl_result old = {
        .doc = parse(before), .diagnostics = &d, .n_diagnostics = 1};
    dl_result new = {
        .doc = parse(after), .diagnostics = &left, .n_diagnostics = 1};
    dl_refused refused =
        dl_fix_judge(&old, &new, &repaired, 1, &edit, 1, nowhere);
    dl_doc_free((dl_doc *)old.doc);
    dl_doc_free((dl_doc *)new.doc);
    assert_ptr_equal(refused.rule,
                     refused.why == DL_REFUSAL_FINDING ? d.rule : NULL);
    return refused.why;
}

static void test_severity(void **state)
{
    (void)state;
    const dl_severity info = DL_SEVERITY_INFO, warning = DL_SEVERITY_WARNING,
                      error = DL_SEVERITY_ERROR;
    assert_int_equal(judge_next(error, error, false, false, 0),
                     DL_REFUSAL_FINDING);
    assert_int_equal(judge_next(warning, error, false, false, 0),
                     DL_REFUSAL_FINDING);
    assert_int_equal(judge_next(info, info, false, false, 0),
                     DL_REFUSAL_FINDING);
    assert_int_equal(judge_next(error, warning, false, false, 0),
                     DL_REFUSAL_NONE);
    assert_int_equal(judge_next(warning, info, false, true, 0),
                     DL_REFUSAL_NONE);
    assert_int_equal(
        judge_next(error, error, false, false, DL_DIAGNOSTIC_SUPPRESSED),
        DL_REFUSAL_NONE);
    /* its own finding, again */
    assert_int_equal(judge_next(warning, warning, true, true, 0),
                     DL_REFUSAL_STAYS);
    assert_int_equal(judge_next(warning, warning, true, false, 0),
                     DL_REFUSAL_NONE);
    assert_int_equal(judge_next(warning, info, true, true, 0), DL_REFUSAL_NONE);
}

/* A finding and its only edit. */
typedef struct repair {
    const char *found, *old, *new;
    const char *rule; /* NULL: DL503 */
} repair;

/* Whether `n` repairs, two at most, may make `after` of `before`. */
static bool are_sound(const char *before, const repair *repairs, size_t n,
                      const char *after)
{
    dl_edit edits[2];
    dl_fix fixes[2];
    dl_diagnostic found[2];
    const dl_diagnostic *all[2] = {&found[0], &found[1]};
    for (size_t i = 0; i < n; i++) {
        const char *place = strstr(before, repairs[i].found);
        const char *old = strstr(place, repairs[i].old);
        uint32_t start = (uint32_t)(place - before);
        uint32_t at = (uint32_t)(old - before);
        edits[i] = (dl_edit){{at, at + (uint32_t)strlen(repairs[i].old)},
                             dl_str_of(repairs[i].new)};
        fixes[i] = (dl_fix){.edits = &edits[i], .n_edits = 1};
        found[i] = (dl_diagnostic){
            .rule = dl_rule_find(
                dl_str_of(repairs[i].rule ? repairs[i].rule : "DL503")),
            .span = {start, start + (uint32_t)strlen(repairs[i].found)},
            .fix = &fixes[i]};
    }
    dl_result old = {
        .doc = parse(before), .diagnostics = found, .n_diagnostics = n};
    dl_result new = {.doc = parse(after)};
    bool sound =
        dl_fix_judge(&old, &new, all, n, edits, n, nowhere).why ==
        DL_REFUSAL_NONE;
    dl_doc_free((dl_doc *)old.doc);
    dl_doc_free((dl_doc *)new.doc);
    return sound;
}

static void test_around_the_edit(void **state)
{
    static const repair part = {"나다라", "나", "마", NULL};
    static const repair comment = {"<!-- x -->", "<!-- x -->\n", "",
                                   "DL902"};
    static const repair both[] = {{"가", "가", "바사아", NULL},
                                  {"나", "나", "하", NULL}};
    (void)state;
    /* what was found may change, its surroundings may not */
    assert_true(are_sound("가 나다라 바\n", &part, 1, "가 마다라 바\n"));
    assert_true(are_sound("가 나다라 바\n", &part, 1, "가 마사아 바\n"));
    assert_false(are_sound("가 나다라 바\n", &part, 1, "가 마다라 사\n"));
    /* emphasis neither moves nor goes, nor does any appear */
    assert_true(are_sound("x 가**나** 다\n", both, 2, "x 바사아**하** 다\n"));
    assert_false(are_sound("x 가**나** 다\n", both, 2, "x 바사아하 다\n"));
    assert_false(are_sound("x 가**나** 다\n", both, 2, "x 바사아*하* 다\n"));
    assert_false(are_sound("x 가나 다\n", both, 2, "x *가*하 다\n"));
    assert_false(are_sound("*가 나* 다\n", both, 2, "*가* 하 다\n"));
    /* nothing runs together with what precedes it */
    assert_true(are_sound("가\n\n<!-- x -->\n나\n", &comment, 1,
                          "가\n\n나\n"));
    assert_false(are_sound("가\n<!-- x -->\n나\n", &comment, 1, "가\n나\n"));
    assert_false(are_sound("- 가\n<!-- x -->\n- 나\n", &comment, 1,
                           "- 가\n- 나\n"));
    assert_false(are_sound("- 가\n\n<!-- x -->\n  나\n", &comment, 1,
                           "- 가\n\n  나\n"));
    assert_false(are_sound("> 가\n\n<!-- x -->\n> 나\n", &comment, 1,
                           "> 가\n> 나\n"));
}

/* What only GitHub shows may not cost a list on the page itself; where the page
   shows it, too, its blocks may change. */
static void test_other_page(void **state)
{
    (void)state;
    const char *before = "1. 1. 가\n   - 나\n   2. 다\n";
    const char *after = "1\\. 1. 가\n   - 나\n   2. 다\n";
    const char *kept = "1. 1\\. 가\n   - 나\n   2. 다\n";
    const struct {
        const char *after;
        int renderer;
        uint8_t flags;
        bool is_sound;
    } cases[] = {
        {after, DL_RENDERER_KRAMDOWN, DL_DIAGNOSTIC_ALSO, false},
        {after, DL_RENDERER_KRAMDOWN, 0, true},
        {after, DL_RENDERER_NONE, DL_DIAGNOSTIC_ALSO, true},
        {kept, DL_RENDERER_KRAMDOWN, DL_DIAGNOSTIC_ALSO, false},
        {before, DL_RENDERER_KRAMDOWN, DL_DIAGNOSTIC_ALSO, true},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        dl_diagnostic d = {.rule = dl_rule_find(DL_STR("DL804")),
                           .flags = cases[i].flags};
        const dl_diagnostic *repaired = &d;
        dl_result old = {.doc = parse(before)};
        dl_result new = {.doc = parse(cases[i].after)};
        dl_renderer_init(&old.renderer);
        old.renderer.name = cases[i].renderer;
        dl_renderer_complete(&old.renderer);
        if (dl_outline_is_kept(&old, &new, &repaired, 1) != cases[i].is_sound)
            fail_msg("case %zu", i);
        dl_doc_free((dl_doc *)old.doc);
        dl_doc_free((dl_doc *)new.doc);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_is_seen),
        cmocka_unit_test(test_what_is_found),
        cmocka_unit_test(test_what_is_composed),
        cmocka_unit_test(test_severity),
        cmocka_unit_test(test_around_the_edit),
        cmocka_unit_test(test_other_page),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
