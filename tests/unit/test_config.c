/* Configurations: files, merging, levels, overrides, errors. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "../support/configuration.h"
#include "../support/settings.h"
#include "engine/lint.h"

/* One mistake, at this line and column. */
static void assert_mistake_at(const char *yaml, unsigned line, unsigned column)
{
    dl_config *config = load(yaml);
    const dl_result *const *results;
    assert_int_equal(dl_config_results(config, &results), 1);
    if (results[0]->n_diagnostics != 1)
        fail_msg("%zu mistakes in %s", results[0]->n_diagnostics, yaml);
    dl_position at =
        dl_doc_position(results[0]->doc, results[0]->diagnostics[0].span.start,
                        DL_UNIT_CODE_POINT);
    if (at.line != line || at.column != column)
        fail_msg("%u:%u in %s", at.line, at.column, yaml);
    dl_config_free(config);
}

/* ---- levels and options -------------------------------------------------- */

static void test_default(void **state)
{
    (void)state;
    dl_config *config = load("");
    assert_problems(config, "");
    assert_int_equal(level(config, "a.md", "DL203"), DL_SEVERITY_ERROR);
    assert_int_equal(level(config, "a.md", "DL610"), DL_SEVERITY_OFF);
    assert_true(
        dl_str_is(settings_of(config, "a.md")->profile->name, "daily-papers"));
    assert_int_equal(config->keys.fail_on, DL_SEVERITY_WARNING);
    dl_config_free(config);
}

static void test_levels(void **state)
{
    (void)state;
    dl_config *config = load("rules:\n"
                             "  DL203: off\n"
                             "  heading-whitespace: error\n"
                             "  DL610: on\n"
                             "  DL305: {severity: warning, max-age: 90}\n"
                             "  DL4: info\n"
                             "  DL401: warning\n"
                             "  DL40: off\n");
    assert_problems(config, "");
    assert_int_equal(level(config, "a.md", "DL203"), DL_SEVERITY_OFF);
    assert_int_equal(level(config, "a.md", "DL205"), DL_SEVERITY_ERROR);
    assert_int_equal(level(config, "a.md", "DL610"),
                     dl_rule_find(DL_STR("DL610"))->on_severity);
    assert_int_equal(level(config, "a.md", "DL305"), DL_SEVERITY_WARNING);
    /* the longer selector wins, wherever it is */
    assert_int_equal(level(config, "a.md", "DL410"), DL_SEVERITY_INFO);
    assert_int_equal(level(config, "a.md", "DL401"), DL_SEVERITY_WARNING);
    assert_int_equal(level(config, "a.md", "DL402"), DL_SEVERITY_OFF);
    dl_config_free(config);
}

static void test_level_keeps_options(void **state)
{
    (void)state;
    dl_test_put("base.yaml", "rules: {DL305: {max-age: 7}}\n");
    dl_config *config = load("extends: [daily-papers, base.yaml]\n"
                             "rules: {DL305: error}\n");
    assert_problems(config, "");
    const dl_rule_settings *r = rule_of(settings_of(config, "a.md"), "DL305");
    assert_int_equal(r->severity, DL_SEVERITY_ERROR);
    assert_int_equal(r->options[0].integer, 7);
    dl_config_free(config);
}

static void assert_list(const dl_settings *s, const char *code, size_t option,
                        const char *want)
{
    dl_strs list = rule_of(s, code)->options[option].list;
    dl_buf got = {0};
    for (size_t i = 0; i < list.n; i++)
        dl_buf_printf(&got, "%.*s;", DL_FMT(list.v[i]));
    assert_string_equal(dl_buf_str(&got).p, want);
    dl_buf_free(&got);
}

static void test_lists(void **state)
{
    (void)state;
    dl_config *config = load("rules:\n"
                             "  DL409: {sections: [가, 나, 다, 라]}\n"
                             "  DL509: {groups: [LLM, token, agent]}\n"
                             "  DL208: {words: tba}\n");
    const dl_settings *s = settings_of(config, "a.md");
    assert_list(s, "DL409", 0, "가;나;다;라;");
    assert_list(s, "DL509", 0, "LLM;token;agent;");
    assert_list(s, "DL208", 0, "tba;");
    dl_config_free(config);
}

static void test_wrong_rules(void **state)
{
    (void)state;
    assert_mistake("rules:\n"
                   "  DL999: off\n"
                   "  heading-numbr: off\n"
                   "  DL203: eror\n"
                   "  DL205: {severty: info}\n"
                   "  DL305: {max-age: soon}\n"
                   "  DL401: [off]\n",
                   ".digestlint.yaml:2:3: unknown rule 'DL999'\n"
                   ".digestlint.yaml:3:3: unknown rule 'heading-numbr'; "
                   "did you mean 'heading-number'?\n"
                   ".digestlint.yaml:4:10: invalid value 'eror' for "
                   "'severity': "
                   "must be off, info, warning, error or on\n"
                   ".digestlint.yaml:5:11: unknown key 'severty'; did you mean "
                   "'severity'?\n"
                   ".digestlint.yaml:6:20: invalid value 'soon' for 'max-age': "
                   "must be an integer\n"
                   ".digestlint.yaml:7:3: 'DL401' must be off, info, warning, "
                   "error or on\n");
}

/* ---- keys ---------------------------------------------------------------- */

static void test_wrong_keys(void **state)
{
    (void)state;
    assert_mistake("rule: {}\nzzz: 1\npapers: {levl: 2}\n",
                   ".digestlint.yaml:1:1: unknown key 'rule'; did you mean "
                   "'rules'?\n"
                   ".digestlint.yaml:2:1: unknown key 'zzz'\n"
                   ".digestlint.yaml:3:10: unknown key 'levl'; did you mean "
                   "'level'?\n");
    assert_mistake("fail-on: always\nlanguage: de\n",
                   ".digestlint.yaml:1:10: invalid value 'always' for "
                   "'fail-on': "
                   "must be info, warning, error or never\n"
                   ".digestlint.yaml:2:11: invalid value 'de' for 'language': "
                   "must be en or ko\n");
    assert_mistake("exclude: ['[a']\noverrides: [{rules: {}}, {files: a.md, "
                   "posts: [b]}]\n",
                   ".digestlint.yaml:1:11: invalid value '[a' for 'exclude': "
                   "must be a file name pattern\n"
                   ".digestlint.yaml:2:13: missing key 'files'\n"
                   ".digestlint.yaml:2:40: unknown key 'posts'\n");
}

/* Topics, lists and changes to them; `lexicon` has no other keys. */
static void test_wrong_lexicon(void **state)
{
    (void)state;
    assert_mistake("lexicon:\n"
                   "  partcle: {}\n"
                   "  particle: {gwa-word: [가], gwa-words: {ad: [가]}}\n"
                   "  repeat: {bound: {remve: [가]}}\n"
                   "  spacing: {si-nouns: 가, nae-nouns: [[가]]}\n"
                   "  glossry: []\n",
                   ".digestlint.yaml:2:3: unknown key 'partcle'; did you mean "
                   "'particle'?\n"
                   ".digestlint.yaml:3:14: unknown key 'gwa-word'; did you "
                   "mean 'gwa-words'?\n"
                   ".digestlint.yaml:3:41: unknown key 'ad'\n"
                   ".digestlint.yaml:4:20: unknown key 'remve'; did you mean "
                   "'remove'?\n"
                   ".digestlint.yaml:5:23: invalid value '가' for 'si-nouns': "
                   "must be a list of words\n"
                   ".digestlint.yaml:5:38: 'lexicon' must be a word\n"
                   ".digestlint.yaml:6:3: unknown key 'glossry'; did you mean "
                   "'glossary'?\n");
}

static void test_syntax(void **state)
{
    (void)state;
    dl_config *config = load("rules: {DL203: off\n");
    const dl_result *const *results;
    assert_int_equal(dl_config_results(config, &results), 1);
    assert_int_equal(results[0]->n_diagnostics, 1);
    assert_int_equal(results[0]->diagnostics[0].severity, DL_SEVERITY_ERROR);
    /* the default applies instead */
    assert_int_equal(level(config, "a.md", "DL203"), DL_SEVERITY_ERROR);
    dl_config_free(config);
    assert_mistake("rules: {}\nrules: {}\n",
                   ".digestlint.yaml:2:1: not valid YAML: duplicate key "
                   "'rules'\n");
    assert_mistake("language: \xFF\n",
                   ".digestlint.yaml:1:11: not valid YAML: not UTF-8\n");
    assert_mistake("- a\n", ".digestlint.yaml:1:1: 'configuration' must be a "
                            "mapping\n");
}

static void test_single_values(void **state)
{
    (void)state;
    dl_language language;
    dl_config *config = load("fail-on: never\nlanguage: ko\n");
    assert_int_equal(config->keys.fail_on, DL_SEVERITY_OFF);
    assert_true(dl_config_language(config, &language));
    assert_int_equal(language, DL_KOREAN);
    dl_config_free(config);
    config = load("{}");
    assert_false(dl_config_language(config, &language));
    dl_config_free(config);
}

/* ---- what extends what --------------------------------------------------- */

static void test_extends(void **state)
{
    (void)state;
    dl_test_put("shared/base.yaml",
                "extends: generic\nrules: {DL203: info, DL205: info}\n");
    dl_config *config = load("extends: ./shared/base.yaml\n"
                             "rules: {DL205: error}\n");
    assert_problems(config, "");
    assert_true(
        dl_str_is(settings_of(config, "a.md")->profile->name, "generic"));
    assert_int_equal(level(config, "a.md", "DL203"), DL_SEVERITY_INFO);
    assert_int_equal(level(config, "a.md", "DL205"), DL_SEVERITY_ERROR);
    dl_config_free(config);
    /* an empty list extends nothing */
    config = load("extends: []\n");
    assert_int_equal(settings_of(config, "a.md")->profile->name.n, 0);
    dl_config_free(config);
}

static void test_mistakes_of_extended_files(void **state)
{
    (void)state;
    dl_test_put("base.yaml", "fail-onn: error\nrules:\n  DL203: maybe\n");
    assert_mistake(
        "extends: base.yaml\nzzz: 1\n",
        ".digestlint.yaml:2:1: unknown key 'zzz'\n"
        "base.yaml:1:1: unknown key 'fail-onn'; did you mean "
        "'fail-on'?\n"
        "base.yaml:3:10: invalid value 'maybe' for 'severity': must be "
        "off, info, warning, error or on\n");
    assert_mistake("extends: daily-paper\n",
                   ".digestlint.yaml:1:10: unknown profile 'daily-paper'; "
                   "did you mean 'daily-papers'?\n");
    assert_mistake("extends: no.yaml\n",
                   ".digestlint.yaml:1:10: cannot read 'no.yaml': No such file "
                   "or directory\n");
}

static void test_cycle(void **state)
{
    (void)state;
    dl_test_put("a.yaml", "extends: b.yaml\n");
    dl_test_put("b.yaml", "extends: ./a.yaml\nrules: {DL203: info}\n");
    dl_config *config = load("extends: a.yaml\n");
    assert_problems(config, "b.yaml:1:10: './a.yaml' extends itself\n");
    assert_int_equal(level(config, "x.md", "DL203"), DL_SEVERITY_INFO);
    dl_config_free(config);
    assert_mistake("extends: .digestlint.yaml\n",
                   ".digestlint.yaml:1:10: '.digestlint.yaml' extends "
                   "itself\n");
}

/* Mappings are merged, lists replaced. */
static void test_merge(void **state)
{
    (void)state;
    dl_config *config = load("front-matter:\n"
                             "  fields:\n"
                             "    tags: {values: [one]}\n"
                             "    series: {type: string}\n");
    assert_problems(config, "");
    const dl_profile *p = settings_of(config, "a.md")->profile;
    const dl_profile_field *tags = dl_profile_field_for(p, DL_ROLE_TAGS);
    assert_int_equal(tags->values.n, 1);
    assert_true(tags->required); /* from the built-in profile */
    assert_non_null(dl_profile_field_named(p, DL_STR("series")));
    assert_non_null(dl_profile_field_named(p, DL_STR("title")));
    dl_config_free(config);
}

/* ---- files --------------------------------------------------------------- */

static void test_overrides(void **state)
{
    (void)state;
    dl_config *config = load("rules: {DL203: info}\n"
                             "overrides:\n"
                             "  - files: [\"old/**\", \"*.draft.md\"]\n"
                             "    rules: {DL203: off, DL205: off}\n"
                             "  - files: old/x.md\n"
                             "    rules: {DL205: error}\n"
                             "    entry-length: 7\n");
    assert_problems(config, "");
    assert_int_equal(level(config, "a.md", "DL203"), DL_SEVERITY_INFO);
    assert_int_equal(level(config, "old/a.md", "DL203"), DL_SEVERITY_OFF);
    assert_int_equal(level(config, "y/a.draft.md", "DL203"), DL_SEVERITY_OFF);
    /* both match: the later wins */
    assert_int_equal(level(config, "old/x.md", "DL203"), DL_SEVERITY_OFF);
    assert_int_equal(level(config, "old/x.md", "DL205"), DL_SEVERITY_ERROR);
    assert_int_equal(settings_of(config, "old/x.md")->profile->max_entry, 7);
    assert_ptr_equal(settings_of(config, "old/x.md"),
                     settings_of(config, "old/x.md"));
    dl_config_free(config);
}

/* Each combination of overrides is worked out once. */
static void test_several_overrides(void **state)
{
    (void)state;
    dl_config *config = load("overrides:\n"
                             "  - {files: \"*.md\", rules: {DL203: info}}\n"
                             "  - {files: \"a*\", rules: {DL204: off}}\n"
                             "  - {files: \"b*\", rules: {DL204: info}}\n");
    const dl_settings *a = settings_of(config, "a.md");
    const dl_settings *b = settings_of(config, "b.md");
    assert_int_equal(rule_of(a, "DL204")->severity, DL_SEVERITY_OFF);
    assert_int_equal(rule_of(b, "DL204")->severity, DL_SEVERITY_INFO);
    assert_ptr_equal(a, settings_of(config, "a2.md"));
    assert_ptr_equal(b, settings_of(config, "b2.md"));
    dl_config_free(config);
}

static void test_single_mistakes(void **state)
{
    (void)state;
    assert_mistake_at("arxiv: {bounds: [a]}\n", 1, 9);
    assert_mistake_at("arxiv:\n  bound: a.csv\n", 2, 3);
    assert_mistake_at("arxiv: a.csv\n", 1, 8);
    assert_mistake_at("overrides: a.md\n", 1, 12);
    assert_mistake_at("overrides: [{files: a, arxiv: [b]}]\n", 1, 24);
    /* a key that is missing is one mistake */
    assert_mistake_at("papers: {form: item}\n", 1, 10);
}

static void test_mistakes_of_overrides(void **state)
{
    (void)state;
    assert_mistake(
        "overrides:\n"
        "  - files: a.md\n"
        "    rules: {DL203: eror}\n"
        "    papers: {level: 9}\n"
        "    ruls: {}\n",
        ".digestlint.yaml:3:20: invalid value 'eror' for 'severity': "
        "must be off, info, warning, error or on\n"
        ".digestlint.yaml:4:21: invalid value '9' for 'level': must be "
        "an integer from 1 to 6\n"
        ".digestlint.yaml:5:5: unknown key 'ruls'; did you mean "
        "'rules'?\n");
}

/* ---- finding it ---------------------------------------------------------- */

static dl_severity found_from(const char *start)
{
    dl_config *config;
    dl_config_request request = {.start = start};
    assert_int_equal(dl_config_load(&config, &request, NULL), DL_OK);
    dl_severity severity = config->keys.fail_on;
    dl_config_free(config);
    return severity;
}

static void test_discovery(void **state)
{
    (void)state;
    dl_test_put(".digestlint.yaml", "fail-on: error\n");
    dl_test_put("a/.digestlint.yml", "fail-on: info\n");
    dl_test_put("a/b/post.md", "");
    dl_test_put("c/d/post.md", "");
    dl_test_put("repository/.git", "gitdir: elsewhere\n");
    dl_test_put("repository/a/post.md", "");
    assert_int_equal(found_from("a/b/post.md"), DL_SEVERITY_INFO);
    assert_int_equal(found_from("a/b"), DL_SEVERITY_INFO);
    assert_int_equal(found_from("c/d/post.md"), DL_SEVERITY_ERROR);
    assert_int_equal(found_from("c/d/not-there.md"), DL_SEVERITY_ERROR);
    assert_int_equal(found_from("."), DL_SEVERITY_ERROR);
    /* not above a repository's root, of which a worktree's `.git` is a file */
    assert_int_equal(found_from("repository/a/post.md"), DL_SEVERITY_WARNING);
    dl_test_put("cloned/.git/HEAD", "");
    dl_test_put("cloned/a/post.md", "");
    assert_int_equal(found_from("cloned/a/post.md"), DL_SEVERITY_WARNING);
    /* a folder is not a configuration file */
    dl_test_put("a/c/.digestlint.yaml/x", "");
    assert_int_equal(found_from("a/c"), DL_SEVERITY_INFO);
}

static void test_request(void **state)
{
    (void)state;
    dl_config *config;
    dl_error error = {0};
    dl_test_put("other.yaml", "fail-on: never\nrules: {DL203: off}\n");
    dl_test_put(".digestlint.yaml", "fail-on: error\n");
    dl_config_request request = {.file = "other.yaml"};
    assert_int_equal(dl_config_load(&config, &request, &error), DL_OK);
    assert_int_equal(config->keys.fail_on, DL_SEVERITY_OFF);
    dl_config_free(config);
    request.file = "missing.yaml";
    assert_int_equal(dl_config_load(&config, &request, &error), DL_ERR_IO);
    assert_non_null(strstr(error.message, "missing.yaml"));
    request = (dl_config_request){.isolated = true, .profile = "generic"};
    assert_int_equal(dl_config_load(&config, &request, &error), DL_OK);
    assert_int_equal(config->keys.fail_on, DL_SEVERITY_WARNING);
    assert_true(
        dl_str_is(settings_of(config, "a.md")->profile->name, "generic"));
    dl_config_free(config);
    request.profile = "generics";
    assert_int_equal(dl_config_load(&config, &request, &error), DL_ERR_USAGE);
    assert_string_equal(error.message, "unknown profile 'generics'; did "
                                       "you mean 'generic'?");
}

/* ---- the command line's rules -------------------------------------------- */

typedef struct selection {
    const char *select, *ignore, *severity;
    const char *on, *off; /* codes that must be */
} selection;

static void test_select(void **state)
{
    (void)state;
    static const selection cases[] = {
        {"DL2", NULL, NULL, "DL203", "DL401"},
        {"heading-number", NULL, NULL, "DL203", "DL202"},
        {"DL2", "DL203", NULL, "DL202", "DL203"},
        {"DL203", "DL2", NULL, "DL203", "DL202"}, /* the longer wins */
        {"DL203", "DL203", NULL, NULL, "DL203"},
        {NULL, "DL2", NULL, "DL401", "DL203"},
        {"DL610", NULL, NULL, "DL610", "DL203"}, /* off by default */
        {"all", NULL, NULL, "DL610", NULL},
        {"DL405", NULL, NULL, "DL405", NULL}, /* off in the configuration */
        {NULL, NULL, "DL405=warning", "DL405", NULL},
        {NULL, NULL, "DL203=off", "DL401", "DL203"},
        {"DL4", NULL, "DL203=error", "DL401", "DL203"},
    };
    dl_test_put("c.yaml", "rules: {DL405: off}\n");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        dl_str select = dl_str_of(cases[i].select);
        dl_str ignore = dl_str_of(cases[i].ignore);
        dl_str severity = dl_str_of(cases[i].severity);
        dl_config_request request = {.file = "c.yaml",
                                     .select = &select,
                                     .n_select = cases[i].select != NULL,
                                     .ignore = &ignore,
                                     .n_ignore = cases[i].ignore != NULL,
                                     .severity = &severity,
                                     .n_severity = cases[i].severity != NULL};
        dl_config *config;
        assert_int_equal(dl_config_load(&config, &request, NULL), DL_OK);
        if (cases[i].on && !level(config, "a.md", cases[i].on))
            fail_msg("case %zu: %s is off", i, cases[i].on);
        if (cases[i].off && level(config, "a.md", cases[i].off))
            fail_msg("case %zu: %s is on", i, cases[i].off);
        dl_config_free(config);
    }
}

static void test_wrong_request(void **state)
{
    (void)state;
    dl_config *config;
    dl_error error = {0};
    dl_str wrong = DL_STR("heading-nmber");
    dl_config_request request = {
        .isolated = true, .select = &wrong, .n_select = 1};
    assert_int_equal(dl_config_load(&config, &request, &error), DL_ERR_USAGE);
    assert_string_equal(error.message,
                        "--select: unknown rule 'heading-nmber'; did you "
                        "mean 'heading-number'?");
    wrong = DL_STR("DL203=loud");
    request = (dl_config_request){
        .isolated = true, .severity = &wrong, .n_severity = 1};
    assert_int_equal(dl_config_load(&config, &request, &error), DL_ERR_USAGE);
    assert_non_null(strstr(error.message, "'DL203=loud' is not RULE=LEVEL"));
}

/* Freeing everything after a failed load must not free anything twice. */
static void test_failure_leaves_nothing(void **state)
{
    (void)state;
    dl_str rule = DL_STR("DL999"), level = DL_STR("DL203=loud");
    const dl_config_request wrong[] = {
        {.isolated = true, .ignore = &rule, .n_ignore = 1},
        {.isolated = true, .severity = &level, .n_severity = 1},
        {.isolated = true, .profile = "generics"},
        {.file = "missing.yaml"},
    };
    dl_config *loaded = load("");
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        dl_config *config = loaded;
        assert_int_not_equal(dl_config_load(&config, &wrong[i], NULL), DL_OK);
        if (config)
            fail_msg("request %zu: not NULL", i);
    }
    dl_config_free(loaded);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        DL_TEST_IN_FOLDER(test_default),
        DL_TEST_IN_FOLDER(test_levels),
        DL_TEST_IN_FOLDER(test_lists),
        DL_TEST_IN_FOLDER(test_level_keeps_options),
        DL_TEST_IN_FOLDER(test_wrong_rules),
        DL_TEST_IN_FOLDER(test_wrong_keys),
        DL_TEST_IN_FOLDER(test_wrong_lexicon),
        DL_TEST_IN_FOLDER(test_syntax),
        DL_TEST_IN_FOLDER(test_single_values),
        DL_TEST_IN_FOLDER(test_extends),
        DL_TEST_IN_FOLDER(test_mistakes_of_extended_files),
        DL_TEST_IN_FOLDER(test_cycle),
        DL_TEST_IN_FOLDER(test_merge),
        DL_TEST_IN_FOLDER(test_overrides),
        DL_TEST_IN_FOLDER(test_several_overrides),
        DL_TEST_IN_FOLDER(test_mistakes_of_overrides),
        DL_TEST_IN_FOLDER(test_single_mistakes),
        DL_TEST_IN_FOLDER(test_discovery),
        DL_TEST_IN_FOLDER(test_request),
        DL_TEST_IN_FOLDER(test_select),
        DL_TEST_IN_FOLDER(test_wrong_request),
        DL_TEST_IN_FOLDER(test_failure_leaves_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
