/* The effects of the kind of text: levels and options of rules, and what is
   dropped when it changes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "../support/settings.h"
#include "engine/lint.h"
#include "keys_gen.h"
#include "rules_gen.h"

/* A configuration in the working folder, without errors. */
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

static void every_kind_has_its_file(void **state)
{
    (void)state;
    dl_config *config = load("{}", NULL);
    for (int kind = 0; kind < DL_TEXT_KINDS; kind++)
        if (!config->sources.text_rules[kind])
            fail_msg("rules/text/%s.yaml lacks 'rules'",
                     dl_text_name((dl_text_kind)kind));
    dl_config_free(config);
}

/* A level that the kind gives is the rule's own, and not a user's choice. */
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

/* An option that is set leaves the others as the kind has them. */
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

/* ---- from one kind to the other ------------------------------------------ */

static const dl_profile *profile_of(const dl_config *config, const char *path)
{
    return settings_of(config, path)->profile;
}

static bool asks_nothing(const dl_profile *p)
{
    return !p->name.n && !p->posts.n && !p->file_names.n &&
           p->frontmatter == DL_OPTIONAL && !p->n_fields && p->unknown_fields &&
           p->papers == DL_PAPERS_NONE && !p->n_sections &&
           p->style == DL_STYLE_ANY && !p->max_entry && p->code_blocks &&
           !p->placeholders.n;
}

static const char *const blog =
    "boilerplate: '{{% include {any} %}'\n"
    "max-file-size: 1000\n"
    "front-matter: {fields: {series: {type: string, required: true}}}\n"
    "rules: {DL503: info}\n"
    "overrides:\n"
    "  - {files: essays/**, text: article}\n"
    "  - files: essays/long/**\n"
    "    front-matter: {fields: {title: {type: string, required: true}}}\n"
    "  - {files: essays/*-daily-*, text: digest, entry-length: 7}\n";

/* No requirement for digests applies to an article, whether it comes from the
   profile or the blog; the blog's other settings stay. */
static void an_override_that_changes_the_kind(void **state)
{
    (void)state;
    dl_config *config = load(blog, NULL);
    const dl_profile *p = profile_of(config, "a.md");
    assert_false(asks_nothing(p));
    assert_int_equal(p->text, DL_TEXT_DIGEST);
    assert_non_null(dl_profile_field_named(p, DL_STR("series")));
    p = profile_of(config, "essays/a.md");
    assert_int_equal(p->text, DL_TEXT_ARTICLE);
    assert_true(asks_nothing(p));
    assert_int_equal(p->utc_offset, 540);
    assert_int_equal(p->boilerplate.n, 1);
    assert_int_equal(p->max_file_size, 1000);
    const dl_rule_settings *rules = settings_of(config, "essays/a.md")->rules;
    assert_int_equal(rules[DL_RULE_DL503].severity, DL_SEVERITY_INFO);
    /* the override's own settings count */
    p = profile_of(config, "essays/long/a.md");
    assert_int_equal(p->text, DL_TEXT_ARTICLE);
    assert_int_equal(p->n_fields, 1);
    assert_true(dl_profile_field_named(p, DL_STR("title"))->required);
    dl_config_free(config);
}

static void an_override_that_changes_back(void **state)
{
    (void)state;
    dl_config *config = load(blog, NULL);
    const dl_profile *p = profile_of(config, "essays/1-daily-2.md");
    assert_int_equal(p->text, DL_TEXT_DIGEST);
    assert_int_equal(p->papers, DL_PAPERS_HEADING);
    assert_int_equal(p->n_sections, 5);
    assert_int_equal(p->max_entry, 7);
    assert_non_null(dl_profile_field_named(p, DL_STR("series")));
    dl_config_free(config);
    /* settings for the other kind in between are dropped */
    config = load("overrides:\n"
                  "  - {files: '*.md', text: article, style: formal}\n"
                  "  - {files: a.md, text: digest}\n",
                  NULL);
    assert_int_equal(profile_of(config, "a.md")->style, DL_STYLE_PLAIN);
    assert_int_equal(profile_of(config, "b.md")->style, DL_STYLE_FORMAL);
    dl_config_free(config);
}

static void a_file_that_extends_the_other_kind(void **state)
{
    (void)state;
    dl_test_put("base.yaml", "extends: daily-papers\nstyle: polite\n");
    static const char *const yaml[] = {
        "text: article", "{extends: daily-papers, text: article}",
        "{extends: ./base.yaml, text: article}",
        "{extends: [generic, ./base.yaml], text: article}"};
    for (size_t i = 0; i < sizeof yaml / sizeof *yaml; i++) {
        dl_config *config = load(yaml[i], NULL);
        const dl_profile *p = profile_of(config, "a.md");
        if (p->text != DL_TEXT_ARTICLE || p->n_fields || p->n_sections ||
            p->style != DL_STYLE_ANY || p->max_entry)
            fail_msg("%s", yaml[i]);
        dl_config_free(config);
    }
    dl_config *config = load("{extends: generic, text: digest}", NULL);
    assert_int_equal(profile_of(config, "a.md")->text, DL_TEXT_DIGEST);
    assert_false(is_spliced_only(config, "a.md"));
    dl_config_free(config);
}

/* Keys are kept if no layer names another kind. */
static void files_that_keep_the_kind(void **state)
{
    (void)state;
    dl_test_put("base.yaml", "extends: generic\n"
                             "front-matter: {presence: required}\n");
    static const struct {
        const char *yaml;
        dl_text_kind text;
    } cases[] = {
        {"{extends: ./base.yaml, style: plain}", DL_TEXT_ARTICLE},
        {"{extends: ./base.yaml, text: article}", DL_TEXT_ARTICLE},
        {"{extends: ./base.yaml, overrides: [{files: a.md, text: article}]}",
         DL_TEXT_ARTICLE},
        {"{extends: ./base.yaml, papers: {kind: heading}}", DL_TEXT_DIGEST},
        {"{extends: [daily-papers, generic], front-matter: {presence: "
         "required}}",
         DL_TEXT_ARTICLE},
        {"papers: {kind: none}", DL_TEXT_ARTICLE},
        {"text: digest", DL_TEXT_DIGEST},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        dl_config *config = load(cases[i].yaml, NULL);
        const dl_profile *p = profile_of(config, "a.md");
        if (p->text != cases[i].text || p->frontmatter != DL_REQUIRED)
            fail_msg("%s", cases[i].yaml);
        dl_config_free(config);
    }
}

static void a_wrong_kind(void **state)
{
    (void)state;
    dl_config *config;
    dl_test_put(".digestlint.yaml", "text: essay\n");
    dl_config_request request = {.file = ".digestlint.yaml"};
    assert_int_equal(dl_config_load(&config, &request, NULL), DL_OK);
    const dl_result *const *results;
    assert_int_equal(dl_config_results(config, &results), 1);
    assert_int_equal(profile_of(config, "a.md")->n_sections, 5);
    dl_config_free(config);
}

/* A decision on each new key of profiles: does it describe posts of one kind
   (`of-text` in rules/configuration.yaml), or the blog? */
static void every_key_is_decided(void **state)
{
    (void)state;
    static const char *const of_the_blog[] = {"text", "timezone", "renderer",
                                              "max-file-size", "boilerplate"};
    const size_t n = sizeof of_the_blog / sizeof *of_the_blog;
    assert_int_equal(dl_profile_schema.n, dl_of_text_keys.n + n);
    for (size_t i = 0; i < dl_profile_schema.n; i++) {
        const char *key = dl_profile_schema.keys[i].name;
        bool is_of_text = false, is_of_blog = false;
        for (size_t k = 0; k < dl_of_text_keys.n; k++)
            is_of_text |= dl_str_is(dl_of_text_keys.v[k], key);
        for (size_t k = 0; k < n; k++)
            is_of_blog |= strcmp(of_the_blog[k], key) == 0;
        if (is_of_text == is_of_blog)
            fail_msg("'%s' is not decided", key);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        DL_TEST_IN_FOLDER(every_kind_has_its_file),
        DL_TEST_IN_FOLDER(levels),
        DL_TEST_IN_FOLDER(options),
        DL_TEST_IN_FOLDER(an_override_that_changes_the_kind),
        DL_TEST_IN_FOLDER(an_override_that_changes_back),
        DL_TEST_IN_FOLDER(a_file_that_extends_the_other_kind),
        DL_TEST_IN_FOLDER(files_that_keep_the_kind),
        DL_TEST_IN_FOLDER(a_wrong_kind),
        cmocka_unit_test(every_key_is_decided),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
