/*
 * The places of findings by Korean rules, after anything that is longer than a
 * byte, a code point or a cell: emoji and their sequences, combining marks,
 * decomposed Hangul, flags, tabs.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "engine/lint.h"

enum { UNITS = 4 };

static const dl_unit units[UNITS] = {DL_UNIT_BYTE, DL_UNIT_CODE_POINT,
                                     DL_UNIT_UTF16, DL_UNIT_CELL};

/* The text before the sentence, and its length in each unit. */
static const struct {
    const char *text;
    uint32_t length[UNITS];
} beginnings[] = {
    {"", {0, 0, 0, 0}},
    {"\U0001F642 ", {5, 2, 3, 3}},
    {"\U0001F469\u200D\U0001F469\u200D\U0001F467 ", {19, 6, 9, 7}},
    {"\U0001F1F0\U0001F1F7 ", {9, 3, 5, 3}},
    {"e\u0301 ", {4, 3, 3, 2}},
    {"q\u0323\u0307 ", {6, 4, 4, 2}},
    {"\u1100\u1161\u11A8 ", {10, 4, 4, 3}},
    {"x\ty ", {4, 4, 4, 4}},
    {"\u00B1 ", {3, 2, 2, 2}},
};

/* A sentence with one error, `found`, after `before` syllables. */
static const struct {
    const char *code, *text;
    uint32_t before;
    const char *found;
} mistakes[] = {
    {"DL503", "모델를 쓴다.", 2, "를"},
    {"DL510", "새아키텍쳐 값이다.", 1, "아키텍쳐"},
    {"DL511", "재현률이 높다.", 2, "률"},
    {"DL512", "집단간 차이이다.", 0, "집단간"},
    {"DL601", "값效率적이다.", 1, "效率"},
    {"DL602", "모델\u200B을 쓴다.", 2, "\u200B"},
    {"DL604", "모델  하나이다.", 2, "  "},
    {"DL605", "모델(하나를 쓴다.", 2, "("},
    {"DL607", "분산 분산 분산을 쓴다.", 0, "분산 분산 분산"},
};

static bool is_boundary(dl_str src, uint32_t at)
{
    return at >= src.n || ((unsigned char)src.p[at] & 0xC0) != 0x80;
}

static dl_result *lint(const char *text)
{
    dl_config *config;
    dl_error error = {0};
    dl_config_request request = {.isolated = true,
                                 .profile = "generic"};
    assert_int_equal(dl_config_load(&config, &request, &error), DL_OK);
    dl_result *r = dl_lint_text(config, DL_STR("a.md"), dl_str_of(text),
                                (dl_clock){.today = 20343});
    dl_config_free(config);
    return r;
}

static const dl_diagnostic *find(const dl_result *r, const char *code)
{
    for (size_t i = 0; i < r->n_diagnostics; i++)
        if (strcmp(r->diagnostics[i].rule->code, code) == 0)
            return &r->diagnostics[i];
    return NULL;
}

static void expect_boundaries(const dl_result *r)
{
    for (size_t i = 0; i < r->n_diagnostics; i++) {
        const dl_diagnostic *d = &r->diagnostics[i];
        assert_true(is_boundary(r->doc->src, d->span.start));
        assert_true(is_boundary(r->doc->src, d->span.end));
        for (size_t k = 0; d->fix && k < d->fix->n_edits; k++) {
            dl_span edit = d->fix->edits[k].span;
            assert_true(is_boundary(r->doc->src, edit.start));
            assert_true(is_boundary(r->doc->src, edit.end));
        }
    }
}

static void expect_place(size_t b, size_t m)
{
    static const uint32_t syllable[UNITS] = {3, 1, 1, 2};
    char text[256];
    snprintf(text, sizeof text, "%s%s\n", beginnings[b].text,
             mistakes[m].text);
    dl_result *r = lint(text);
    const dl_diagnostic *d = find(r, mistakes[m].code);
    if (!d)
        fail_msg("%s in %s", mistakes[m].code, text);
    dl_str found = {r->doc->src.p + d->span.start,
                    d->span.end - d->span.start};
    if (!dl_str_is(found, mistakes[m].found))
        fail_msg("%s: '%.*s' in %s", mistakes[m].code, DL_FMT(found), text);
    for (size_t u = 0; u < UNITS; u++) {
        uint32_t column =
            dl_doc_position(r->doc, d->span.start, units[u]).column;
        uint32_t want = beginnings[b].length[u] +
                        mistakes[m].before * syllable[u] + 1;
        if (column != want)
            fail_msg("%s in %s: column %u, not %u, in unit %zu",
                     mistakes[m].code, text, column, want, u);
    }
    expect_boundaries(r);
    dl_result_free(r);
}

static void places_are_right_in_all_units(void **state)
{
    (void)state;
    for (size_t b = 0; b < sizeof beginnings / sizeof *beginnings; b++)
        for (size_t m = 0; m < sizeof mistakes / sizeof *mistakes; m++)
            expect_place(b, m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(places_are_right_in_all_units),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
