/* Users' patterns: long texts, patterns that run away, and arbitrary bytes.
   What each kind finds is in tests/fixtures/patterns. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "../support/cpu_bound.h"
#include "../support/folder.h"
#include "base/buf.h"
#include "engine/lint.h"
#include "patterns/pattern.h"

/* A configuration with these patterns and no other rule. */
static dl_config *load(const char *patterns)
{
    dl_config *config;
    dl_str ignore = DL_STR("DL");
    dl_config_request request = {
        .file = "c.yaml", .ignore = &ignore, .n_ignore = 1};
    dl_buf text = {0};
    dl_buf_printf(&text,
                  "extends: generic\nmax-file-size: 100000000\npatterns:\n%s\n",
                  patterns);
    dl_test_put("c.yaml", text.p);
    dl_buf_free(&text);
    assert_int_equal(dl_config_load(&config, &request, NULL), DL_OK);
    return config;
}

static size_t count_problems(const dl_config *config)
{
    const dl_result *const *results;
    size_t n = dl_config_results(config, &results), all = 0;
    for (size_t i = 0; i < n; i++)
        all += results[i]->n_diagnostics;
    return all;
}

static dl_str repeat(dl_buf *out, const char *text, size_t n)
{
    dl_buf_clear(out);
    while (n-- > 0)
        dl_buf_adds(out, text);
    return dl_buf_str(out);
}

/* Lints with the one rule `pattern`. */
static size_t lint(const char *pattern, dl_str text, char *first, size_t size)
{
    dl_config *config = load(pattern);
    assert_int_equal(count_problems(config), 0);
    dl_result *r = dl_lint_text(config, DL_STR("post.md"), text,
                                (dl_clock){.today = 20343});
    size_t n = r->n_diagnostics;
    if (n > 0)
        dl_message_format(&r->diagnostics[0], -1, DL_ENGLISH, first, size);
    dl_result_free(r);
    dl_config_free(config);
    return n;
}

/* `n` findings, the first of which has the message `first`. */
static void assert_lint(const char *pattern, dl_str text, size_t n,
                        const char *first)
{
    char message[512];
    assert_int_equal(lint(pattern, text, message, sizeof message), n);
    if (n > 0)
        assert_string_equal(message, first);
}

/* Text longer than a piece is still searched. */
static void test_long_texts(void **state)
{
    enum { LINES = 20000 };
    (void)state;
    dl_buf text = {0};
    dl_str lines = repeat(&text, "가 나 다\n", LINES);
    assert_lint("- {id: a, message: '{0}', pattern: 나, max: 1}", lines, 1,
                "20000");
    assert_lint("- {id: a, message: m, scope: post, pattern: 다$}", lines,
                LINES, "m");
    assert_lint("- {id: a, message: m, pattern: 다$}", lines, 1, "m");
    assert_lint("- {id: a, message: m, scope: post, pattern: 나$}", lines, 0,
                NULL);
    assert_lint("- {id: a, message: '{0}', kind: consistency, words: [가, 라]}",
                lines, 0, NULL);
    /* the end of a piece within a line is not the end of a line */
    dl_str line = repeat(&text, "가 나 다 ", LINES);
    assert_lint("- {id: a, message: m, pattern: \\S\\s?$}", line, 1, "m");
    assert_lint("- {id: a, message: '{0}', pattern: 나, max: 1}", line, 1,
                "20000");
    dl_str word = repeat(&text, "가나다", LINES);
    assert_lint("- {id: a, message: '{0}', pattern: 나, max: 1}", word, 1,
                "20000");
    assert_lint("- {id: a, message: m, pattern: 다$}", word, 1, "m");
    dl_buf_free(&text);
}

static const char GIVEN_UP[] =
    "the pattern takes too many steps and was given up here; use fewer "
    "repetitions inside or after one another, or a smaller scope";

static void test_match_limit(void **state)
{
    (void)state;
    dl_buf text = {0};
    repeat(&text, "a", 100);
    dl_buf_adds(&text, "b\n\naab\n");
    assert_lint("- {id: a, message: m, pattern: (a+)+$}", dl_buf_str(&text), 1,
                GIVEN_UP);
    assert_lint("- {id: a, message: m, pattern: '(a|aa)+[cd]', severity: info}",
                dl_buf_str(&text), 1, GIVEN_UP);
    assert_lint("- {id: a, message: m, pattern: a+b}", dl_buf_str(&text), 2,
                "m");
    dl_buf_free(&text);
}

static double seconds_for(const char *pattern, dl_str text)
{
    char message[256];
    clock_t start = clock();
    lint(pattern, text, message, sizeof message);
    return cpu_since(start);
}

/* Single steps that run to the end of the text count as one each. */
static void test_long_steps(void **state)
{
    static const char *const patterns[] = {
        "- {id: a, message: m, pattern: '가(?!.*+$)'}",
        "- {id: a, message: m, pattern: '(?=가[^x]*+[나다])\\w+'}",
        "- {id: a, message: m, scope: post, pattern: '가[^x]*x'}",
        "- {id: a, message: m, pattern: '\\([^)\\]]*[)\\]]'}",
    };
    (void)state;
    dl_buf text = {0};
    for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++) {
        /* Both are longer than the pieces that are searched at once. */
        const char *unit = i == 3 ? "(" : "가 ";
        size_t n = i == 3 ? 40000 : 15000;
        dl_str some = repeat(&text, unit, n);
        double few = seconds_for(patterns[i], some);
        dl_str more = repeat(&text, unit, 4 * n);
        double many = seconds_for(patterns[i], more);
        assert_true(many < 8 * few + cpu_bound(20)); /* four times the text */
    }
    dl_buf_free(&text);
}

/* ---- any bytes ------------------------------------------------------------
 */

static uint32_t next_random(uint32_t *seed)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 17;
    *seed ^= *seed << 5;
    return *seed;
}

/* A rule with a random pattern: half of it is made of parts of expressions. */
static void add_random_rule(dl_buf *out, uint32_t *seed, unsigned number)
{
    static const char syntax[] = "()[]{}*+?.^$|\\-,:=!<>123aUpdwbBRXQEK";
    static const char *const kinds[] = {"existence", "repetition",
                                        "consistency", "occurrence, max: 1"};
    static const char *const scopes[] = {"paragraph", "sentence",
                                         "heading",   "post",
                                         "text",      "'front-matter: title'"};
    dl_buf_printf(out, "- {id: r%u, message: '{0}', kind: %s, scope: %s, ",
                  number, kinds[next_random(seed) % 4],
                  scopes[next_random(seed) % 6]);
    dl_buf_adds(out, "pattern: \"");
    for (uint32_t n = 1 + next_random(seed) % 12; n > 0; n--) {
        uint32_t r = next_random(seed);
        if (r % 2)
            dl_buf_printf(out, "\\x%02X", syntax[r / 2 % (sizeof syntax - 1)]);
        else if (r % 8)
            dl_buf_printf(out, "\\u%04X", 0xAC00 + r / 8 % 16);
        else
            dl_buf_printf(out, "\\x%02X", r / 8 % 256);
    }
    dl_buf_adds(out, "\"}\n");
}

static void check_spans(const dl_result *r)
{
    for (size_t i = 0; i < r->n_diagnostics; i++) {
        dl_span span = r->diagnostics[i].span;
        char message[256];
        assert_true(span.start <= span.end && span.end <= r->doc->src.n);
        assert_true((r->doc->src.p[span.start] & 0xC0) != 0x80);
        assert_true(dl_message_format(&r->diagnostics[i], -1, DL_KOREAN,
                                      message, sizeof message) > 0);
    }
}

static void test_any_bytes(void **state)
{
    enum { ROUNDS = 30, RULES = 100 };
    static const char text[] =
        "---\ntitle: '가각갂'\n---\n# 가각 1\n\n가각갂 가각 `가각` aa (b) 123\n"
        "\xE1\x84\x80\xE1\x85\xA1 \xE1\x84\x80\xE1\x85\xA1\xE1\x86\xA8.\n\n"
        "- 갃 [각](http://x.y/각) {1} a,a\n";
    (void)state;
    uint32_t seed = 20250913;
    size_t problems = 0, found = 0;
    dl_buf rules = {0};
    for (unsigned round = 0; round < ROUNDS; round++) {
        dl_buf_clear(&rules);
        for (unsigned i = 0; i < RULES; i++)
            add_random_rule(&rules, &seed, i);
        dl_config *config = load(rules.p);
        const dl_result *const *results;
        size_t n = dl_config_results(config, &results);
        for (size_t i = 0; i < n; i++)
            check_spans(results[i]);
        dl_result *r = dl_lint_text(config, DL_STR("post.md"), dl_str_of(text),
                                (dl_clock){.today = 20343});
        check_spans(r);
        problems += count_problems(config);
        found += r->n_diagnostics;
        dl_result_free(r);
        dl_config_free(config);
    }
    dl_buf_free(&rules);
    /* Neither all of them are refused nor none. */
    assert_in_range(problems, ROUNDS * RULES / 10, ROUNDS * RULES * 9 / 10);
    assert_true(found > ROUNDS);
}

/* A title may be a whole page if its heading is broken. */
static void test_long_arguments(void **state)
{
    (void)state;
    dl_buf text = {0}, want = {0};
    repeat(&want, "가", 120);
    assert_lint("- {id: a, message: '{0}', pattern: 가+}",
                repeat(&text, "가", 120), 1, want.p);
    dl_buf_adds(&want, "…");
    assert_lint("- {id: a, message: '{0}', pattern: 가+}",
                repeat(&text, "가", 121), 1, want.p);
    dl_buf_free(&text);
    dl_buf_free(&want);
}

/* ---- how much findings take ---------------------------------------------- */

/* `form` with `n` times `word` instead of @. */
static void put_words(dl_buf *out, const char *form, const char *word, size_t n)
{
    dl_buf_clear(out);
    for (const char *p = form; *p; p++) {
        if (*p != '@')
            dl_buf_addc(out, *p);
        for (size_t i = 0; *p == '@' && i < n; i++)
            dl_buf_adds(out, word);
    }
}

static size_t problems_of(const char *form, size_t n)
{
    dl_buf rule = {0};
    put_words(&rule, form, "x", n);
    dl_config *config = load(rule.p);
    size_t problems = count_problems(config);
    dl_config_free(config);
    dl_buf_free(&rule);
    return problems;
}

static void test_long_texts_of_rules(void **state)
{
    static const struct {
        const char *form;
        size_t most;
    } texts[] = {
        {"- {id: a, pattern: a, message: '@'}", 4096},
        {"- {id: a, pattern: a, message: m, message-ko: '@'}", 4096},
        {"- {id: a, pattern: a, message: m, replacement: '@'}", 4096},
        {"- {id: @, pattern: a, message: m}", 100},
    };
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        assert_int_equal(problems_of(texts[i].form, texts[i].most), 0);
        assert_int_equal(problems_of(texts[i].form, texts[i].most + 1), 1);
    }
}

/* Bytes of what the findings keep and show. */
static uint64_t size_of(const dl_result *r, unsigned *given_up)
{
    uint64_t all = 0;
    *given_up = 0;
    for (size_t i = 0; i < r->n_diagnostics; i++) {
        const dl_diagnostic *d = &r->diagnostics[i];
        all += dl_message_format(d, -1, DL_ENGLISH, NULL, 0);
        for (unsigned k = 0; k < d->n_args; k++) {
            assert_true(d->args[k].n <= 1024 + strlen("…"));
            all += d->args[k].n;
        }
        for (unsigned k = 0; k < d->n_notes; k++)
            all += d->notes[k].args[0].n;
        if (d->fix && d->fix->n_edits)
            all += d->fix->edits[0].text.n;
        *given_up += d->message == DL_PATTERN_MESSAGE_SIZE;
    }
    return all;
}

/* Findings times users' text: what they take depends on the file alone. */
static void test_room(void **state)
{
    static const struct {
        const char *rules, *before, *unit;
        size_t times;
        unsigned given_up; /* rules */
    } cases[] = {
        {"- {id: a, pattern: a, message: '@'}", "", "a ", 2000, 1},
        {"- {id: a, pattern: a, message: m, fix: safe, replacement: '@'}", "",
         "a ", 2000, 1},
        {"- {id: a, pattern: a+, message: m, replacement: '$0@'}", "",
         "aaaaaaaa", 50000, 1},
        {"- {id: a, pattern: (((((((a+))))))), message: '@{0}'}", "", "aaaa ",
         2000, 1},
        {"- {id: a, kind: consistency, pattern: 'b{1000,}|a', message: '{1}'}",
         "bbbbbbbb", " a", 9000, 1},
        {"- {id: a, pattern: a, message: m}\n"
         "- {id: b, pattern: a, message: m}\n"
         "- {id: c, pattern: a, message: '@'}\n"
         "- {id: d, pattern: b, message: '{0}', min: 1}",
         "", "a ", 2000, 1},
    };
    enum { ROOM = 1 << 20, ROOM_OF_BYTE = 128, LONG = 1900, BEFORE = 2000 };
    (void)state;
    dl_buf rules = {0}, text = {0}, unit = {0};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        put_words(&rules, cases[i].rules, "$0", LONG);
        repeat(&text, cases[i].before, BEFORE);
        repeat(&unit, cases[i].unit, cases[i].times);
        dl_buf_add(&text, dl_buf_str(&unit));
        dl_config *config = load(rules.p);
        assert_int_equal(count_problems(config), 0);
        dl_result *r = dl_lint_text(config, DL_STR("post.md"),
                                    dl_buf_str(&text),
                                    (dl_clock){.today = 20343});
        unsigned given_up;
        assert_true(size_of(r, &given_up) <= ROOM + ROOM_OF_BYTE * text.n);
        if (given_up != cases[i].given_up)
            fail_msg("%s: %u were given up", cases[i].rules, given_up);
        dl_result_free(r);
        dl_config_free(config);
    }
    dl_buf_free(&rules);
    dl_buf_free(&text);
    dl_buf_free(&unit);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        DL_TEST_IN_FOLDER(test_long_texts_of_rules),
        DL_TEST_IN_FOLDER(test_room),
        DL_TEST_IN_FOLDER(test_long_texts),
        DL_TEST_IN_FOLDER(test_match_limit),
        DL_TEST_IN_FOLDER(test_long_arguments),
        DL_TEST_IN_FOLDER(test_long_steps),
        DL_TEST_IN_FOLDER(test_any_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
