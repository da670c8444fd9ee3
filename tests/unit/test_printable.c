/* What is shown of other people's text, and where. */
#define _GNU_SOURCE /* memmem */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "report/cells.h"
#include "report/line.h"
#include "report/writer.h"
#include "text/printable.h"
#include "text/utf8.h"

/* The characters that no output may contain, by their names in the Unicode
   data: written out once more, so that the list cannot lose one. */
static bool must_be_hidden(uint32_t c)
{
    static const struct {
        uint32_t from, to;
    } ranges[] = {
        {0x00, 0x1F},       /* C0 */
        {0x7F, 0x9F},       /* DEL and C1 */
        {0xAD, 0xAD},       /* soft hyphen */
        {0x61C, 0x61C},     /* Arabic letter mark */
        {0x180E, 0x180E},   /* Mongolian vowel separator */
        {0x200B, 0x200F},   /* zero widths, marks of direction */
        {0x2028, 0x2029},   /* separators of lines and paragraphs */
        {0x202A, 0x202E},   /* embeddings and overrides */
        {0x2060, 0x2064},   /* word joiner, invisible operators */
        {0x2066, 0x206F},   /* isolates, deprecated controls */
        {0xFEFF, 0xFEFF},   /* byte-order mark */
        {0xFFF9, 0xFFFB},   /* interlinear annotations */
        {0xE0001, 0xE0001}, /* language tag */
        {0xE0020, 0xE007F}, /* tags */
    };
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        if (c >= ranges[i].from && c <= ranges[i].to)
            return true;
    return false;
}

static bool has(dl_str text, dl_str part)
{
    return part.n > 0 && memmem(text.p, text.n, part.p, part.n) != NULL;
}

/* The next code point to try: in blocks of ideographs, Hangul and private use,
   all are alike. */
static uint32_t next(uint32_t c)
{
    bool is_alike = (c > 0x3200 && c < 0xF900) ||
                    (c > 0x1FFFF && c < 0xDFF00) || c > 0xE1000;
    return c + (is_alike ? 0xF1 : 1);
}

/* Every way to show a text hides each of them, wherever it is. */
static void test_every_code_point(void **state)
{
    (void)state;
    dl_buf shown = {0}, in = {0};
    for (uint32_t c = 0; c <= 0x10FFFF; c = next(c)) {
        char bytes[4];
        if (c >= 0xD800 && c <= 0xDFFF)
            continue;
        dl_str raw = {bytes, dl_utf8_encode(c, bytes)};
        bool is_hidden = dl_is_unprintable(c);
        assert_true(is_hidden || !must_be_hidden(c));
        dl_buf_clear(&in);
        dl_buf_adds(&in, "가a");
        dl_buf_add(&in, raw);
        dl_buf_adds(&in, "나b");
        dl_buf_clear(&shown);
        dl_printable_add(&shown, dl_buf_str(&in));
        assert_int_equal(has(dl_buf_str(&shown), raw), !is_hidden);
        dl_buf_clear(&shown);
        assert_int_equal(dl_show(&shown, dl_buf_str(&in), SIZE_MAX), in.n);
        if (is_hidden)
            assert_false(has(dl_buf_str(&shown), raw));
    }
    dl_buf_free(&shown);
    dl_buf_free(&in);
}

static void shows(dl_str in, const char *want)
{
    dl_buf out = {0};
    dl_printable_add(&out, in);
    assert_string_equal(dl_buf_str(&out).p, want);
    dl_buf_free(&out);
}

static void test_escapes(void **state)
{
    (void)state;
    shows(DL_STR(""), "");
    shows(DL_STR("글 é 👍.md"), "글 é 👍.md");
    shows(DL_STR("\a\b\t\n\v\f\r"), "\\a\\b\\t\\n\\v\\f\\r");
    shows(DL_STR("a\0\x1b\x7f"), "a\\x00\\x1b\\x7f");
    shows(DL_STR("\xC2\x85\u202E\U000E0041."), "\\u0085\\u202e\\U000e0041.");
    shows(DL_STR("\xff\xea\xb0 \x9b"), "\\xff\\xea\\xb0 \\x9b");
}

static void writes_path(const char *path, const char *want)
{
    dl_buf out = {0};
    dl_path_add(&out, dl_str_of(path));
    assert_string_equal(dl_buf_str(&out).p, want);
    dl_buf_free(&out);
}

static void test_paths(void **state)
{
    (void)state;
    static const char *const plain[] = {
        "a.md",        "2025-09-13 10:30.md",
        "a: b.md",     "10:30.md",
        "/x/10:30.md", "2025-09-13 1:2x.md",
        "가:나.md",    "./::x",
        ":x.md",       "a/b:c.md",
    };
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
        writes_path(plain[i], i == 2 ? "./a: b.md" : plain[i]);
    /* A command of a runner, after what it takes for white space. */
    writes_path("::x::.md", "./::x::.md");
    writes_path("  ::x.md", "./  ::x.md");
    writes_path("\u3000\u00A0::x.md", "./\u3000\u00A0::x.md");
    writes_path("\t::x.md", "./\\t::x.md");
    writes_path("가::x.md", "가::x.md");
    /* Places, as Vim, Emacs and problem matchers read them. */
    writes_path("가.md:1:1: error: x [y].md",
                "가.md\\x3a1\\x3a1: error: x [y].md");
    writes_path("가.md:1: x.md", "가.md\\x3a1: x.md");
    writes_path("가.md:10", "가.md\\x3a10");
    writes_path("가.md:1.2-3.4: x.md", "가.md\\x3a1.2-3.4: x.md");
    writes_path("09:30:00.md", "09\\x3a30:00.md");
    /* The name of a program, as Emacs reads it. */
    writes_path("note: a.md", "./note: a.md");
    writes_path("cc-1.0:a.md", "./cc-1.0:a.md");
}

static void logs(const char *lines, const char *want)
{
    dl_buf out = {0};
    dl_log_add(&out, dl_str_of(lines));
    assert_string_equal(dl_buf_str(&out).p, want);
    dl_buf_free(&out);
}

static void test_log(void **state)
{
    (void)state;
    logs("", "");
    logs("a ::b::\n# #[c]\n#[d] ##\n[e]", "a ::b::\n# #[c]\n#[d] ##\n[e]");
    logs("::a::\n", "\\::a::\n");
    logs("x\n \t\u00A0\u3000::a:: ::b::", "x\n \t\u00A0\u3000\\::a:: ::b::");
    logs("x\r::a", "x\r\\::a");
    logs(":\n::a\n: ::a", ":\n\\::a\n: ::a");
    logs("x ##[a]###[b]\n", "x ##\\[a]###\\[b]\n");
    assert_true(dl_log_may_command(DL_STR("x\r::a")));
    assert_true(dl_log_may_command(DL_STR("x ##[a")));
    assert_false(dl_log_may_command(DL_STR("# [a] : :")));
}

static void writes_text(const char *in, bool is_terminal, const char *want)
{
    char *text;
    size_t n;
    FILE *stream = open_memstream(&text, &n);
    dl_writer w = {.out = stream, .is_terminal = is_terminal};
    dl_writer_add_text(&w, dl_str_of(in));
    assert_true(dl_writer_flush(&w));
    fclose(stream);
    assert_string_equal(text, want);
    free(text);
}

static void test_text_of_others(void **state)
{
    (void)state;
    static const char hostile[] = "가\t\x1b]0;x\a\r\n\xC2\x9b\xff\u202e끝\n";
    writes_text(hostile, false, hostile);
    writes_text(hostile, true,
                "가\t<U+001B>]0;x<U+0007>\\r\n<U+009B><0xFF><U+202E>끝\n");
    writes_text("", true, "");
    writes_text("a\n", true, "a\n");
    writes_text("\n", true, "\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_code_point),
        cmocka_unit_test(test_escapes),
        cmocka_unit_test(test_paths),
        cmocka_unit_test(test_log),
        cmocka_unit_test(test_text_of_others),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
