/* Templates: what matches, the content of each field, where a text departs. */
#include "model_fixture.h"
#include "model/template.h"
#include "../support/cpu_bound.h"

static dl_template compile(dl_arena *arena, const char *text)
{
    dl_template t;
    dl_span bad;
    assert_true(dl_template_compile(arena, dl_str_of(text), &t, &bad));
    return t;
}

static dl_template_match match(dl_arena *arena, const char *template,
                               const char *text)
{
    dl_template t = compile(arena, template);
    return dl_template_match_text(&t, dl_str_of(text));
}

static void assert_field(const char *text, dl_template_match m,
                         dl_template_field field, const char *expected)
{
    dl_span s = m.fields[field];
    assert_true(m.is_match);
    assert_str((dl_str){text + s.start, s.end - s.start}, expected);
}

static void matches_and_fields(void **state)
{
    (void)state;
    static const struct {
        const char *template, *text;
        dl_template_field field;
        const char *value;
    } cases[] = {
        {"Daily Papers — {date}", "Daily Papers — 2025-09-13",
         DL_TEMPLATE_DATE, "2025-09-13"},
        {"{n}. [{title}]({link})", "12. [A: B](https://arxiv.org/abs/1)",
         DL_TEMPLATE_N, "12"},
        {"{n}. [{title}]({link})", "12. [A: B](https://arxiv.org/abs/1)",
         DL_TEMPLATE_TITLE, "A: B"},
        {"{n}. [{title}]({link})", "12. [A: B](https://arxiv.org/abs/1)",
         DL_TEMPLATE_LINK, "https://arxiv.org/abs/1"},
        /* A title may contain what looks like its end. */
        {"{n}. [{title}]({link})", "1. [A](b c) D](u)", DL_TEMPLATE_TITLE,
         "A](b c) D"},
        {"{any}_{yyyymmdd}.md", "A_ B_20250917.md", DL_TEMPLATE_ANY, "A_ B"},
        {"{any}_{yyyymmdd}.md", "_20250917.md", DL_TEMPLATE_ANY, ""},
        {"- **{title}**: {any}", "- **URL**: a **b**: c", DL_TEMPLATE_TITLE,
         "URL"},
        {"- **{title}**: {any}", "- **Comment**: one\n  two", DL_TEMPLATE_ANY,
         "one\n  two"},
        {"arXiv:{id} {any}", "arXiv:hep-th/9901001v2 [x]", DL_TEMPLATE_ID,
         "hep-th/9901001v2"},
        {"{id}{any}", "2509.01234_v2", DL_TEMPLATE_ID, "2509.01234"},
        {"{{% {any} %}", "{% raw %}", DL_TEMPLATE_ANY, "raw"},
        {"{title}번", "삼번번", DL_TEMPLATE_TITLE, "삼번"},
    };
    dl_arena *arena = dl_arena_new();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_field(cases[i].text,
                     match(arena, cases[i].template, cases[i].text),
                     cases[i].field, cases[i].value);
    dl_arena_free(arena);
}

static void departures(void **state)
{
    (void)state;
    static const struct {
        const char *template, *text;
        uint32_t departs;
        const char *expected;
    } cases[] = {
        /* The stray quote after the date: the text should have ended. */
        {"Daily Papers — {date}", "Daily Papers — 2025-09-13\"", 27, ""},
        {"Daily Papers — {date}", "Daily Paper — 2025-09-13", 11,
         "s — "},
        {"Daily Papers — {date}", "Daily Papers - 2025-09-13", 13, "— "},
        {"Daily Papers — {date}", "Daily Papers — 2025-9-13", 17, "{date}"},
        {"Daily Papers — {date}", "", 0, "Daily Papers — "},
        {"{n}. {title}", "one. A", 0, "{n}"},
        {"{n}. {title}", "1. ", 3, "{title}"},
        {"{n}. [{title}]({link})", "1. [A](u", 8, ")"},
        {"가나", "가다", 3, "나"}, /* never inside a sequence */
    };
    dl_arena *arena = dl_arena_new();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        dl_template_match m =
            match(arena, cases[i].template, cases[i].text);
        assert_false(m.is_match);
        assert_int_equal(m.departs, cases[i].departs);
        assert_str(m.expected, cases[i].expected);
    }
    dl_arena_free(arena);
}

static void days(void **state)
{
    (void)state;
    dl_arena *arena = dl_arena_new();
    const char *file = "{date}-daily-papers-{yyyymmdd}.md";
    int32_t day = dl_day_of(2025, 9, 13);
    dl_template_match m =
        match(arena, file, "2025-09-13-daily-papers-20250913.md");
    assert_true(m.is_match);
    assert_false(m.dates_differ);
    assert_int_equal(m.day, day);
    m = match(arena, file, "2025-09-13-daily-papers-20250914.md");
    assert_true(m.is_match);
    assert_true(m.dates_differ);
    m = match(arena, "{date}", "2025-02-30");
    assert_true(m.is_match);
    assert_int_equal(m.day, DL_NO_DAY);
    m = match(arena, "{dd}.{mm}.{yyyy}", "13.09.2025");
    assert_int_equal(m.day, day);
    dl_template t = compile(arena, file);
    assert_str(dl_template_for_day(arena, &t, day),
               "2025-09-13-daily-papers-20250913.md");
    t = compile(arena, "{any}-{date}");
    assert_str(dl_template_for_day(arena, &t, day), "");
    dl_arena_free(arena);
}

static void several_templates(void **state)
{
    (void)state;
    dl_arena *arena = dl_arena_new();
    dl_template v[] = {compile(arena, "Daily Papers — {date}"),
                       compile(arena, "Arxiv - {date}")};
    dl_templates all = {v, 2}, none = {NULL, 0};
    dl_template_match m =
        dl_templates_match(&all, DL_STR("Arxiv - 2025-09-01"));
    assert_true(m.is_match);
    assert_int_equal(m.which, 1);
    m = dl_templates_match(&all, DL_STR("Arxiv — 2025-09-01"));
    assert_false(m.is_match);
    assert_int_equal(m.which, 1);
    assert_int_equal(m.departs, 6);
    m = dl_templates_match(&none, DL_STR("Arxiv"));
    assert_false(m.is_match);
    dl_arena_free(arena);
}

static void mistakes(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        uint32_t start, end;
    } cases[] = {
        {"{datum}", 0, 7}, {"a {date", 2, 7}, {"a {", 2, 3}, {"{}", 0, 2},
    };
    dl_arena *arena = dl_arena_new();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        dl_template t;
        dl_span bad = {0};
        assert_false(
            dl_template_compile(arena, dl_str_of(cases[i].text), &t, &bad));
        assert_int_equal(bad.start, cases[i].start);
        assert_int_equal(bad.end, cases[i].end);
    }
    char many[10 * 70] = "";
    for (int i = 0; i < 70; i++)
        memcpy(many + i * 3, "{n}", 4);
    dl_template t;
    assert_false(dl_template_compile(arena, dl_str_of(many), &t, NULL));
    dl_arena_free(arena);
}

/* Texts for which a backtracking matcher takes exponential time. */
static void long_texts(void **state)
{
    (void)state;
    enum { SIZE = 1 << 20 };
    dl_arena *arena = dl_arena_new();
    char *text = dl_arena_alloc(arena, SIZE + 1);
    memset(text, 'a', SIZE);
    dl_template t = compile(arena, "{any}a{any}a{any}a{any}a{any}b");
    assert_false(dl_template_match_text(&t, (dl_str){text, SIZE}).is_match);
    memset(text, '1', SIZE);
    t = compile(arena, "{any}{n}{n}{id}{n}x");
    assert_false(dl_template_match_text(&t, (dl_str){text, SIZE}).is_match);
    text[SIZE - 1] = 'x';
    dl_template_match m = dl_template_match_text(&t, (dl_str){text, SIZE});
    assert_true(m.is_match);
    assert_int_equal(m.fields[DL_TEMPLATE_N].end, SIZE - 1);
    dl_arena_free(arena);
}

/* Where the part at `e` may end that begins at `i`, at most how far it fits. */
static bool may_be(const dl_template_part *part, dl_str text, size_t i,
                   size_t end, size_t *fits)
{
    size_t n = end - i;
    bool ok = true;
    *fits = i;
    if (part->field == DL_TEMPLATE_LITERAL) {
        while (*fits < text.n && *fits - i < part->text.n &&
               text.p[*fits] == part->text.p[*fits - i])
            ++*fits;
        return n == part->text.n && *fits == end;
    }
    bool is_number =
        part->field == DL_TEMPLATE_N || part->field == DL_TEMPLATE_MM;
    bool is_word =
        part->field == DL_TEMPLATE_ID || part->field == DL_TEMPLATE_LINK;
    for (size_t k = i; k < end; k++)
        ok = ok && !(is_number && text.p[k] != '1') &&
             !(is_word && text.p[k] == ' ');
    return ok && (part->field == DL_TEMPLATE_ANY  ? true
                  : part->field == DL_TEMPLATE_MM ? n == 2
                  : part->field == DL_TEMPLATE_N  ? n >= 1 && n <= 9
                  : part->field == DL_TEMPLATE_ID ? n >= 1 && n <= 40
                                                  : n >= 1);
}

/* The definition: each part at each place. Texts of `1`, `a` and spaces. */
static bool matches_by_definition(const dl_template *t, dl_str text,
                                  size_t *departs)
{
    static bool at[DL_TEMPLATE_MAX_PARTS + 1][128];
    memset(at, 0, sizeof at);
    at[0][0] = true;
    *departs = 0;
    for (uint32_t e = 0; e <= t->n_parts; e++)
        for (size_t i = 0; i <= text.n; i++) {
            if (!at[e][i])
                continue;
            *departs = i > *departs ? i : *departs;
            for (size_t end = i; end <= text.n && e < t->n_parts; end++) {
                size_t fits;
                if (may_be(&t->parts[e], text, i, end, &fits))
                    at[e + 1][end] = true;
                *departs = fits > *departs ? fits : *departs;
            }
        }
    return at[t->n_parts][text.n];
}

static void matches_what_the_definition_does(void **state)
{
    (void)state;
    static const char *const parts[] = {"{any}", "{n}",  "{id}",   "{mm}",
                                        "a",     "1",    "{link}", "{title}",
                                        "aa",    "1111", " "};
    enum { N = sizeof parts / sizeof *parts };
    uint32_t seed = 5;
    int n_matches = 0;
    for (int round = 0; round < 20000; round++) {
        dl_arena *arena = dl_arena_new();
        char source[128] = "", text[128];
        size_t n = 0;
        for (int i = 0; i < 1 + round % 5; i++) {
            seed = seed * 1664525 + 1013904223;
            strcat(source, parts[(seed >> 8) % N]);
        }
        seed = seed * 1664525 + 1013904223;
        size_t length = (seed >> 8) % (round % 50 ? 12 : 100);
        for (; n < length; n++) {
            seed = seed * 1664525 + 1013904223;
            text[n] = "11aa1aa a"[(seed >> 8) % (round % 3 ? 9 : 7)];
        }
        dl_template t = compile(arena, source);
        size_t departs;
        bool want = matches_by_definition(&t, (dl_str){text, n}, &departs);
        dl_template_match m = dl_template_match_text(&t, (dl_str){text, n});
        if (m.is_match != want || (!want && m.departs != departs))
            fail_msg("'%s' against '%.*s': %d at %u, not %d at %zu", source,
                     (int)n, text, m.is_match, m.departs, want, departs);
        n_matches += want;
        dl_arena_free(arena);
    }
    assert_true(n_matches > 1000);
}

/* Short fields that all go on at each byte: one step for each, not forty. */
static void wide_templates(void **state)
{
    (void)state;
    enum { SIZE = 1 << 18, N = 60 };
    dl_arena *arena = dl_arena_new();
    char *text = dl_arena_alloc(arena, SIZE);
    char source[5 + 4 * N + 2] = "{any}";
    memset(text, 'a', SIZE);
    for (int i = 0; i < N; i++)
        memcpy(source + 5 + 4 * i, "{id}", 4);
    source[5 + 4 * N] = '=';
    dl_template t = compile(arena, source);
    double most = cpu_bound(200);
    clock_t start = clock();
    assert_false(dl_template_match_text(&t, (dl_str){text, SIZE}).is_match);
    double used = cpu_since(start);
    dl_arena_free(arena);
    assert_true(used < most);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(matches_and_fields),
        cmocka_unit_test(departures),
        cmocka_unit_test(days),
        cmocka_unit_test(several_templates),
        cmocka_unit_test(mistakes),
        cmocka_unit_test(long_texts),
        cmocka_unit_test(matches_what_the_definition_does),
        cmocka_unit_test(wide_templates),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
