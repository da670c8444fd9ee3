/* GitHub's hash of lines: the vectors are those of github/codeql-action's own
   test, fingerprints.test.ts, and its treatment of other encodings. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "report/line_hash.h"
#include "text/lines.h"

static dl_line_hash *hash_some(dl_str text, const uint32_t *lines, size_t n)
{
    dl_arena *arena = dl_arena_new();
    uint32_t n_starts;
    const uint32_t *starts = dl_lines_index(arena, text, &n_starts);
    dl_line_hash *hashes = dl_line_hashes(text, starts, n_starts, lines, n);
    dl_arena_free(arena);
    return hashes;
}

/* The hashes of the first `n` lines. */
static dl_line_hash *hashes_of(dl_str text, size_t n)
{
    uint32_t lines[128];
    assert_in_range(n, 1, 128);
    for (size_t i = 0; i < n; i++)
        lines[i] = (uint32_t)i + 1;
    return hash_some(text, lines, n);
}

/* `want` has a hash a line. */
static void expect(dl_str text, const char *want)
{
    size_t n = 0;
    for (const char *p = want; *p; p++)
        n += *p == '\n';
    dl_buf got = {0};
    dl_line_hash *hashes = hashes_of(text, n);
    for (size_t i = 0; i < n; i++)
        dl_buf_printf(&got, "%llx:%u\n", (unsigned long long)hashes[i].hash,
                      hashes[i].nth);
    assert_string_equal(got.p, want);
    dl_buf_free(&got);
    dl_free(hashes);
}

static void empty(void **state)
{
    (void)state;
    expect(DL_STR(""), "c129715d7a2bc9a3:1\n");
}

static void blanks(void **state)
{
    (void)state;
    expect(DL_STR(" a\nb\n  \t\tc\n d"),
           "271789c17abda88f:1\n54703d4cd895b18:1\n180aee12dab6264:1\n"
           "a23a3dc5e078b07b:1\n");
    expect(DL_STR(" hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End"),
           "8b7cf3e952e7aeb2:1\nb1ae1287ec4718d9:1\nbff680108adb0fcc:1\n"
           "c6805c5e1288b612:1\nb86d3392aea1be30:1\ne6ceba753e1a442:1\n");
}

static void line_ends(void **state)
{
    static const char want[] =
        "e9496ae3ebfced30:1\nfb7c023a8b9ccb3f:1\nce8ba1a563dcdaca:1\n"
        "e20e36e16fcb0cc8:1\nb3edc88f2938467e:1\nc8e28b0b4002a3a0:1\n"
        "c129715d7a2bc9a3:1\n";
    (void)state;
    expect(DL_STR(" hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End\n"), want);
    expect(DL_STR(" hello; \t\nworld!!!\r\r\r  \t\tGreetings\r End\r"), want);
    expect(DL_STR(" hello; \t\r\nworld!!!\r\n\r\n\r\n  \t\tGreetings\r\n "
                  "End\r\n"),
           want);
    expect(DL_STR(" hello; \t\nworld!!!\r\n\n\r  \t\tGreetings\r End\r\n"),
           want);
}

static void repeated_lines(void **state)
{
    dl_buf text = {0};
    (void)state;
    for (int i = 0; i < 10; i++)
        dl_buf_adds(&text, "Lorem ipsum dolor sit amet.\n");
    expect(dl_buf_str(&text),
           "a7f2ff13bc495cf2:1\na7f2ff13bc495cf2:2\na7f2ff13bc495cf2:3\n"
           "a7f2ff13bc495cf2:4\na7f2ff13bc495cf2:5\na7f2ff13bc495cf2:6\n"
           "a7f2ff1481e87703:1\na9cf91f7bbf1862b:1\n55ec222b86bcae53:1\n"
           "cc97dc7b1d7d8f7b:1\nc129715d7a2bc9a3:1\n");
    dl_buf_free(&text);
}

static dl_line_hash only(dl_str text)
{
    dl_line_hash *hashes = hashes_of(text, 1);
    dl_line_hash first = hashes[0];
    dl_free(hashes);
    return first;
}

/* The decoder inserts one U+FFFD for as much as could have begun a sequence. */
static void invalid_bytes(void **state)
{
    static const struct {
        dl_str bytes, text;
    } cases[] = {
        {{"a\xFF", 2}, {"a\uFFFD", 4}},
        {{"\xE2\x80z", 3}, {"\uFFFDz", 4}},
        {{"\xF0\x9F\x98", 3}, {"\uFFFD", 3}},
        {{"\xED\xA0\x80", 3}, {"\uFFFD\uFFFD\uFFFD", 9}},
        {{"\xC0\xAF", 2}, {"\uFFFD\uFFFD", 6}},
        {{"\xF4\x90\x80\x80", 4}, {"\uFFFD\uFFFD\uFFFD\uFFFD", 12}},
        {{"\xE0\x9F", 2}, {"\uFFFD\uFFFD", 6}},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (only(cases[i].bytes).hash != only(cases[i].text).hash)
            fail_msg("case %zu, as '%s'", i, cases[i].text.p);
}

/* 0xD83D * 37^2 … by hand: an emoji is two units, a mark one. */
static void code_units(void **state)
{
    uint64_t power = 1, hash = 0;
    static const uint16_t units[] = {0xFEFF, 0xD83D, 0xDE00, 0xD55C, 0xFFFF};
    (void)state;
    for (int i = 0; i < 95; i++)
        power *= 37;
    for (size_t i = 0; i < 5; i++)
        hash = hash * 37 + units[i];
    assert_true(only(DL_STR("\uFEFF😀 한")).hash == hash * power);
}

/* A subset of lines has the same hashes as all lines, wherever the text after
   them ends; and a line after the last is the last. */
static void some_lines(void **state)
{
    enum { N = 61 };
    static const char *const pieces[] = {"한글\n", "\n", "a b\r\n", "😀😀\r",
                                         "0123456789012345678901234567890\n"};
    dl_buf text = {0};
    (void)state;
    for (size_t i = 0; i < N - 1; i++)
        dl_buf_adds(&text, pieces[i * i * 7 % 5]);
    dl_line_hash *all = hashes_of(dl_buf_str(&text), N);
    for (uint32_t first = 1; first <= N; first++)
        for (uint32_t step = 0; first + step <= N + 3; step += 3) {
            const uint32_t lines[] = {first, first, first + step};
            dl_line_hash *some = hash_some(dl_buf_str(&text), lines, 3);
            for (size_t i = 0; i < 3; i++) {
                uint32_t line = lines[i] < N ? lines[i] : N;
                assert_true(some[i].hash == all[line - 1].hash);
                assert_int_equal(some[i].nth, all[line - 1].nth);
            }
            dl_free(some);
        }
    dl_free(all);
    dl_buf_free(&text);
}

static void repeated_lines_of_any_beginning(void **state)
{
    (void)state;
    for (char c = '!'; c <= '~'; c++) {
        char text[400];
        for (size_t i = 0; i < sizeof text; i += 2)
            memcpy(text + i, (const char[]){c, '\n'}, 2);
        dl_line_hash *hashes = hashes_of((dl_str){text, sizeof text}, 2);
        assert_true(hashes[0].hash == hashes[1].hash);
        assert_int_equal(hashes[0].nth, 1);
        assert_int_equal(hashes[1].nth, 2);
        dl_free(hashes);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(empty),         cmocka_unit_test(blanks),
        cmocka_unit_test(line_ends),     cmocka_unit_test(repeated_lines),
        cmocka_unit_test(invalid_bytes), cmocka_unit_test(code_units),
        cmocka_unit_test(some_lines),
        cmocka_unit_test(repeated_lines_of_any_beginning),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
