/* The JSON writer: separators, indentation and escapes. */
#include "report/json_write.h"

#include <assert.h>

#include "text/printable.h"
#include "text/utf8.h"

void dl_json_begin(dl_json *json, dl_writer *out)
{
    json->out = out;
    json->n = 0;
    json->depth = 0;
    json->after_key = false;
}

/* A stream takes a few large pieces faster than many small ones. */
static void flush(dl_json *json)
{
    dl_writer_add(json->out, (dl_str){json->pending, json->n});
    json->n = 0;
}

static inline void put(dl_json *json, char c)
{
    if (json->n == sizeof json->pending)
        flush(json);
    json->pending[json->n++] = c;
}

static inline void write_bytes(dl_json *json, const char *p, size_t n)
{
    if (n > sizeof json->pending - json->n) {
        flush(json);
        if (n > sizeof json->pending) {
            dl_writer_add(json->out, (dl_str){p, n});
            return;
        }
    }
    memcpy(json->pending + json->n, p, n);
    json->n += n;
}

static inline void write_text(dl_json *json, const char *text)
{
    write_bytes(json, text, strlen(text));
}

static void indent(dl_json *json)
{
    static const char blanks[2 * DL_JSON_DEPTH + 1] =
        "                                                                ";
    put(json, '\n');
    write_bytes(json, blanks, (size_t)2 * json->depth);
}

static uint32_t top(const dl_json *json)
{
    return UINT32_C(1) << (json->depth - 1);
}

/* Writes what separates this member from the one before. */
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
        put(json, ',');
    if (!(json->is_inline & top(json)))
        indent(json);
    else if (follows)
        put(json, ' ');
}

static void open_level(dl_json *json, bool is_object, dl_json_style style)
{
    assert(json->depth < DL_JSON_DEPTH);
    separate(json);
    bool is_inline = style == DL_JSON_INLINE ||
                     (json->depth > 0 && (json->is_inline & top(json)));
    put(json, is_object ? '{' : '[');
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
    put(json, json->is_object & bit ? '}' : ']');
    if (json->depth > 0)
        return;
    put(json, '\n');
    flush(json);
}

static void write_hex(dl_json *json, unsigned unit)
{
    char hex[8];
    int n = snprintf(hex, sizeof hex, "\\u%04x", unit);
    write_bytes(json, hex, (size_t)n);
}

static void write_escape(dl_json *json, uint32_t c)
{
    static const char short_forms[] = "\bb\tt\nn\ff\rr\"\"\\\\";
    for (const char *p = short_forms; *p; p += 2)
        if ((unsigned char)*p == c) {
            put(json, '\\');
            put(json, p[1]);
            return;
        }
    if (c > 0xFFFF) { /* a surrogate pair */
        write_hex(json, 0xD800 + ((c - 0x10000) >> 10));
        c = 0xDC00 + (c & 0x3FF);
    }
    write_hex(json, c);
}

/* A colon and a bracket are plain, too, but may be a part of a command. */
static bool is_plain_ascii(unsigned char c)
{
    return c >= 0x20 && c < 0x7F && c != '"' && c != '\\' && c != '[' &&
           c != ':';
}

/* How far, from byte `i`, `s` certainly needs no escape: ASCII, and U+3000 to
   U+CFFF, which includes most Hangul. */
static size_t plain_up_to(dl_str s, size_t i)
{
    const unsigned char *p = (const unsigned char *)s.p;
    for (;;) {
        while (i < s.n && is_plain_ascii(p[i]))
            i++;
        if (i + 2 >= s.n || p[i] < 0xE3 || p[i] > 0xEC ||
            (p[i + 1] & 0xC0) != 0x80 || (p[i + 2] & 0xC0) != 0x80)
            return i;
        i += 3;
    }
}

/* Whether byte `i` would complete what a runner takes for a command, in its log
   (writer.h). A line of JSON never begins with a text, but errors on the same
   terminal or pipe may cut it in two. */
static bool completes_command(const dl_json *json, dl_str s, size_t i)
{
    return dl_log_is_bracket(s, i) || (json->out->in_actions && i >= 1 &&
                                       s.p[i] == ':' && s.p[i - 1] == ':');
}

static void write_string(dl_json *json, dl_str s)
{
    put(json, '"');
    for (size_t i = 0; i < s.n;) {
        size_t end = plain_up_to(s, i);
        write_bytes(json, s.p + i, end - i);
        if (end == s.n)
            break;
        unsigned n = 1;
        bool is_sign = s.p[end] == '[' || s.p[end] == ':';
        uint32_t c =
            is_sign ? (unsigned char)s.p[end] : dl_utf8_decode(s, end, &n);
        if (is_sign ? completes_command(json, s, end)
                    : c < 0x80 || dl_is_unprintable(c))
            write_escape(json, c);
        else if (c == 0xFFFD && n == 1)
            write_text(json, "\xEF\xBF\xBD");
        else
            write_bytes(json, s.p + end, n);
        i = end + n;
    }
    put(json, '"');
}

/* Keys are most of a report's structure, so everything before a value is
   assembled at once. */
void dl_json_key(dl_json *json, const char *key)
{
    enum { MOST = 2 * DL_JSON_DEPTH + 16 }; /* bytes around the key */
    size_t n = strlen(key);
    uint32_t bit = top(json);
    assert(json->depth > 0 && (json->is_object & bit) && !json->after_key &&
           n + MOST < sizeof json->pending);
    if (n + MOST > sizeof json->pending - json->n)
        flush(json);
    char *p = json->pending + json->n;
    bool follows = json->has_member & bit;
    if (follows)
        *p++ = ',';
    if (!(json->is_inline & bit)) {
        *p++ = '\n';
        memset(p, ' ', (size_t)2 * json->depth);
        p += (size_t)2 * json->depth;
    } else if (follows) {
        *p++ = ' ';
    }
    *p++ = '"';
    memcpy(p, key, n);
    memcpy(p + n, "\": ", 3);
    json->n = (size_t)(p - json->pending) + n + 3;
    json->has_member |= bit;
    json->after_key = true;
}

void dl_json_str(dl_json *json, dl_str s)
{
    separate(json);
    write_string(json, s);
}

void dl_json_cstr(dl_json *json, const char *s)
{
    separate(json);
    if (s)
        write_string(json, dl_str_of(s));
    else
        write_text(json, "null");
}

void dl_json_int(dl_json *json, int64_t value)
{
    char digits[20];
    size_t start = sizeof digits;
    uint64_t rest = value < 0 ? -(uint64_t)value : (uint64_t)value;
    separate(json);
    if (value < 0)
        put(json, '-');
    do
        digits[--start] = (char)('0' + rest % 10);
    while ((rest /= 10) > 0);
    write_bytes(json, digits + start, sizeof digits - start);
}

void dl_json_bool(dl_json *json, bool value)
{
    separate(json);
    write_text(json, value ? "true" : "false");
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
