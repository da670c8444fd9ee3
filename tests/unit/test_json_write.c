/* The JSON writer: exact bytes, with jansson as an independent reader. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>

#include "report/json_write.h"

typedef struct output {
    char *text;
    size_t n;
    FILE *stream;
    dl_writer writer;
    dl_json json;
} output;

static void start(output *out)
{
    out->stream = open_memstream(&out->text, &out->n);
    assert_non_null(out->stream);
    out->writer = (dl_writer){.out = out->stream};
    dl_json_begin(&out->json, &out->writer);
}

static void expect(output *out, const char *text)
{
    fclose(out->stream);
    assert_string_equal(out->text, text);
    free(out->text);
}

static void wants(dl_str in, const char *text)
{
    output out;
    char list[256];
    start(&out);
    dl_json_array(&out.json, DL_JSON_INLINE);
    dl_json_str(&out.json, in);
    dl_json_close(&out.json);
    snprintf(list, sizeof list, "[%s]\n", text);
    expect(&out, list);
}

static void test_layout(void **state)
{
    (void)state;
    output out;
    start(&out);
    dl_json_object(&out.json, DL_JSON_LINES);
    dl_json_add_int(&out.json, "version", 1);
    dl_json_add_array(&out.json, "none", DL_JSON_LINES);
    dl_json_close(&out.json);
    dl_json_add_array(&out.json, "list", DL_JSON_LINES);
    dl_json_object(&out.json, DL_JSON_INLINE);
    dl_json_add_bool(&out.json, "a", true);
    dl_json_add_array(&out.json, "b", DL_JSON_LINES);
    dl_json_int(&out.json, -5);
    dl_json_cstr(&out.json, NULL);
    dl_json_close(&out.json);
    dl_json_close(&out.json);
    dl_json_object(&out.json, DL_JSON_LINES);
    dl_json_close(&out.json);
    dl_json_close(&out.json);
    dl_json_close(&out.json);
    expect(&out, "{\n"
                 "  \"version\": 1,\n"
                 "  \"none\": [],\n"
                 "  \"list\": [\n"
                 "    {\"a\": true, \"b\": [-5, null]},\n"
                 "    {}\n"
                 "  ]\n"
                 "}\n");
}

static void test_integers(void **state)
{
    (void)state;
    output out;
    start(&out);
    dl_json_array(&out.json, DL_JSON_INLINE);
    dl_json_int(&out.json, INT64_MIN);
    dl_json_int(&out.json, INT64_MAX);
    dl_json_close(&out.json);
    expect(&out, "[-9223372036854775808, 9223372036854775807]\n");
}

static void test_escapes(void **state)
{
    (void)state;
    wants(DL_STR(""), "\"\"");
    wants(DL_STR("한국어 👍 é"), "\"한국어 👍 é\"");
    wants(DL_STR("a\"b\\c/d"), "\"a\\\"b\\\\c/d\"");
    wants(DL_STR("\b\f\n\r\t"), "\"\\b\\f\\n\\r\\t\"");
    wants(DL_STR("\x01\x1f\x7f\0x"), "\"\\u0001\\u001f\\u007f\\u0000x\"");
    wants(DL_STR("\u2027\u2028\u2029\u202a"),
          "\"\u2027\\u2028\\u2029\\u202a\"");
    wants(DL_STR("\u200B\u00A0\U000E0041"),
          "\"\\u200b\u00A0\\udb40\\udc41\"");
    wants(DL_STR("\u2028"), "\"\\u2028\"");
}

/* What a runner of GitHub Actions would take for a command. */
static void test_commands(void **state)
{
    (void)state;
    wants(DL_STR("##[a] # #[ #[["), "\"##\\u005ba] # #[ #[[\"");
    wants(DL_STR("::a::"), "\"::a::\"");
    output out;
    start(&out);
    out.writer.in_actions = true;
    dl_json_array(&out.json, DL_JSON_INLINE);
    dl_json_str(&out.json, DL_STR(" ::a: ::: ##["));
    dl_json_close(&out.json);
    expect(&out, "[\" :\\u003aa: :\\u003a\\u003a ##\\u005b\"]\n");
}

static void test_invalid_utf8(void **state)
{
    (void)state;
    wants(DL_STR("a\xFFz"), "\"a\uFFFDz\"");
    wants(DL_STR("\xEA\xB0"), "\"\uFFFD\uFFFD\"");
    wants(DL_STR("\xED\xA0\x80"), "\"\uFFFD\uFFFD\uFFFD\"");
    wants(DL_STR("\xC0\x80"), "\"\uFFFD\uFFFD\"");
    wants(DL_STR("\xF4\x90\x80\x80"), "\"\uFFFD\uFFFD\uFFFD\uFFFD\"");
    wants(DL_STR("\xE2\x80"), "\"\uFFFD\uFFFD\"");
}

/* Whatever bytes go in, a strict reader accepts the output, and returns what
   was valid. */
static void test_any_bytes_are_read_back(void **state)
{
    (void)state;
    uint32_t seed = 12345;
    for (unsigned round = 0; round < 2000; round++) {
        char bytes[64];
        size_t n = round % sizeof bytes;
        for (size_t i = 0; i < n; i++) {
            seed = seed * 1664525 + 1013904223;
            bytes[i] = (char)(seed >> 24);
        }
        output out;
        start(&out);
        dl_json_array(&out.json, DL_JSON_LINES);
        dl_json_str(&out.json, (dl_str){bytes, n});
        dl_json_close(&out.json);
        fclose(out.stream);
        json_error_t error;
        json_t *read = json_loadb(out.text, out.n, JSON_ALLOW_NUL, &error);
        assert_non_null(read);
        assert_true(json_is_string(json_array_get(read, 0)));
        json_decref(read);
        free(out.text);
    }
}

/* Strings of all lengths around the size of the buffer. */
static void test_long_strings(void **state)
{
    (void)state;
    for (size_t n = DL_JSON_PENDING - 8; n < DL_JSON_PENDING + 8; n++) {
        output out;
        dl_str text = {malloc(n), n};
        assert_non_null(text.p);
        memset((char *)text.p, 'x', n);
        start(&out);
        dl_json_array(&out.json, DL_JSON_INLINE);
        dl_json_str(&out.json, text);
        dl_json_str(&out.json, text);
        dl_json_close(&out.json);
        fclose(out.stream);
        assert_int_equal(out.n, 2 * n + strlen("[\"\", \"\"]\n"));
        assert_memory_equal(out.text, "[\"xx", 4);
        assert_memory_equal(out.text + 2 + n, "\", \"xx", 6);
        assert_memory_equal(out.text + out.n - 4, "x\"]\n", 4);
        free((char *)text.p);
        free(out.text);
    }
}

static void test_ascii_round_trip(void **state)
{
    (void)state;
    char bytes[128];
    for (size_t i = 0; i < sizeof bytes; i++)
        bytes[i] = (char)i;
    output out;
    start(&out);
    dl_json_array(&out.json, DL_JSON_LINES);
    dl_json_str(&out.json, (dl_str){bytes, sizeof bytes});
    dl_json_close(&out.json);
    fclose(out.stream);
    json_t *read = json_loadb(out.text, out.n, JSON_ALLOW_NUL, NULL);
    json_t *string = json_array_get(read, 0);
    assert_int_equal(json_string_length(string), sizeof bytes);
    assert_memory_equal(json_string_value(string), bytes, sizeof bytes);
    json_decref(read);
    free(out.text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_layout),
        cmocka_unit_test(test_integers),
        cmocka_unit_test(test_escapes),
        cmocka_unit_test(test_commands),
        cmocka_unit_test(test_invalid_utf8),
        cmocka_unit_test(test_any_bytes_are_read_back),
        cmocka_unit_test(test_ascii_round_trip),
        cmocka_unit_test(test_long_strings),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
