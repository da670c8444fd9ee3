/*
 * The budget of users' patterns: an expression with callouts finds the same as
 * without them, what it pays covers the work that it does, and it pays no more
 * than there is.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "text/cluster.h"
#include "text/meter.h"
#include "text/regex.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "../support/hostile_patterns.h"

enum { OPTIONS = PCRE2_UTF | PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C };

/* ---- where callouts are -------------------------------------------------- */

static void assert_metered(const char *expression, const char *with_callouts)
{
    dl_meter meter;
    dl_meter_init(&meter, dl_str_of(expression), 0);
    assert_string_equal(meter.text.p,
                        with_callouts ? with_callouts : expression);
    assert_int_equal(meter.is_automatic, with_callouts == NULL);
    dl_meter_free(&meter);
}

static void puts_callouts_where_work_repeats(void **state)
{
    (void)state;
    /* Nothing repeats. */
    assert_metered("abc", "abc");
    assert_metered("[^a]{3}\\d\\pL.(?:x)", "[^a]{3}\\d\\pL.(?:x)");
    assert_metered("(?<=a|b)x(?!y|z)", "(?<=a|b)x(?!y|z)");
    /* After what matches in several ways. */
    assert_metered("a+b", "a+(?C)b");
    assert_metered("a*?b{2,}+", "a*?(?C)b{2,}+(?C)");
    assert_metered("(?:a|b)c", "(?:a|b)(?C)c");
    assert_metered("(a)?b", "((?C)a)?(?C)b");
    /* Before what may run on from a place that is not known. */
    assert_metered("a+x|b+y", "a+(?C)x|b+(?C)y");
    assert_metered("c(?:a+x|b+y)z+", "c(?:a+(?C)x|b+(?C)y)(?C)z+(?C)");
    assert_metered("a+(?:b+|c+)", "a+(?C)(?:b+(?C)|(?C)c+(?C))(?C)");
    assert_metered("a+(?=b+)c+", "a+(?C)(?=b+(?C))(?C)c+(?C)");
    /* Each time round. */
    assert_metered("(?:ab){9}", "(?:(?C)ab){9}(?C)");
    /* A reference. */
    assert_metered("(.)\\1", "(.)(?C)\\1");
    assert_metered("(a+)\\g{1}x\\k<n>", "(a+(?C))(?C)\\g{1}x(?C)\\k<n>");
}

/* A later alternative is tried where a callout of an earlier one is never
   reached; so is what follows a negative assertion. */
static void starts_pay_for_each_alternative(void **state)
{
    (void)state;
    static const char *const expressions[] = {
        "\\sb+|\\S{300}x",
        "(?:\\sb+|\\S{300}x)c",
        "(?=\\sb+|\\S{300}x)c",
        "(?!b+)\\S{300}x",
    };
    enum { SOME = 300 };
    assert_metered("(?<=a)\\S{900}b+", "(?C)(?<=a)\\S{900}(?C)b+(?C)");
    for (size_t i = 0; i < sizeof expressions / sizeof *expressions; i++) {
        dl_meter meter;
        dl_meter_init(&meter, dl_str_of(expressions[i]), 0);
        assert_true(meter.per_start > SOME);
        dl_meter_free(&meter);
    }
}

static void leaves_to_pcre2_what_is_not_plain(void **state)
{
    (void)state;
    static const char *const expressions[] = {
        "(?x)a + b",  "\\Qa+\\E+", "(a)(?1)",     "(?R)?a",      "(*UTF)a+",
        "a+(*SKIP)b", "a(?#+)+",   "(?(1)a|b)",   "(?|(a)|(b))", "a{,3}b",
        "\\Ka+",      "\\X+a",     "[\\Qa\\E]+b", "\\101+",      "(a)\\10+",
    };
    for (size_t i = 0; i < sizeof expressions / sizeof *expressions; i++)
        assert_metered(expressions[i], NULL);
}

/* ---- what is found, and what it costs ------------------------------------ */

typedef struct count {
    const dl_meter *meter; /* NULL: each callout is one */
    uint64_t units, most;
    size_t last;
} count;

static int count_callout(pcre2_callout_block *b, void *user)
{
    count *c = user;
    size_t at = b->current_position, from = c->last;
    c->last = at;
    c->units++;
    if (c->meter) {
        const dl_charge *charge = &c->meter->charges[b->pattern_position];
        from = charge->from_start ? b->start_match : from;
        c->units += charge->units - 1;
    }
    if (at > from)
        c->units += (at - from) * (c->meter ? c->meter->per_byte : 1);
    return c->units > c->most ? PCRE2_ERROR_CALLOUT : 0;
}

static const dl_span NOWHERE = {UINT32_MAX, UINT32_MAX};
static const dl_span GIVEN_UP = {UINT32_MAX - 1, UINT32_MAX};

/* Where the first match is. */
static dl_span find(dl_str expression, uint32_t options, dl_str text, count *c)
{
    int error;
    size_t offset;
    pcre2_code *code =
        pcre2_compile((PCRE2_SPTR)expression.p, expression.n,
                      OPTIONS | options, &error, &offset, NULL);
    assert_non_null(code);
    pcre2_match_context *context = pcre2_match_context_create(NULL);
    pcre2_match_data *data = pcre2_match_data_create(1, NULL);
    pcre2_set_callout(context, count_callout, c);
    int n = pcre2_match(code, (PCRE2_SPTR)text.p, text.n, 0,
                        PCRE2_NOTEMPTY | PCRE2_NO_JIT, data, context);
    const PCRE2_SIZE *at = pcre2_get_ovector_pointer(data);
    dl_span span = NOWHERE;
    if (n >= 0)
        span = (dl_span){(uint32_t)at[0], (uint32_t)at[1]};
    else if (n != PCRE2_ERROR_NOMATCH)
        span = GIVEN_UP;
    pcre2_match_data_free(data);
    pcre2_match_context_free(context);
    pcre2_code_free(code);
    return span;
}

static bool compiles(dl_str expression)
{
    int error;
    size_t offset;
    pcre2_code *code = pcre2_compile((PCRE2_SPTR)expression.p, expression.n,
                                     OPTIONS | PCRE2_AUTO_CALLOUT, &error,
                                     &offset, NULL);
    pcre2_code_free(code);
    return code != NULL;
}

static uint32_t behind_of(dl_str expression)
{
    int error;
    size_t offset;
    uint32_t behind = 0;
    pcre2_code *code = pcre2_compile((PCRE2_SPTR)expression.p, expression.n,
                                     OPTIONS, &error, &offset, NULL);
    pcre2_pattern_info(code, PCRE2_INFO_MAXLOOKBEHIND, &behind);
    pcre2_code_free(code);
    return behind;
}

/* Steps are PCRE2's own: it counts each item that is tried, and the bytes. */
static void check_one(dl_str expression, dl_str text)
{
    enum { MOST = 200000, SLACK = 20 };
    dl_meter meter;
    count steps = {.most = MOST}, paid = {.most = UINT64_MAX};
    dl_meter_init(&meter, expression, behind_of(expression));
    dl_meter_finish(&meter, 0);
    assert_false(meter.is_automatic);
    paid.meter = &meter;
    dl_span want = find(expression, PCRE2_AUTO_CALLOUT, text, &steps);
    paid.most = 1000 * MOST;
    dl_span have = find(dl_buf_str(&meter.text), 0, text, &paid);
    size_t tried = want.start < text.n ? want.start : text.n;
    uint64_t all = paid.units + (tried + 1) * (meter.per_start + SLACK);
    bool is_known =
        want.start != GIVEN_UP.start && have.start != GIVEN_UP.start;
    if ((is_known &&
         (want.start != have.start || want.end != have.end)) ||
        steps.units > all)
        fail_msg("%s: [%u, %u) instead of [%u, %u), %lu units for %lu steps",
                 expression.p, have.start, have.end, want.start, want.end,
                 (unsigned long)all, (unsigned long)steps.units);
    dl_meter_free(&meter);
}

static void pays_for_all_work(void **state)
{
    (void)state;
    enum { PATTERNS = 1500, BYTES = 120 };
    hostile h = {.seed = 20250913, .is_plain = true};
    dl_buf pattern = {0}, text = {0};
    for (int i = 0; i < PATTERNS;) {
        hostile_pattern(&h, &pattern);
        hostile_text(&h, &text, BYTES);
        dl_meter meter;
        dl_meter_init(&meter, dl_buf_str(&pattern), 0);
        bool is_plain = !meter.is_automatic;
        dl_meter_free(&meter);
        if (!is_plain || !compiles(dl_buf_str(&pattern)))
            continue;
        check_one(dl_buf_str(&pattern), dl_buf_str(&text));
        i++;
    }
    dl_buf_free(&pattern);
    dl_buf_free(&text);
}

/* ---- the budget ---------------------------------------------------------- */

/* What is spent is at most the budget, or it is given up. */
static void spends_no_more_than_the_budget(void **state)
{
    (void)state;
    enum { PATTERNS = 400, BYTES = 2000 };
    hostile h = {.seed = 7};
    dl_buf pattern = {0}, text = {0};
    unsigned given_up = 0;
    for (int i = 0; i < PATTERNS;) {
        dl_regex_error error;
        hostile_pattern(&h, &pattern);
        hostile_text(&h, &text, BYTES);
        dl_regex *regex = dl_regex_compile(dl_buf_str(&pattern), 0, &error);
        if (!regex)
            continue;
        dl_matcher *matcher = dl_matcher_new(text.n);
        dl_match match;
        dl_match_state found;
        int64_t budget = DL_REGEX_BUDGET +
                         (int64_t)text.n * DL_REGEX_BUDGET_OF_BYTE;
        size_t from = 0;
        while ((found = dl_regex_find(regex, matcher, dl_buf_str(&text), from,
                                      false, &match)) == DL_MATCH_FOUND)
            from = match.span.end;
        assert_true(found != DL_MATCH_LATE);
        assert_true(found == DL_MATCH_LIMIT ||
                    dl_matcher_spent(matcher) <= budget);
        given_up += found == DL_MATCH_LIMIT;
        dl_matcher_free(matcher);
        dl_regex_free(regex);
        i++;
    }
    assert_true(given_up > PATTERNS / 50 && given_up < PATTERNS / 2);
    dl_buf_free(&pattern);
    dl_buf_free(&text);
}

typedef struct spending {
    const char *pattern, *unit; /* the text is `times` units */
    unsigned times;
    int64_t least; /* units: one for each character that PCRE2 looks at */
} spending;

static dl_match_state spend(const spending *s, int64_t *units)
{
    dl_regex_error error;
    dl_match match;
    dl_buf text = {0};
    for (unsigned i = 0; i < s->times; i++)
        dl_buf_adds(&text, s->unit);
    dl_regex *regex = dl_regex_compile(dl_str_of(s->pattern), 0, &error);
    assert_non_null(regex);
    dl_matcher *matcher = dl_matcher_new(text.n);
    dl_match_state state = dl_regex_find(regex, matcher, dl_buf_str(&text), 0,
                                         false, &match);
    *units = dl_matcher_spent(matcher);
    dl_matcher_free(matcher);
    dl_regex_free(regex);
    dl_buf_free(&text);
    return state;
}

/* One step may look at all that is before it, and a look-behind that does not
   get far enough never comes to a callout of its own. */
static void pays_for_what_is_looked_at_again(void **state)
{
    (void)state;
    enum { MANY = 2000, SQUARE = MANY * MANY / 2 };
    const int64_t cube = (int64_t)SQUARE * MANY / 3;
    const spending cases[] = {
        {"\\X[b-z]", "🇰", MANY, SQUARE},
        {"\\X{3}[b-z]", "🇰", MANY, 3 * SQUARE},
        {"\\X*?[b-z]", "🇰", MANY, SQUARE},
        {"(?:\\X|b)++[b-z]", "🇰", MANY, SQUARE},
        {"(?x) \\X # a cluster\n {2} [b-z]", "🇰", MANY, 2 * SQUARE},
        {"\\X{2}[b-z]", "\xCC\x81", MANY, SQUARE},
        {"\\X{2}[b-z]", "👩\xE2\x80\x8D", MANY, SQUARE},
        {"\\X{2}[b-z]", "\xE1\x84\x80", MANY, SQUARE},
        {"a(*sr:a+)[xy]", "a", MANY, cube},
        {"a(*sr:a+|b)[xy]", "a", MANY, cube},
        {"(?:a(*:m))*(*SKIP:n)[xy]", "a", MANY, cube},
        {"(?!b){1,900}x|a(?x)b", "a", 9, 9 * 900 * 900 / 2},
        {"x(?<!a{3000}){20,100}[yw]", "xz", 1, 100 * 3000},
        {"x(?<!a{3000}|b{3000}|c{2999})[yw]", "xz", 1, 3 * 3000},
        {"x(?<!a{3000}|bc){40}[yw]", "xz", 1, 2 * 40 * 3000},
        {"x(?<!a{3000}){20,100}(?:[yw]|(*FAIL))", "xz", 1, 100 * 3000},
        {"x(?<!a{3000}|bc){40}(?:[yw]|(*FAIL))", "xz", 1, 2 * 40 * 3000},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int64_t units;
        dl_match_state found = spend(&cases[i], &units);
        if (found != DL_MATCH_LIMIT && units < cases[i].least)
            fail_msg("%s: %ld units instead of %ld", cases[i].pattern,
                     (long)units, (long)cases[i].least);
    }
}

static void ordinary_text_is_within_the_budget(void **state)
{
    (void)state;
    static const spending cases[] = {
        {"\\X{3}[b-z]", "신경망을 배우고 👩\xE2\x80\x8D👧 쓴다. ", 900, 0},
        {"\\X{3}[b-z]", "🇰🇷 🇰🇷🇯🇵 가나다 ", 900, 0},
        {"x\\X+?y", "xe\xCC\x81 ", 900, 0},
        {"(*sr:\\w{3,})[!?]", "신경망을 배우고 쓴다. ", 900, 0},
        {"(?<!가나다라마바사아자차카타파하|모델)을(?:(*FAIL)|z)",
         "신경망을 배우고 쓴다. ", 900, 0},
        {"(?<!가나다){2}을z", "신경망을 배우고 쓴다. ", 900, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int64_t units;
        if (spend(&cases[i], &units) != DL_MATCH_NONE)
            fail_msg("%s: given up", cases[i].pattern);
    }
}

/* ---- clusters ------------------------------------------------------------ */

static size_t cluster_end(const pcre2_code *code, dl_str text, size_t at)
{
    pcre2_match_data *data = pcre2_match_data_create(1, NULL);
    int n = pcre2_match(code, (PCRE2_SPTR)text.p, text.n, at,
                        PCRE2_ANCHORED | PCRE2_NO_UTF_CHECK,
                        data, NULL);
    assert_int_equal(n, 1);
    size_t end = pcre2_get_ovector_pointer(data)[1];
    pcre2_match_data_free(data);
    return end;
}

/* Wherever \X begins and ends, what is paid reaches as far. */
static void follows_clusters(void **state)
{
    (void)state;
    enum { TEXTS = 300, LENGTH = 40 };
    hostile h = {.seed = 11};
    dl_buf text = {0};
    int error;
    size_t offset, end;
    pcre2_code *code = pcre2_compile((PCRE2_SPTR) "\\X", 2, OPTIONS, &error,
                                     &offset, NULL);
    for (int i = 0; i < TEXTS; i++) {
        dl_buf_clear(&text);
        for (int k = 0; k < LENGTH; k++)
            dl_buf_adds(&text, HOSTILE_PICK(&h, "a", "가", "🇰", "🇷", "👩", "\r\n",
                                            "\xE2\x80\x8D", "\xCC\x81", "ㄱ",
                                            "\xE1\x84\x80", "\xE1\x85\xA1",
                                            "\xE1\x86\xA8", "각", "ा", "\xD8\x80",
                                            "👍\xF0\x9F\x8F\xBD", "\t"));
        for (size_t at = 0; at < text.n; at++) {
            if ((text.p[at] & 0xC0) == 0x80)
                continue;
            dl_cluster_units(dl_buf_str(&text), at, 1, &end);
            size_t want = cluster_end(code, dl_buf_str(&text), at);
            if (end < want)
                fail_msg("%s: from %zu to %zu instead of %zu", text.p, at, end,
                         want);
        }
    }
    dl_cluster_units(DL_STR("각각"), 0, 1, &end);
    assert_int_equal(end, 3);
    dl_cluster_units(DL_STR("🇰🇷🇰🇷"), 0, 1, &end);
    assert_int_equal(end, 8);
    pcre2_code_free(code);
    dl_buf_free(&text);
}

/* ---- what is refused ----------------------------------------------------- */

static void assert_refused(const char *expression, const char *message,
                           size_t at)
{
    dl_regex_error error;
    assert_null(dl_regex_compile(dl_str_of(expression), 0, &error));
    assert_string_equal(error.message, message);
    assert_int_equal(error.offset, at);
}

static void refuses_callouts_and_limits(void **state)
{
    (void)state;
    static const char callout[] = "a callout (?C) is not allowed";
    static const char verb[] = "a verb that sets limits is not allowed";
    static const char *const allowed[] = {"[(?C1)]", "\\(\\?C1\\)",
                                          "\\Q(?C)\\E", "a(?#(?C1)b", "\\(?C1",
                                          "(*UCP)a", "a(*SKIP)(*FAIL)|b"};
    assert_refused("(?C1)a+$", callout, 0);
    assert_refused("[(?C]a(?C)", callout, 6);
    assert_refused("가(?:b|(?C'x y')c)", callout, 8);
    assert_refused("a(?<n>b)(?C255)", callout, 8);
    assert_refused("(*NO_JIT)a", verb, 0);
    assert_refused("(*UTF)(*LIMIT_MATCH=9)a", verb, 6);
    assert_refused("(*LIMIT_HEAP=9)a", verb, 0);
    for (size_t i = 0; i < sizeof allowed / sizeof *allowed; i++) {
        dl_regex_error error;
        dl_regex *regex =
            dl_regex_compile(dl_str_of(allowed[i]), 0, &error);
        assert_non_null(regex);
        dl_regex_free(regex);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(puts_callouts_where_work_repeats),
        cmocka_unit_test(starts_pay_for_each_alternative),
        cmocka_unit_test(leaves_to_pcre2_what_is_not_plain),
        cmocka_unit_test(pays_for_all_work),
        cmocka_unit_test(spends_no_more_than_the_budget),
        cmocka_unit_test(pays_for_what_is_looked_at_again),
        cmocka_unit_test(ordinary_text_is_within_the_budget),
        cmocka_unit_test(follows_clusters),
        cmocka_unit_test(refuses_callouts_and_limits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
