/*
 * Reads the values of a pattern rule and reports errors in them.
 */
#include "patterns/reader.h"

#include "check/mistake.h"
#include "text/utf8.h"

/* ---- places inside of a scalar ------------------------------------------- */

/* How many bytes of the file spell the character at text[i]; 0: not in this
   style. */
static size_t spelt_length(dl_str file, size_t at, dl_yaml_style style)
{
    char c = file.p[at];
    if (c == '\n' || c == '\r')
        return 0;
    if (style == DL_YAML_SINGLE_QUOTED && c == '\'')
        return 2;
    if (style != DL_YAML_DOUBLE_QUOTED || c != '\\' || at + 1 == file.n)
        return 1;
    switch (file.p[at + 1]) {
    case 'x':
        return 4;
    case 'u':
        return 6;
    case 'U':
        return 10;
    default:
        return 2;
    }
}

dl_span dl_pattern_place(const dl_pattern_reader *r, const dl_yaml *scalar,
                         size_t offset)
{
    dl_str file = r->problems->files.v[scalar->file].text;
    uint32_t quote = scalar->style != DL_YAML_PLAIN;
    if (scalar->style == DL_YAML_BLOCK || scalar->span.end > file.n ||
        scalar->span.end - scalar->span.start < 2 * quote)
        return scalar->span;
    file.n = scalar->span.end - quote;
    size_t at = scalar->span.start + quote;
    for (size_t i = 0; i < offset && at < file.n;) {
        size_t spelt = spelt_length(file, at, (dl_yaml_style)scalar->style);
        bool is_escape = spelt > 1;
        unsigned length = 1;
        if (is_escape)
            dl_utf8_decode(scalar->text, i, &length);
        if (spelt == 0 || at + spelt > file.n ||
            (!is_escape && file.p[at] != scalar->text.p[i]))
            return scalar->span;
        i += length;
        at += spelt;
    }
    uint32_t start = (uint32_t)at;
    return (dl_span){start, start < file.n ? start + 1 : start};
}

/* ---- mistakes and values ------------------------------------------------- */

void dl_pattern_refuse(dl_pattern_reader *r, const dl_yaml *value,
                       const char *where, const char *expected,
                       const char *expected_ko)
{
    dl_mistake_value(r->problems, value, dl_str_of(where), expected,
                     expected_ko);
    r->failed = true;
}

void dl_pattern_refuse_at(dl_pattern_reader *r, const dl_yaml *node,
                          size_t offset, unsigned message, dl_str a, dl_str b)
{
    dl_span span = dl_pattern_place(r, node, offset);
    dl_problems_add_at(r->problems, message, node->file,
                       offset > 0 ? span : node->span,
                       (dl_str[]){a, b}, 2);
    r->failed = true;
}

const dl_yaml *dl_pattern_text(dl_pattern_reader *r, const char *key)
{
    const dl_yaml *value = dl_yaml_get(r->node, key);
    if (value && (value->kind != DL_YAML_SCALAR || value->text.n == 0)) {
        dl_pattern_refuse(r, value, key, "a string", "문자열");
        return NULL;
    }
    return value;
}

bool dl_pattern_is_short(dl_pattern_reader *r, const dl_yaml *value,
                         const char *key)
{
    enum { LONGEST = 4096 };
    if (value->text.n <= LONGEST)
        return true;
    dl_pattern_refuse(r, value, key, "at most 4096 bytes", "최대 4096바이트");
    return false;
}

const dl_yaml *dl_pattern_short_text(dl_pattern_reader *r, const char *key)
{
    const dl_yaml *value = dl_pattern_text(r, key);
    return value && dl_pattern_is_short(r, value, key) ? value : NULL;
}
