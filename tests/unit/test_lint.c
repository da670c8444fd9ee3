/* Linting a document through the public interface. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "engine/lint.h"

#define HEADER                                                                 \
    "---\nlayout: post\ntitle: \"Daily Papers — 2025-09-13\"\n"              \
    "date: 2025-09-13 08:15:00\ntags: [papers]\ncategories: []\n---\n\n"

static const dl_diagnostic *find(const dl_result *r, const char *code)
{
    for (size_t i = 0; i < r->n_diagnostics; i++)
        if (strcmp(r->diagnostics[i].rule->code, code) == 0)
            return &r->diagnostics[i];
    return NULL;
}

static dl_result *lint(const dl_config_request *request, dl_str bytes)
{
    dl_config *config;
    dl_error error = {0};
    dl_config_request isolated = request ? *request : (dl_config_request){0};
    isolated.isolated = true;
    assert_int_equal(dl_config_load(&config, &isolated, &error), DL_OK);
    dl_str name = DL_STR("2025-09-13-daily-papers-20250913.md");
    dl_result *r =
        dl_lint_text(config, name, bytes, (dl_clock){.today = 20343});
    dl_config_free(config);
    return r;
}

static void test_finds_and_sorts(void **state)
{
    (void)state;
    dl_result *r = lint(NULL, DL_STR(HEADER "# 2. [A](https://arxiv.org/abs/"
                                            "2509.08519)\n\n## Method\n"));
    assert_int_equal(r->error.status, DL_OK);
    assert_non_null(find(r, "DL203"));
    assert_non_null(find(r, "DL401"));
    for (size_t i = 1; i < r->n_diagnostics; i++)
        assert_true(r->diagnostics[i - 1].span.start <=
                    r->diagnostics[i].span.start);
    dl_result_free(r);
}

static void test_bad_utf8(void **state)
{
    (void)state;
    dl_result *r = lint(NULL, DL_STR("---\n\xFF"));
    assert_int_equal(r->n_diagnostics, 1);
    assert_non_null(find(r, "DL001"));
    dl_result_free(r);
}

static void test_empty(void **state)
{
    (void)state;
    dl_result *r = lint(NULL, DL_STR(""));
    assert_non_null(find(r, "DL101"));
    dl_result_free(r);
}

static void test_select(void **state)
{
    (void)state;
    dl_str select[] = {DL_STR("DL4")}, ignore[] = {DL_STR("DL401")};
    dl_config_request request = {
        .select = select, .n_select = 1, .ignore = ignore, .n_ignore = 1};
    dl_result *r = lint(&request, DL_STR("# 1. A\n\n## Method\n"));
    assert_true(r->n_diagnostics > 0);
    for (size_t i = 0; i < r->n_diagnostics; i++) {
        const char *code = r->diagnostics[i].rule->code;
        assert_memory_equal(code, "DL4", 3);
        assert_string_not_equal(code, "DL401");
    }
    dl_result_free(r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_finds_and_sorts),
        cmocka_unit_test(test_bad_utf8),
        cmocka_unit_test(test_empty),
        cmocka_unit_test(test_select),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
