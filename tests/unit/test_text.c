/* What the kind of text brings: the rules' levels and options. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "../support/folder.h"
#include "config/config.h"
#include "digestlint/digestlint.h"
#include "rules_gen.h"

/* A configuration in the working folder, without a mistake. */
static dl_config *load(const char *yaml, const char *severity)
{
    dl_config *config;
    dl_test_put(".digestlint.yaml", yaml);
    dl_str levels = severity ? dl_str_of(severity) : DL_STR_NONE;
    dl_config_request request = {.file = ".digestlint.yaml",
                                 .severity = &levels,
                                 .n_severity = severity != NULL};
    assert_int_equal(dl_config_load(&config, &request, NULL), DL_OK);
    const dl_result *const *results;
    assert_int_equal(dl_config_results(config, &results), 0);
    return config;
}

static const dl_settings *settings_of(const dl_config *config, const char *path)
{
    char full[512];
    char *here = getcwd(NULL, 0);
    snprintf(full, sizeof full, "%s/%s", here, path);
    free(here);
    return dl_config_settings(config, dl_str_of(full));
}

static void every_kind_has_its_file(void **state)
{
    (void)state;
    dl_config *config = load("{}", NULL);
    for (int kind = 0; kind < DL_TEXT_KINDS; kind++)
        if (!config->text_rules[kind])
            fail_msg("rules/text/%s.yaml lacks 'rules'",
                     dl_text_name((dl_text_kind)kind));
    dl_config_free(config);
}

/* A level that the kind gives is the rule's own, and nobody's choice. */
static void levels(void **state)
{
    (void)state;
    static const struct {
        const char *yaml, *severity;
        dl_severity level;
        bool is_set;
    } cases[] = {
        {"extends: daily-papers", NULL, DL_SEVERITY_ERROR, false},
        {"extends: generic", NULL, DL_SEVERITY_WARNING, false},
        {"{extends: generic, rules: {DL605: on}}", NULL, DL_SEVERITY_WARNING,
         false},
        {"extends: generic", "DL605=on", DL_SEVERITY_WARNING, false},
        {"{extends: generic, rules: {DL605: info}}", "DL605=on",
         DL_SEVERITY_WARNING, false},
        {"{extends: generic, rules: {DL605: error}}", NULL, DL_SEVERITY_ERROR,
         true},
        {"{extends: generic, rules: {DL6: error}}", NULL, DL_SEVERITY_ERROR,
         true},
        {"{extends: generic, rules: {all: off}}", NULL, DL_SEVERITY_OFF, true},
        {"extends: generic", "all=error", DL_SEVERITY_ERROR, true},
        {"{extends: generic, papers: {kind: page}}", NULL, DL_SEVERITY_ERROR,
         false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        dl_config *config = load(cases[i].yaml, cases[i].severity);
        const dl_rule_settings *rule =
            &settings_of(config, "a.md")->rules[DL_RULE_DL605];
        if (rule->severity != (uint8_t)cases[i].level ||
            rule->is_set != cases[i].is_set)
            fail_msg("case %zu: %s%s", i, dl_severity_name(rule->severity),
                     rule->is_set ? ", set" : "");
        dl_config_free(config);
    }
}

static bool is_spliced_only(const dl_config *config, const char *path)
{
    const dl_rule_settings *rule =
        &settings_of(config, path)->rules[DL_RULE_DL601];
    return rule->options[DL601_OPT_SPLICED_ONLY].boolean;
}

/* An option that is set beside others leaves them as the kind has them. */
static void options(void **state)
{
    (void)state;
    dl_config *config = load("extends: generic\n"
                             "rules: {DL601: {single-han: true}}\n"
                             "overrides:\n"
                             "  - files: strict/**\n"
                             "    rules: {DL601: {spliced-only: false}}\n"
                             "  - files: digest/**\n"
                             "    papers: {kind: heading}\n",
                             NULL);
    const dl_rule_settings *rule =
        &settings_of(config, "a.md")->rules[DL_RULE_DL601];
    assert_true(rule->options[DL601_OPT_SINGLE_HAN].boolean);
    assert_true(is_spliced_only(config, "a.md"));
    assert_false(is_spliced_only(config, "strict/a.md"));
    assert_false(is_spliced_only(config, "digest/a.md"));
    dl_config_free(config);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        DL_TEST_IN_FOLDER(every_kind_has_its_file),
        DL_TEST_IN_FOLDER(levels),
        DL_TEST_IN_FOLDER(options),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
