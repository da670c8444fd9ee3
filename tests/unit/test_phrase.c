/* The small language of phrases in options. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "rules/shared/phrase.h"

/* How many bytes of `text` from its first byte the phrase covers. */
static size_t match(const char *phrase, const char *text)
{
    return dl_phrase_match(dl_str_of(phrase), dl_str_of(text), 0, true);
}

static void blanks(void **state)
{
    (void)state;
    assert_int_equal(match("외부 지식", "외부 지식을"), strlen("외부 지식"));
    assert_int_equal(match("외부 지식", "외부지식을"), strlen("외부지식"));
    assert_int_equal(match("외부 지식", "외부  \n지식"), strlen("외부  \n지식"));
    assert_int_equal(match("외부지식", "외부 지식"), 0);
}

static void digits(void **state)
{
    (void)state;
    assert_int_equal(match("최대 # 문장", "최대 12문장"), strlen("최대 12문장"));
    assert_int_equal(match("최대 # 문장", "최대 문장"), 0);
}

static void letter_case(void **state)
{
    (void)state;
    assert_int_equal(match("sure,", "Sure, here"), 5);
    assert_int_equal(match("SURE,", "sure, here"), 5);
    assert_int_equal(match("sure,", "Surely"), 0);
}

static void start(void **state)
{
    (void)state;
    dl_str phrase = DL_STR("^네,"), text = DL_STR("네, 네, 그렇다");
    assert_int_equal(dl_phrase_match(phrase, text, 0, true), 4);
    assert_int_equal(dl_phrase_match(phrase, text, 5, false), 0);
}

static void ellipsis(void **state)
{
    (void)state;
    const char *text = "다음은 논문의 요약입니다.";
    assert_int_equal(match("다음은…요약입니다", text), strlen(text) - 1);
    assert_int_equal(match("다음은…번역입니다", text), 0);
    assert_int_equal(match("다음은…논문…입니다", text), strlen(text) - 1);

    /* 120 bytes are allowed there, and not one more */
    char gap[140];
    memset(gap, 'x', sizeof gap);
    gap[0] = 'a';
    memcpy(gap + 121, "b", 2);
    assert_int_equal(match("a…b", gap), 122);
    gap[121] = 'x';
    memcpy(gap + 122, "b", 2);
    assert_int_equal(match("a…b", gap), 0);
}

/* Options come from users: any bytes, or none. */
static void odd_phrases(void **state)
{
    (void)state;
    assert_int_equal(match("", "text"), 0);
    assert_int_equal(match("^", "text"), 0);
    assert_int_equal(match("…", "text"), 0);
    assert_int_equal(match("a…", "abc"), 1);
    assert_int_equal(match("#", ""), 0);
    assert_int_equal(match("\xE2\x80", "\xE2\x80\xA6"), 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(blanks),      cmocka_unit_test(digits),
        cmocka_unit_test(letter_case), cmocka_unit_test(start),
        cmocka_unit_test(ellipsis),    cmocka_unit_test(odd_phrases),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
