#include "report/json_write.h"

#include <assert.h>
#include <inttypes.h>

#include "text/utf8.h"

static void indent(const dl_json *json)
{
    putc('\n', json->out);
    for (unsigned i = 0; i < json->depth; i++)
        fputs("  ", json->out);
}

static uint32_t top(const dl_json *json)
{
    return UINT32_C(1) << (json->depth - 1);
}

/* Writes what stands between the member before and this one. */
static void separate(dl_json *json)
{
    if (json->after_key) {
        json->after_key = false;
        return;
    }
    if (json->depth == 0)
        return;
    bool follows = json->has_member & top(json);
    json->has_member |= top(json);
    if (follows)
        putc(',', json->out);
    if (!(json->is_inline & top(json)))
        indent(json);
    else if (follows)
        putc(' ', json->out);
}

static void open_level(dl_json *json, bool is_object, dl_json_style style)
{
    assert(json->depth < DL_JSON_DEPTH);
    separate(json);
    bool is_inline = style == DL_JSON_INLINE ||
                     (json->depth > 0 && (json->is_inline & top(json)));
    putc(is_object ? '{' : '[', json->out);
    json->depth++;
    uint32_t bit = top(json);
    json->has_member &= ~bit;
    json->is_object =
        is_object ? json->is_object | bit : json->is_object & ~bit;
    json->is_inline =
        is_inline ? json->is_inline | bit : json->is_inline & ~bit;
}

void dl_json_object(dl_json *json, dl_json_style style)
{
    open_level(json, true, style);
}

void dl_json_array(dl_json *json, dl_json_style style)
{
    open_level(json, false, style);
}

void dl_json_close(dl_json *json)
{
    assert(json->depth > 0 && !json->after_key);
    uint32_t bit = top(json);
    json->depth--;
    if ((json->has_member & bit) && !(json->is_inline & bit))
        indent(json);
    putc(json->is_object & bit ? '}' : ']', json->out);
    if (json->depth == 0)
        putc('\n', json->out);
}

static void write_escape(FILE *out, unsigned char c)
{
    static const char short_forms[] = "\bb\tt\nn\ff\rr\"\"\\\\";
    for (const char *p = short_forms; *p; p += 2)
        if ((unsigned char)*p == c) {
            putc('\\', out);
            putc(p[1], out);
            return;
        }
    fprintf(out, "\\u%04x", c);
}

/* Whether U+2028 or U+2029, E2 80 A8 or A9, begins at `i`. */
static bool is_line_separator(dl_str s, size_t i)
{
    return i + 2 < s.n && (unsigned char)s.p[i] == 0xE2 &&
           (unsigned char)s.p[i + 1] == 0x80 &&
           ((unsigned char)s.p[i + 2] | 1) == 0xA9;
}

/* `s` is valid UTF-8. */
static void write_valid(FILE *out, dl_str s)
{
    size_t done = 0;
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        bool separator = c == 0xE2 && is_line_separator(s, i);
        if (c >= 0x20 && c != '"' && c != '\\' && c != 0x7F && !separator)
            continue;
        fwrite(s.p + done, 1, i - done, out);
        if (separator) {
            fputs((unsigned char)s.p[i + 2] == 0xA8 ? "\\u2028" : "\\u2029",
                  out);
            i += 2;
        } else {
            write_escape(out, c);
        }
        done = i + 1;
    }
    fwrite(s.p + done, 1, s.n - done, out);
}

static void write_string(FILE *out, dl_str s)
{
    putc('"', out);
    while (s.n > 0) {
        size_t valid = dl_utf8_valid_up_to(s);
        write_valid(out, (dl_str){s.p, valid});
        if (valid == s.n)
            break;
        fputs("\xEF\xBF\xBD", out);
        s = (dl_str){s.p + valid + 1, s.n - valid - 1};
    }
    putc('"', out);
}

void dl_json_key(dl_json *json, const char *key)
{
    assert(json->depth > 0 && (json->is_object & top(json)));
    separate(json);
    write_string(json->out, dl_str_of(key));
    fputs(": ", json->out);
    json->after_key = true;
}

void dl_json_str(dl_json *json, dl_str s)
{
    separate(json);
    write_string(json->out, s);
}

void dl_json_cstr(dl_json *json, const char *s)
{
    separate(json);
    if (s)
        write_string(json->out, dl_str_of(s));
    else
        fputs("null", json->out);
}

void dl_json_int(dl_json *json, int64_t value)
{
    separate(json);
    fprintf(json->out, "%" PRId64, value);
}

void dl_json_bool(dl_json *json, bool value)
{
    separate(json);
    fputs(value ? "true" : "false", json->out);
}

void dl_json_add_str(dl_json *json, const char *key, dl_str value)
{
    dl_json_key(json, key);
    dl_json_str(json, value);
}

void dl_json_add_cstr(dl_json *json, const char *key, const char *value)
{
    dl_json_key(json, key);
    dl_json_cstr(json, value);
}

void dl_json_add_int(dl_json *json, const char *key, int64_t value)
{
    dl_json_key(json, key);
    dl_json_int(json, value);
}

void dl_json_add_bool(dl_json *json, const char *key, bool value)
{
    dl_json_key(json, key);
    dl_json_bool(json, value);
}

void dl_json_add_object(dl_json *json, const char *key, dl_json_style style)
{
    dl_json_key(json, key);
    dl_json_object(json, style);
}

void dl_json_add_array(dl_json *json, const char *key, dl_json_style style)
{
    dl_json_key(json, key);
    dl_json_array(json, style);
}
