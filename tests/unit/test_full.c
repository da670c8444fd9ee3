/* The formats for people, byte for byte, over documents made here. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/buf.h"
#include "fixes/refusal.h"
#include "parse/parse.h"
#include "report/report.h"

static const dl_message MESSAGES[] = {
    {"found", {"found '{0}'", "발견 '{0}'"}},
    {"first", {"first here", "처음 나온 곳"}},
};
static const dl_rule RULE = {
    .code = "DL999",
    .name = "test-rule",
    .messages = MESSAGES,
    .n_messages = 2,
};

typedef struct finding {
    dl_diagnostic d;
    dl_str arg;
    dl_note note;
    dl_edit edits[8];
    dl_fix fix;
} finding;

typedef struct fixture {
    dl_doc *doc;
    finding f;
} fixture;

static dl_span span_of(const dl_doc *doc, const char *what)
{
    const char *at = strstr(doc->src.p, what);
    assert_non_null(at);
    uint32_t start = (uint32_t)(at - doc->src.p);
    return (dl_span){start, start + (uint32_t)strlen(what)};
}

/* A document with a finding at the first `what` in it. */
static void open_text(fixture *x, dl_str text, const char *what)
{
    *x = (fixture){.f = {.d = {.rule = &RULE, .severity = DL_SEVERITY_ERROR}}};
    x->doc = dl_doc_parse(DL_STR("a.md"), text, 1 << 20, &dl_lexicon_builtin);
    x->f.d.span = span_of(x->doc, what);
    x->f.arg = DL_STR("x");
    x->f.d.args = &x->f.arg;
    x->f.d.n_args = 1;
}

static void add_note(fixture *x, const char *what)
{
    x->f.note = (dl_note){.span = span_of(x->doc, what), .message = 1};
    x->f.d.notes = &x->f.note;
    x->f.d.n_notes = 1;
}

static void add_edit(fixture *x, dl_span span, const char *text)
{
    x->f.edits[x->f.fix.n_edits++] = (dl_edit){span, dl_str_of(text)};
    x->f.fix.edits = x->f.edits;
    x->f.fix.applicability = DL_FIX_SAFE;
    x->f.d.fix = &x->f.fix;
}

/* The report of the finding in `format`. */
static void expect(fixture *x, const dl_format *format,
                   const dl_report_options *options, const char *want)
{
    static const dl_report_options plain = {0};
    char *text;
    size_t n;
    FILE *out = open_memstream(&text, &n);
    dl_result result = {
        .doc = x->doc, .diagnostics = &x->f.d, .n_diagnostics = 1};
    dl_report_totals totals = {0};
    dl_writer writer = {.out = out};
    dl_reporter *reporter = format->begin(&writer, options ? options : &plain);
    format->result(reporter, &result);
    format->end(reporter, &totals);
    fclose(out);
    assert_string_equal(text, want);
    free(text);
    dl_doc_free(x->doc);
}

static void test_text(void **state)
{
    (void)state;
    fixture x;
    open_text(&x, DL_STR("하나\n둘 셋\n"), "셋");
    add_note(&x, "하나");
    expect(&x, &dl_format_text, NULL,
           "a.md:2:3: error: found 'x' [DL999 test-rule]\n"
           "a.md:1:1: note: first here\n");
}

static void test_text_options(void **state)
{
    (void)state;
    fixture x;
    open_text(&x, DL_STR("둘👍 셋\n"), "셋");
    x.f.d.severity = DL_SEVERITY_INFO;
    expect(&x, &dl_format_text,
           &(dl_report_options){.language = DL_KOREAN,
                                .unit = DL_UNIT_UTF16,
                                .unit_is_set = true},
           "a.md:1:5: info: 발견 'x' [DL999 test-rule]\n");
    open_text(&x, DL_STR("둘👍 셋\n"), "셋");
    x.f.d.severity = DL_SEVERITY_WARNING;
    expect(&x, &dl_format_text,
           &(dl_report_options){.unit = DL_UNIT_CELL, .unit_is_set = true},
           "a.md:1:6: warning: found 'x' [DL999 test-rule]\n");
}

static void test_hidden_findings_are_left_out(void **state)
{
    (void)state;
    fixture x;
    open_text(&x, DL_STR("x\n"), "x");
    x.f.d.flags = DL_DIAGNOSTIC_SUPPRESSED;
    expect(&x, &dl_format_text, NULL, "");
    open_text(&x, DL_STR("x\n"), "x");
    x.f.d.flags = DL_DIAGNOSTIC_BASELINE;
    expect(&x, &dl_format_full, NULL, "");
}

/* Nothing from a post or a file name can make a terminal act. */
static void test_hostile_text(void **state)
{
    (void)state;
    fixture x;
    open_text(&x, DL_STR("x\x1b[2J\n"), "x");
    x.doc->name = DL_STR("a\n\x1b]0;b\t\x7f.md");
    x.f.arg = DL_STR("\x1b[31m\r\n\u202E");
    expect(&x, &dl_format_full, NULL,
           "a\\n\\x1b]0;b\\t\\x7f.md:1:1: error: found "
           "'<U+001B>[31m\\r\\n<U+202E>' [DL999 test-rule]\n"
           "   1 | x<U+001B>[2J\n"
           "     | ^\n"
           "     = help: digestlint explain DL999\n");
}

static void test_full(void **state)
{
    (void)state;
    fixture x;
    open_text(&x, DL_STR("# 제목\n\n본 연구는 모델를 제안한다.\n"), "모델를");
    add_note(&x, "제목");
    add_edit(&x, span_of(x.doc, "를"), "을");
    expect(&x, &dl_format_full, NULL,
           "a.md:3:7: error: found 'x' [DL999 test-rule]\n"
           "   3 | 본 연구는 모델를 제안한다.\n"
           "     |           ^^^^^^\n"
           "     = note: first here\n"
           "   1 | # 제목\n"
           "     |   ----\n"
           "     = fix:\n"
           "   3 - 본 연구는 모델를 제안한다.\n"
           "   3 + 본 연구는 모델을 제안한다.\n"
           "     = help: digestlint explain DL999\n");
}

static void test_korean_words(void **state)
{
    (void)state;
    fixture x;
    open_text(&x, DL_STR("x\n"), "x");
    add_note(&x, "x");
    x.f.note =
        (dl_note){.path = DL_STR("b.md"), .line = 7, .column = 3, .message = 1};
    add_edit(&x, (dl_span){0, 1}, "");
    x.f.fix.applicability = DL_FIX_UNSAFE;
    expect(&x, &dl_format_full, &(dl_report_options){.language = DL_KOREAN},
           "a.md:1:1: error: 발견 'x' [DL999 test-rule]\n"
           "   1 | x\n"
           "     | ^\n"
           "     = 참고: 처음 나온 곳 (b.md:7:3)\n"
           "     = 수정 (확인 필요):\n"
           "   1 - x\n"
           "   1 +\n"
           "     = 도움말: digestlint explain DL999\n");
}

static void test_several_lines(void **state)
{
    (void)state;
    fixture x;
    open_text(&x, DL_STR("a b  \n  c\n  d e\n"), "b  \n  c\n  d");
    expect(&x, &dl_format_full, NULL,
           "a.md:1:3: error: found 'x' [DL999 test-rule]\n"
           "   1 | a b  \n"
           "     |   ^\n"
           "     ...\n"
           "   3 |   d e\n"
           "     |   ^\n"
           "     = help: digestlint explain DL999\n");
    /* A range that includes a line end finishes on that line. */
    open_text(&x, DL_STR("a b\nc\n"), "b\n");
    expect(&x, &dl_format_full, NULL,
           "a.md:1:3: error: found 'x' [DL999 test-rule]\n"
           "   1 | a b\n"
           "     |   ^\n"
           "     = help: digestlint explain DL999\n");
}

static void test_line_ends(void **state)
{
    (void)state;
    static const char *const ends[] = {"\n", "\r\n", "\r"};
    for (size_t i = 0; i < 3; i++) {
        fixture x;
        dl_buf text = {0};
        dl_buf_printf(&text, "a%s가 b%s", ends[i], ends[i]);
        open_text(&x, dl_buf_str(&text), "b");
        dl_buf_free(&text);
        add_edit(&x, span_of(x.doc, "b"), "c");
        expect(&x, &dl_format_full, NULL,
               "a.md:2:3: error: found 'x' [DL999 test-rule]\n"
               "   2 | 가 b\n"
               "     |    ^\n"
               "     = fix:\n"
               "   2 - 가 b\n"
               "   2 + 가 c\n"
               "     = help: digestlint explain DL999\n");
    }
}

static void expect_place(dl_str text, dl_span span, const char *want)
{
    fixture x;
    open_text(&x, text, "");
    x.f.d.span = span;
    expect(&x, &dl_format_full, NULL, want);
}

static void test_ends_of_lines_and_files(void **state)
{
    (void)state;
    expect_place(DL_STR("ab\r\nc"), (dl_span){2, 2},
                 "a.md:1:3: error: found 'x' [DL999 test-rule]\n"
                 "   1 | ab\n"
                 "     |   ^\n"
                 "     = help: digestlint explain DL999\n");
    expect_place(DL_STR("ab\n"), (dl_span){3, 3},
                 "a.md:2:1: error: found 'x' [DL999 test-rule]\n"
                 "   2 |\n"
                 "     | ^\n"
                 "     = help: digestlint explain DL999\n");
    expect_place(DL_STR(""), (dl_span){0, 0},
                 "a.md:1:1: error: found 'x' [DL999 test-rule]\n"
                 "   1 |\n"
                 "     | ^\n"
                 "     = help: digestlint explain DL999\n");
}

static void test_byte_order_mark(void **state)
{
    (void)state;
    expect_place(DL_STR("\uFEFFab\n"), (dl_span){0, 3},
                 "a.md:1:1: error: found 'x' [DL999 test-rule]\n"
                 "   1 | <U+FEFF>ab\n"
                 "     | ^^^^^^^^\n"
                 "     = help: digestlint explain DL999\n");
    expect_place(DL_STR("\uFEFFab\n"), (dl_span){4, 5},
                 "a.md:1:2: error: found 'x' [DL999 test-rule]\n"
                 "   1 | ab\n"
                 "     |  ^\n"
                 "     = help: digestlint explain DL999\n");
    expect_place(DL_STR("\uFEFFab\n"), (dl_span){0, 0},
                 "a.md:1:1: error: found 'x' [DL999 test-rule]\n"
                 "   1 | <U+FEFF>ab\n"
                 "     | ^^^^^^^^\n"
                 "     = help: digestlint explain DL999\n");
}

static void test_approximate_place(void **state)
{
    (void)state;
    fixture x;
    open_text(&x, DL_STR("ab c\n"), "ab c");
    x.f.d.flags = DL_DIAGNOSTIC_APPROXIMATE;
    expect(&x, &dl_format_full, NULL,
           "a.md:1:1: error: found 'x' [DL999 test-rule]\n"
           "   1 | ab c\n"
           "     | ~~~~\n"
           "     = help: digestlint explain DL999\n");
}

static void test_fixes_of_lines(void **state)
{
    (void)state;
    fixture x;
    open_text(&x, DL_STR("one\ntwo\nthree\nfour\n"), "two");
    add_edit(&x, span_of(x.doc, "one"), "1");
    add_edit(&x, span_of(x.doc, "\ntwo"), "");
    add_edit(&x, span_of(x.doc, "four"), "4\n5");
    expect(&x, &dl_format_full, NULL,
           "a.md:2:1: error: found 'x' [DL999 test-rule]\n"
           "   2 | two\n"
           "     | ^^^\n"
           "     = fix:\n"
           "   1 - one\n"
           "   2 - two\n"
           "   1 + 1\n"
           "   4 - four\n"
           "   4 + 4\n"
           "   5 + 5\n"
           "     = help: digestlint explain DL999\n");
}

static void test_fix_in_a_long_line(void **state)
{
    (void)state;
    fixture x;
    dl_buf text = {0};
    for (int i = 0; i < 400; i++)
        dl_buf_adds(&text, "가");
    dl_buf_adds(&text, "X");
    for (int i = 0; i < 400; i++)
        dl_buf_adds(&text, "나");
    dl_buf_addc(&text, '\n');
    open_text(&x, dl_buf_str(&text), "X");
    dl_buf_free(&text);
    add_edit(&x, x.f.d.span, "Y");
#define GA10 "가가가가가가가가가가"
#define NA10 "나나나나나나나나나나"
    expect(&x, &dl_format_full, NULL,
           "a.md:1:401: error: found 'x' [DL999 test-rule]\n"
           "   1 | …" GA10 GA10 "가가X" NA10 NA10 "나나나…\n"
           "     |                                              ^\n"
           "     = fix:\n"
           "   1 - …" GA10 GA10 "가가X" NA10 NA10 "나나나…\n"
           "   1 + …" GA10 GA10 "가가Y" NA10 NA10 "나나나…\n"
           "     = help: digestlint explain DL999\n");
}

/* Edits that are far apart in a line are shown apart, each without the other;
   near ones together. */
static void test_edits_of_a_long_line(void **state)
{
    (void)state;
    fixture x;
    const dl_report_options narrow = {.width = 40};
    dl_buf text = {0};
    dl_buf_adds(&text, "aX bY " GA10 GA10 " cZ " GA10 GA10 "\n");
    open_text(&x, dl_buf_str(&text), "X");
    dl_buf_free(&text);
    add_edit(&x, span_of(x.doc, "X"), "1");
    add_edit(&x, span_of(x.doc, "Y"), "2");
    add_edit(&x, span_of(x.doc, "Z"), "3");
    expect(&x, &dl_format_full, &narrow,
           "a.md:1:2: error: found 'x' [DL999 test-rule]\n"
           "   1 | aX bY " GA10 "가가…\n"
           "     |  ^\n"
           "     = fix:\n"
           "   1 - aX bY " GA10 "가가…\n"
           "   1 + a1 b2 " GA10 "가가…\n"
           "   1 - …가가가가가가 cZ 가가가가가가가…\n"
           "   1 + …가가가가가가 c3 가가가가가가가…\n"
           "     = help: digestlint explain DL999\n");
}

/* A change that is itself too wide is shown from its beginning. */
static void test_a_wide_change(void **state)
{
    (void)state;
    fixture x;
    const dl_report_options narrow = {.width = 40};
    open_text(&x, DL_STR("ab " GA10 GA10 " cd\n"), GA10 GA10);
    add_edit(&x, x.f.d.span, "Y");
    expect(&x, &dl_format_full, &narrow,
           "a.md:1:4: error: found 'x' [DL999 test-rule]\n"
           "   1 | ab " GA10 "가가가가…\n"
           "     |    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n"
           "     = fix:\n"
           "   1 - ab " GA10 "가가가가…\n"
           "   1 + ab Y cd\n"
           "     = help: digestlint explain DL999\n");
}

/* The byte-order mark is before the line's text. */
static void test_fix_of_a_byte_order_mark(void **state)
{
    (void)state;
    fixture x;
    open_text(&x, DL_STR("\uFEFFab\n"), "");
    x.f.d.span = (dl_span){0, 3};
    add_edit(&x, x.f.d.span, "");
    expect(&x, &dl_format_full, NULL,
           "a.md:1:1: error: found 'x' [DL999 test-rule]\n"
           "   1 | <U+FEFF>ab\n"
           "     | ^^^^^^^^\n"
           "     = fix:\n"
           "   1 - <U+FEFF>ab\n"
           "   1 + ab\n"
           "     = help: digestlint explain DL999\n");
}

/* On a terminal, messages hang; the code and the name stay together. */
static void test_wrapped_messages(void **state)
{
    (void)state;
    fixture x;
    open_text(&x, DL_STR("b\n"), "b");
    add_note(&x, "b");
    x.f.note = (dl_note){.path = DL_STR("other/post.md"), .line = 7,
                         .column = 3, .message = 1};
    x.f.arg = DL_STR("one two three four");
    expect(&x, &dl_format_full,
           &(dl_report_options){.width = 40, .wraps = true},
           "a.md:1:1: error: found 'one two three\n"
           "    four' [DL999 test-rule]\n"
           "   1 | b\n"
           "     | ^\n"
           "     = note: first here\n"
           "       (other/post.md:7:3)\n"
           "     = help: digestlint explain DL999\n");
}

static void test_links(void **state)
{
    (void)state;
    fixture x;
    open_text(&x, DL_STR("b\n"), "b");
#define LINK                                                                   \
    "\033]8;;https://github.com/digestlint/digestlint/blob/main/docs/"         \
    "rules.md#dl999-test-rule\033\\DL999\033]8;;\033\\"
    expect(&x, &dl_format_full, &(dl_report_options){.links = true},
           "a.md:1:1: error: found 'x' [" LINK " test-rule]\n"
           "   1 | b\n"
           "     | ^\n"
           "     = help: digestlint explain " LINK "\n");
}

static void test_colours(void **state)
{
    (void)state;
    fixture x;
    open_text(&x, DL_STR("ab\n"), "b");
    add_edit(&x, x.f.d.span, "c");
    expect(&x, &dl_format_full, &(dl_report_options){.color = true},
           "\033[1ma.md:1:2:\033[0m \033[1;31merror:\033[0m found 'x' "
           "\033[2m[DL999 test-rule]\033[0m\n"
           "\033[34m   1 |\033[0m ab\n"
           "\033[34m     |\033[0m \033[1;31m ^\033[0m\n"
           "\033[34m     = \033[0m\033[1mfix:\033[0m\n"
           "\033[34m   1 -\033[0m \033[31mab\033[0m\n"
           "\033[34m   1 +\033[0m \033[32mac\033[0m\n"
           "\033[34m     = \033[0m\033[1mhelp:\033[0m digestlint explain "
           "DL999\n");
}

/* The report of a finding with these flags and this fix, as JSON. */
static void expect_json(fixture *x, const char *flags, const char *fix)
{
    dl_buf want = {0};
    dl_buf_adds(
        &want,
        "{\n"
        "  \"version\": 1,\n"
        "  \"tool\": {\"name\": \"digestlint\", \"version\": \"" DL_VERSION
        "\"},\n"
        "  \"columnUnit\": \"utf16\",\n"
        "  \"files\": [\n"
        "    {\n"
        "      \"path\": \"a.md\",\n"
        "      \"diagnostics\": [\n"
        "        {\n"
        "          \"code\": \"DL999\",\n"
        "          \"name\": \"test-rule\",\n"
        "          \"severity\": \"error\",\n"
        "          \"message\": \"found 'x'\",\n"
        "          \"messageId\": \"found\",\n"
        "          \"arguments\": [\"x\"],\n"
        "          \"start\": {\"offset\": 16, \"line\": 2, \"column\": 4},\n"
        "          \"end\": {\"offset\": 19, \"line\": 2, \"column\": 5},\n");
    dl_buf_adds(&want, flags);
    dl_buf_adds(&want, "          \"baseline\": false,\n"
                       "          \"notes\": [\n"
                       "            {\n"
                       "              \"message\": \"first here\",\n"
                       "              \"messageId\": \"first\",\n"
                       "              \"arguments\": [],\n"
                       "              \"start\": {\"offset\": 2, \"line\": 1, "
                       "\"column\": 3},\n"
                       "              \"end\": {\"offset\": 8, \"line\": 1, "
                       "\"column\": 5}\n"
                       "            }\n"
                       "          ],\n");
    dl_buf_adds(&want, fix);
    dl_buf_adds(&want,
                "        }\n"
                "      ]\n"
                "    }\n"
                "  ],\n"
                "  \"summary\": {\n"
                "    \"files\": 0,\n"
                "    \"unreadable\": 0,\n"
                "    \"errors\": 0,\n"
                "    \"warnings\": 0,\n"
                "    \"infos\": 0,\n"
                "    \"suppressed\": 0,\n"
                "    \"baseline\": 0,\n"
                "    \"fixes\": {\"safe\": 0, \"unsafe\": 0, \"refused\": 0},\n"
                "    \"exitCode\": 0\n"
                "  }\n"
                "}\n");
    expect(x, &dl_format_json,
           &(dl_report_options){.unit = DL_UNIT_UTF16, .unit_is_set = true},
           dl_buf_str(&want).p);
    dl_buf_free(&want);
}

static void open_json(fixture *x, unsigned flags)
{
    open_text(x, DL_STR("# 제목\n가👍나\n"), "나");
    x->f.d.flags = (uint8_t)flags;
    x->f.d.justification = DL_STR("\"그대로\"");
    add_note(x, "제목");
    add_edit(x, x->f.d.span, "다");
}

static void test_json(void **state)
{
    (void)state;
    static const char plain[] = "          \"approximate\": false,\n"
                                "          \"suppressed\": false,\n";
    const dl_refused refused = {DL_REFUSAL_FINDING,
                                dl_rule_find(DL_STR("DL408"))};
    fixture x;
    open_json(&x, 0);
    expect_json(&x, plain,
                "          \"fix\": {\n"
                "            \"applicability\": \"safe\",\n"
                "            \"edits\": [\n"
                "              {\"start\": {\"offset\": 16, \"line\": 2, "
                "\"column\": 4}, \"end\": {\"offset\": 19, \"line\": 2, "
                "\"column\": 5}, \"text\": \"다\"}\n"
                "            ]\n"
                "          }\n");
    open_json(&x, DL_DIAGNOSTIC_SUPPRESSED | DL_DIAGNOSTIC_APPROXIMATE);
    expect_json(&x,
                "          \"approximate\": true,\n"
                "          \"suppressed\": true,\n"
                "          \"justification\": \"\\\"그대로\\\"\",\n",
                "          \"fix\": null\n");
    open_json(&x, 0);
    x.f.d.refused = &refused;
    expect_json(
        &x, plain,
        "          \"fix\": null,\n"
        "          \"refused\": {\"reason\": \"new-finding\", \"message\": "
        "\"the result would have a new finding: DL408 entry-length\", "
        "\"code\": \"DL408\"}\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_text),
        cmocka_unit_test(test_text_options),
        cmocka_unit_test(test_hidden_findings_are_left_out),
        cmocka_unit_test(test_hostile_text),
        cmocka_unit_test(test_full),
        cmocka_unit_test(test_korean_words),
        cmocka_unit_test(test_several_lines),
        cmocka_unit_test(test_line_ends),
        cmocka_unit_test(test_ends_of_lines_and_files),
        cmocka_unit_test(test_byte_order_mark),
        cmocka_unit_test(test_approximate_place),
        cmocka_unit_test(test_fixes_of_lines),
        cmocka_unit_test(test_fix_in_a_long_line),
        cmocka_unit_test(test_edits_of_a_long_line),
        cmocka_unit_test(test_a_wide_change),
        cmocka_unit_test(test_fix_of_a_byte_order_mark),
        cmocka_unit_test(test_wrapped_messages),
        cmocka_unit_test(test_links),
        cmocka_unit_test(test_colours),
        cmocka_unit_test(test_json),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
