/* UTF-8: what is valid, at every place in a block, and decoding both ways. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "text/utf8.h"

enum { ROOM = 200 };

/* RFC 3629 §4, by its table: the length of the sequence at s[i], or 0. */
static size_t sequence_length(const unsigned char *s, size_t i, size_t n)
{
    static const struct {
        unsigned char lead_from, lead_to, second_from, second_to;
        size_t length;
    } forms[] = {
        {0x00, 0x7F, 0, 0, 1},       {0xC2, 0xDF, 0x80, 0xBF, 2},
        {0xE0, 0xE0, 0xA0, 0xBF, 3}, {0xE1, 0xEC, 0x80, 0xBF, 3},
        {0xED, 0xED, 0x80, 0x9F, 3}, {0xEE, 0xEF, 0x80, 0xBF, 3},
        {0xF0, 0xF0, 0x90, 0xBF, 4}, {0xF1, 0xF3, 0x80, 0xBF, 4},
        {0xF4, 0xF4, 0x80, 0x8F, 4},
    };
    for (size_t f = 0; f < sizeof forms / sizeof *forms; f++) {
        size_t length = forms[f].length;
        if (s[i] < forms[f].lead_from || s[i] > forms[f].lead_to)
            continue;
        if (length > n - i ||
            (length > 1 && (s[i + 1] < forms[f].second_from ||
                            s[i + 1] > forms[f].second_to)))
            return 0;
        for (size_t k = 2; k < length; k++)
            if ((s[i + k] & 0xC0) != 0x80)
                return 0;
        return length;
    }
    return 0;
}

static size_t valid_up_to(const unsigned char *s, size_t n)
{
    size_t i = 0, length;
    while (i < n && (length = sequence_length(s, i, n)) > 0)
        i += length;
    return i;
}

static void check(const unsigned char *s, size_t n)
{
    /* on the heap, so that a sanitizer sees a read after the end */
    char *copy = malloc(n ? n : 1);
    assert_non_null(copy);
    memcpy(copy, s, n);
    assert_int_equal(dl_utf8_valid_up_to((dl_str){copy, n}),
                     valid_up_to(s, n));
    free(copy);
}

/* Puts `bytes` at each offset of a text of ASCII or of Hangul. */
static void check_everywhere(const unsigned char *bytes, size_t n)
{
    unsigned char text[ROOM];
    for (size_t at = 0; at + n <= ROOM; at++) {
        memset(text, 'a', ROOM);
        memcpy(text + at, bytes, n);
        check(text, ROOM);
        check(text, at + n);
        for (size_t i = 0; i + 3 <= at; i += 3)
            memcpy(text + i, "한", 3);
        for (size_t i = at + n; i + 3 <= ROOM; i += 3)
            memcpy(text + i, "글", 3);
        check(text, ROOM);
    }
}

/* Every sequence of a lead and a second byte, followed by up to two more. */
static void test_all_leads(void **state)
{
    (void)state;
    for (unsigned lead = 0; lead < 256; lead++)
        for (unsigned second = 0; second < 256; second++) {
            unsigned char s[ROOM];
            size_t at = (lead * 7 + second * 3) % 130;
            memset(s, 'x', ROOM);
            s[at] = (unsigned char)lead;
            s[at + 1] = (unsigned char)second;
            for (size_t more = 0; more <= 2; more++) {
                if (more > 0)
                    s[at + 1 + more] = 0x80;
                check(s, ROOM);
                check(s, at + 2 + more);
            }
        }
}

static void test_at_every_offset(void **state)
{
    (void)state;
    static const char *const cases[] = {
        "é", "가", "힣", "😀", "\uFEFF", "\uD7FF", "\uE000", "\U0010FFFF",
        "\x80", "\xC3", "\xC0\x80", "\xC1\xBF", "\xE0\x9F\xBF", "\xE0\xA0\x80",
        "\xED\x9F\xBF", "\xED\xA0\x80", "\xED\xBF\xBF", "\xEA\xB0",
        "\xEA\xB0\x80\x80", "\xEA", "\xF0\x8F\xBF\xBF", "\xF0\x90\x80\x80",
        "\xF4\x90\x80\x80", "\xF4\x8F\xBF\xBF", "\xF5\x80\x80\x80", "\xFE",
        "\xFF", "\xC3\xA9\xA9", "\xE2\x80",
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        check_everywhere((const unsigned char *)cases[i], strlen(cases[i]));
}

/* Random texts, most of them nearly valid. */
static void test_mixed(void **state)
{
    (void)state;
    static const char *const parts[] = {"a",  " ", "한", "é", "…",
                                        "😀", "가", "b", "힣", "\xED\xA0\x80"};
    uint32_t seed = 1;
    for (int round = 0; round < 20000; round++) {
        unsigned char s[ROOM];
        size_t n = 0;
        for (;;) {
            seed = seed * 1664525 + 1013904223;
            size_t rare = (seed >> 16) % 100 == 0;
            const char *part = parts[(seed >> 24) % (9 + rare)];
            if (n + strlen(part) > ROOM)
                break;
            memcpy(s + n, part, strlen(part));
            n += strlen(part);
        }
        if (seed & 1)
            s[(seed >> 8) % n] ^= (unsigned char)(1 << (seed >> 5) % 8);
        check(s, n);
    }
}

static void test_decode(void **state)
{
    (void)state;
    for (uint32_t c = 0; c < 0x110000; c++) {
        char s[4];
        unsigned length = 0;
        if (c >= 0xD800 && c <= 0xDFFF)
            continue;
        unsigned n = dl_utf8_encode(c, s);
        assert_int_equal(dl_utf8_decode((dl_str){s, n}, 0, &length), c);
        assert_int_equal(length, n);
        assert_int_equal(dl_utf8_decode_before((dl_str){s, n}, n, &length), c);
        assert_int_equal(length, n);
    }
    assert_int_equal(dl_utf8_length(DL_STR("a가😀")), 3);
}

/* What is not UTF-8 is passed over byte by byte. */
static void test_bad_bytes(void **state)
{
    static const char *const bad[] = {"\x80", "\xFF", "\xC3(", "\xE0\x80\x80",
                                      "\xED\xA0\x80", "\xEA\xB0"};
    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        unsigned length = 0;
        uint32_t c = dl_utf8_decode(dl_str_of(bad[i]), 0, &length);
        if (c != 0xFFFD || length != 1)
            fail_msg("case %zu: U+%04X, %u bytes", i, (unsigned)c, length);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_all_leads),
        cmocka_unit_test(test_at_every_offset),
        cmocka_unit_test(test_mixed),
        cmocka_unit_test(test_decode),
        cmocka_unit_test(test_bad_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
