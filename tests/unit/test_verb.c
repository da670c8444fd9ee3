/* The verbs of suppression comments, and what is nearly one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "check/verb.h"

static dl_verb read(const char *text)
{
    return dl_verb_read(dl_str_of(text), (dl_span){0, (uint32_t)strlen(text)});
}

static void test_verbs(void **state)
{
    static const struct {
        const char *text;
        dl_directive_kind kind;
    } cases[] = {
        {"digestlint-disable", DL_DISABLE},
        {"digestlint-disable DL602", DL_DISABLE},
        {"DIGESTLINT-DISABLE", DL_DISABLE},
        {"DigestLint-Disable-Line,DL602", DL_DISABLE_LINE},
        {"digestlint-disable-next-line\nDL602", DL_DISABLE_NEXT_LINE},
        {"digestlint-disable-paper", DL_DISABLE_PAPER},
        {"digestlint-disable-file", DL_DISABLE_FILE},
        {"Digestlint-Enable", DL_ENABLE},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        dl_verb verb = read(cases[i].text);
        assert_int_equal(verb.kind, cases[i].kind);
        assert_int_equal(verb.span.start, 0);
        assert_int_equal(verb.span.end, strcspn(cases[i].text, " ,\n"));
    }
}

static void test_near_misses(void **state)
{
    static const struct {
        const char *text, *found, *meant;
    } cases[] = {
        {"digestlint disable", "digestlint disable", "digestlint-disable"},
        {"digestlint:disable DL602", "digestlint:disable",
         "digestlint-disable"},
        {"digestlint: disable DL602", "digestlint: disable",
         "digestlint-disable"},
        {"digestlint-disabled", "digestlint-disabled", "digestlint-disable"},
        {"digest-lint-disable", "digest-lint-disable", "digestlint-disable"},
        {"Digest Lint Enable", "Digest Lint Enable", "digestlint-enable"},
        {"digestlint_disable_line", "digestlint_disable_line",
         "digestlint-disable-line"},
        {"digestlint disable next line DL602", "digestlint disable next line",
         "digestlint-disable-next-line"},
        {"digestlint-disable: DL602", "digestlint-disable:",
         "digestlint-disable"},
        {"digestlint-disable=DL602", "digestlint-disable=DL602",
         "digestlint-disable"},
        {"digestlint disabel DL602", "digestlint disabel",
         "digestlint-disable"},
        {"digetslint-disable-file", "digetslint-disable-file",
         "digestlint-disable-file"},
        {"digestlint-ignore", "digestlint-ignore", "digestlint-disable"},
        {"digestlint-ignore-next-line", "digestlint-ignore-next-line",
         "digestlint-disable-next-line"},
        {"digestlint off", "digestlint off", "digestlint-disable"},
        {"digestlint-frobnicate", "digestlint-frobnicate", NULL},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        dl_verb verb = read(cases[i].text);
        assert_int_equal(verb.kind, DL_DIRECTIVE_UNKNOWN);
        if (verb.span.end != strlen(cases[i].found) ||
            memcmp(cases[i].text, cases[i].found, verb.span.end) != 0)
            fail_msg("%s: %u bytes", cases[i].text, verb.span.end);
        if (cases[i].meant)
            assert_true(dl_str_is(verb.meant, cases[i].meant));
        else
            assert_int_equal(verb.meant.n, 0);
    }
}

/* A comment that only mentions the linter. */
static void test_mentions(void **state)
{
    static const char *const texts[] = {
        "digestlint",
        "digestlint: 아래 표는 원문 그대로",
        "digestlint 통과",
        "digestlint disable 주석은 쓰지 않는다",
        "digestlint enabled in CI since May",
        "digestlint.yaml",
        "digestlint/docs 참고",
        "digest of papers",
        "digest",
        "digital twins",
    };
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        dl_verb verb = read(texts[i]);
        assert_int_equal(verb.kind, DL_DIRECTIVE_UNKNOWN);
        if (verb.span.end > verb.span.start)
            fail_msg("%s", texts[i]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_verbs),
        cmocka_unit_test(test_near_misses),
        cmocka_unit_test(test_mentions),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
