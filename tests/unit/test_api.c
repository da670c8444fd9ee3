/*
 * The public calls, through the public header alone.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "../support/folder.h"
#include "digestlint/digestlint.h"

static const char POST[] =
    "---\n"
    "title: \"글\"\n"
    "---\n"
    "\n"
    "# 1. [A  Paper](http://arxiv.org/abs/2509.01234)\n"
    "\n"
    "## Method\n"
    "\n"
    "새로운 모델를 제안한다.\n"
    "<!-- digestlint-disable-next-line DL503 -- quoted -->\n"
    "이 모델를 쓴다.\n";

static dl_config *load(const char *select)
{
    dl_config *config = NULL;
    dl_load_options options = dl_load_options_new();
    options.isolated = true;
    options.profile = "daily-papers";
    options.select = select;
    assert_int_equal(dl_load(&config, &options, NULL), DL_OK);
    return config;
}

static dl_result *lint(const dl_config *config, const char *text)
{
    dl_result *result = NULL;
    dl_lint_options options = dl_lint_options_new();
    options.today = 20343;
    assert_int_equal(dl_lint(&result, config, DL_STR("a.md"), dl_str_of(text),
                             &options, NULL),
                     DL_OK);
    return result;
}

static void reads_findings(void **state)
{
    (void)state;
    dl_config *config = load("DL503,DL205,DL303");
    dl_result *result = lint(config, POST);
    static const char *const codes[] = {"DL205", "DL303", "DL503", "DL503"};
    assert_int_equal(dl_result_count(result), 4);
    assert_null(dl_result_at(result, 4));
    for (size_t i = 0; i < 4; i++)
        assert_string_equal(dl_diagnostic_code(dl_result_at(result, i)),
                            codes[i]);
    const dl_diagnostic *d = dl_result_at(result, 2);
    assert_string_equal(dl_diagnostic_rule(d), "particle-mismatch");
    dl_span span = dl_diagnostic_span(d);
    dl_position at = dl_result_position(result, span.start, DL_UNIT_CODE_POINT);
    assert_int_equal(at.line, 9);
    assert_int_equal(at.column, 7);
    assert_int_equal(dl_result_offset(result, at, DL_UNIT_CODE_POINT),
                     span.start);
    assert_int_equal(
        dl_result_position(result, span.start, DL_UNIT_BYTE).column, 17);
    assert_int_equal(
        dl_result_position(result, span.start, DL_UNIT_CELL).column, 12);
    char message[8];
    size_t n = dl_diagnostic_message(d, DL_ENGLISH, message, sizeof message);
    assert_true(n > sizeof message);
    assert_int_equal(strlen(message), sizeof message - 1);
    assert_true(strlen(dl_diagnostic_summary(d, DL_KOREAN)) > 0);
    assert_true(dl_diagnostic_message(d, (dl_language)99, NULL, 0) == n);
    assert_false(dl_diagnostic_is_suppressed(d));
    assert_false(dl_diagnostic_is_approximate(d));
    d = dl_result_at(result, 3);
    assert_true(dl_diagnostic_is_suppressed(d));
    assert_true(dl_str_is(dl_diagnostic_reason(d), "quoted"));
    assert_true(dl_str_is(dl_result_text(result), POST));
    assert_true(dl_str_is(dl_result_name(result), "a.md"));
    dl_result_free(result);
    dl_config_free(config);
}

static void applies_chosen_fixes(void **state)
{
    (void)state;
    dl_config *config = load("DL503,DL205");
    dl_result *result = lint(config, POST);
    dl_fixed *fixed;
    dl_error error;
    const size_t second[] = {1}, both[] = {1, 0}, twice[] = {1, 1},
                 none[] = {7};
    const dl_edit *edits;
    size_t n;
    assert_int_equal(dl_diagnostic_fix(dl_result_at(result, 1), &edits, &n),
                     DL_FIX_SAFE);
    assert_int_equal(n, 1);
    assert_int_equal(dl_fix_chosen(&fixed, result, second, 1, &error), DL_OK);
    dl_str text = dl_fixed_text(fixed);
    assert_true(text.n == strlen(POST));
    assert_non_null(strstr(text.p, "새로운 모델을"));
    assert_non_null(strstr(text.p, "A  Paper"));
    assert_non_null(strstr(text.p, "이 모델를"));
    assert_int_equal(dl_fixed_applied(fixed), 1);
    assert_null(dl_fixed_result(fixed));
    dl_fixed_free(fixed);
    assert_int_equal(dl_fix_chosen(&fixed, result, both, 2, &error), DL_OK);
    assert_non_null(strstr(dl_fixed_text(fixed).p, "A Paper"));
    assert_non_null(strstr(dl_fixed_text(fixed).p, "새로운 모델을"));
    dl_fixed_free(fixed);
    assert_int_equal(dl_fix_chosen(&fixed, result, twice, 2, &error),
                     DL_ERR_USAGE);
    assert_null(fixed);
    assert_string_equal(error.message,
                        "two of the fixes change the same place");
    assert_int_equal(dl_fix_chosen(&fixed, result, none, 1, &error),
                     DL_ERR_USAGE);
    assert_null(fixed);
    assert_string_equal(error.message, "there is no finding 7");
    assert_string_equal(error.korean, "7번 지적 없음");
    dl_result_free(result);
    dl_config_free(config);
}

static void fixes_texts(void **state)
{
    (void)state;
    dl_config *config = load("DL503,DL205,DL303");
    dl_fixed *fixed;
    assert_int_equal(dl_fix_text(&fixed, config, DL_STR("a.md"),
                                 dl_str_of(POST), NULL, NULL),
                     DL_OK);
    dl_str text = dl_fixed_text(fixed);
    assert_non_null(strstr(text.p, "A Paper"));
    assert_non_null(strstr(text.p, "https://arxiv.org"));
    assert_non_null(strstr(text.p, "새로운 모델을"));
    assert_non_null(strstr(text.p, "이 모델를")); /* suppressed */
    assert_int_equal(dl_fixed_applied(fixed), 3);
    assert_int_equal(dl_fixed_refused(fixed), 0);
    assert_int_equal(dl_result_count(dl_fixed_result(fixed)), 1);
    dl_fixed_free(fixed);
    dl_fixed_free(NULL);
    dl_fix_options options = dl_fix_options_new();
    options.most = DL_FIX_NONE;
    assert_int_equal(dl_fix_text(&fixed, config, DL_STR("a.md"),
                                 dl_str_of(POST), &options, NULL),
                     DL_ERR_USAGE);
    assert_null(fixed);
    dl_config_free(config);
}

static dl_config *load_file(const char *text)
{
    dl_config *config;
    dl_load_options options = dl_load_options_new();
    dl_test_put("c.yaml", text);
    options.file = "c.yaml";
    assert_int_equal(dl_load(&config, &options, NULL), DL_OK);
    return config;
}

static void says_what_it_left_out(void **state)
{
    (void)state;
    static const char text[] = "신경망(NN)은 크다.\n";
    char why[128];
    dl_fixed *fixed;
    dl_config *config =
        load_file("extends: generic\n"
                  "patterns: [{id: a, message: m, words: [신경망], "
                  "replacement: 네트워크, fix: safe}]\n");
    assert_int_equal(dl_fix_text(&fixed, config, DL_STR("a.md"),
                                 dl_str_of(text), NULL, NULL),
                     DL_OK);
    assert_int_equal(dl_fixed_refused(fixed), 1);
    const dl_diagnostic *d = dl_result_at(dl_fixed_result(fixed), 0);
    assert_int_equal(dl_diagnostic_fix(d, NULL, NULL), DL_FIX_NONE);
    size_t n = dl_diagnostic_refused(d, DL_ENGLISH, why, sizeof why);
    assert_string_equal(why, "the result would have a new finding: "
                             "DL503 particle-mismatch");
    assert_int_equal(n, strlen(why));
    assert_int_equal(dl_diagnostic_refused(d, DL_ENGLISH, NULL, 0), n);
    assert_int_equal(dl_diagnostic_refused(d, DL_ENGLISH, why, 4), n);
    assert_string_equal(why, "the");
    dl_fixed_free(fixed);
    dl_config_free(config);
}

/* With a mistake in the configuration nothing is fixed. */
static void fixes_nothing_by_mistake(void **state)
{
    (void)state;
    const size_t first = 0;
    char why[64];
    dl_fixed *fixed;
    dl_config *config = load_file("extends: generic\nruels: {DL503: off}\n");
    dl_result *result = lint(config, "모델를 쓴다.\n");
    const dl_diagnostic *d = dl_result_at(result, 0);
    assert_int_equal(dl_diagnostic_fix(d, NULL, NULL), DL_FIX_NONE);
    dl_diagnostic_refused(d, DL_KOREAN, why, sizeof why);
    assert_string_equal(why, "설정이 잘못됨");
    assert_int_equal(dl_fix_chosen(&fixed, result, &first, 1, NULL),
                     DL_ERR_USAGE);
    dl_result_free(result);
    assert_int_equal(dl_fix_text(&fixed, config, DL_STR("a.md"),
                                 DL_STR("모델를 쓴다.\n"), NULL, NULL),
                     DL_OK);
    assert_string_equal(dl_fixed_text(fixed).p, "모델를 쓴다.\n");
    assert_int_equal(dl_fixed_applied(fixed), 0);
    dl_fixed_free(fixed);
    dl_config_free(config);
}

/* A paper of 2030 is in the future in 2025, but not in 2031. */
static void judges_by_the_day_of_the_call(void **state)
{
    (void)state;
    static const char text[] =
        "# 1. [A Paper](https://arxiv.org/abs/3001.00001)\n";
    dl_config *config = load("DL304");
    dl_lint_options options = dl_lint_options_new();
    dl_result *result;
    options.today = 20343;
    assert_int_equal(dl_lint(&result, config, DL_STR("a.md"), dl_str_of(text),
                             &options, NULL),
                     DL_OK);
    assert_int_equal(dl_result_count(result), 1);
    dl_result_free(result);
    options.today = 22646; /* 2032-01-02 */
    assert_int_equal(dl_lint(&result, config, DL_STR("a.md"), dl_str_of(text),
                             &options, NULL),
                     DL_OK);
    assert_int_equal(dl_result_count(result), 0);
    dl_result_free(result);
    dl_config_free(config);
}

/* Options of an older header are shorter, of a newer one longer. */
static void takes_options_of_any_size(void **state)
{
    (void)state;
    struct {
        dl_lint_options known;
        char more[16];
    } newer;
    memset(&newer, 0, sizeof newer);
    dl_config *config = load("DL503");
    dl_result *result;
    dl_error error;
    newer.known.size = sizeof newer;
    newer.known.today = 20343;
    assert_int_equal(dl_lint(&result, config, DL_STR("a.md"), dl_str_of(POST),
                             &newer.known, &error),
                     DL_OK);
    dl_result_free(result);
    newer.more[3] = 1;
    assert_int_equal(dl_lint(&result, config, DL_STR("a.md"), dl_str_of(POST),
                             &newer.known, &error),
                     DL_ERR_USAGE);
    assert_null(result);
    newer.known.size = sizeof(size_t); /* before there was a day */
    assert_int_equal(dl_lint(&result, config, DL_STR("a.md"), dl_str_of(POST),
                             &newer.known, &error),
                     DL_OK);
    dl_result_free(result);
    newer.known.size = 0;
    assert_int_equal(dl_lint(&result, config, DL_STR("a.md"), dl_str_of(POST),
                             &newer.known, &error),
                     DL_ERR_USAGE);
    dl_config_free(config);
}

static void says_why_nothing_was_loaded(void **state)
{
    (void)state;
    static const struct {
        const char *file, *select, *word;
        bool isolated;
    } cases[] = {
        {"/no/such/file.yaml", NULL, "/no/such/file.yaml", false},
        {"a.yaml", NULL, "exclude each other", true},
        {NULL, "no-such-rule", "select: unknown rule 'no-such-rule'", true},
        {NULL, ",", "select: name at least one rule", true},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        dl_config *config = (dl_config *)&cases;
        dl_error error;
        dl_load_options options = dl_load_options_new();
        options.file = cases[i].file;
        options.select = cases[i].select;
        options.isolated = cases[i].isolated;
        assert_int_not_equal(dl_load(&config, &options, &error), DL_OK);
        assert_null(config);
        if (!strstr(error.message, cases[i].word) || error.message[0] == '-')
            fail_msg("'%s' does not say '%s'", error.message, cases[i].word);
        assert_int_not_equal(dl_load(&config, &options, NULL), DL_OK);
        dl_config_free(config);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_findings),
        cmocka_unit_test(applies_chosen_fixes),
        cmocka_unit_test(fixes_texts),
        DL_TEST_IN_FOLDER(says_what_it_left_out),
        DL_TEST_IN_FOLDER(fixes_nothing_by_mistake),
        cmocka_unit_test(judges_by_the_day_of_the_call),
        cmocka_unit_test(takes_options_of_any_size),
        cmocka_unit_test(says_why_nothing_was_loaded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
