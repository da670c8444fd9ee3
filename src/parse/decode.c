/* Compares source text with what cmark-gfm decoded it to. */
#include "parse/decode.h"

#include <cmark-gfm.h>
#include <stdlib.h>

#include "base/str.h"
#include "text/utf8.h"

enum {
    LONGEST_ENTITY = 33, /* &CounterClockwiseContourIntegral; */
    LONGEST_DECODED = 16
};

/* `&#44032;` or `&#xAC00;`; `ref` includes the `;`. */
static size_t decode_number(dl_str ref, char out[LONGEST_DECODED])
{
    bool hex = ref.n > 2 && (ref.p[2] | 0x20) == 'x';
    size_t first = hex ? 3 : 2;
    uint32_t c = 0;
    for (size_t i = first; i + 1 < ref.n; i++) {
        int digit = dl_hex_value(ref.p[i]);
        if (digit < 0 || digit >= (hex ? 16 : 10))
            return 0;
        if (c < 0x110000)
            c = c * (hex ? 16 : 10) + (uint32_t)digit;
    }
    if (ref.n < first + 2 || ref.n > first + 9)
        return 0;
    if (c == 0 || (c >= 0xD800 && c < 0xE000) || c >= 0x110000)
        c = 0xFFFD;
    return dl_utf8_encode(c, out);
}

/* Asks cmark-gfm itself, because its table of names is not public. */
static size_t decode_name(dl_str ref, char out[LONGEST_DECODED])
{
    static const struct {
        const char *ref;
        char decoded;
    } usual[] = {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}};
    for (size_t i = 0; i < sizeof usual / sizeof *usual; i++)
        if (dl_str_is(ref, usual[i].ref)) {
            out[0] = usual[i].decoded;
            return 1;
        }
    for (size_t i = 1; i + 1 < ref.n; i++)
        if (!dl_is_alnum(ref.p[i]))
            return 0;
    size_t n = 0;
    cmark_node *doc = cmark_parse_document(ref.p, ref.n, CMARK_OPT_DEFAULT);
    cmark_node *text = cmark_node_first_child(cmark_node_first_child(doc));
    dl_str decoded = dl_str_of(text ? cmark_node_get_literal(text) : NULL);
    if (decoded.n > 0 && decoded.n <= LONGEST_DECODED &&
        !dl_str_eq(decoded, ref)) {
        memcpy(out, decoded.p, decoded.n);
        n = decoded.n;
    }
    cmark_node_free(doc);
    return n;
}

/* Decodes the character reference at text.p[at], a `&`; sets `*consumed`. */
static size_t decode_reference(dl_str text, size_t at, size_t *consumed,
                               char out[LONGEST_DECODED])
{
    size_t room = text.n - at < LONGEST_ENTITY ? text.n - at : LONGEST_ENTITY;
    const char *end = memchr(text.p + at, ';', room);
    if (!end || end < text.p + at + 2)
        return 0;
    dl_str ref = {text.p + at, (size_t)(end - text.p) - at + 1};
    *consumed = ref.n;
    return ref.p[1] == '#' ? decode_number(ref, out) : decode_name(ref, out);
}

/* One step, at a byte that may begin an escape or a reference: returns how much
   of the text it consumes and sets how much of the literal. 0: no match. */
static size_t match_special(dl_str text, size_t i, dl_str rest, unsigned flags,
                            size_t *of_literal)
{
    char c = text.p[i];
    if (c == '\\' && !(flags & DL_DECODE_NO_ESCAPES) && i + 1 < text.n &&
        dl_is_punctuation(text.p[i + 1]) && rest.p[0] == text.p[i + 1]) {
        *of_literal = 1;
        return 2;
    }
    if (c == '&') {
        char decoded[LONGEST_DECODED];
        size_t consumed = 0;
        size_t n = decode_reference(text, i, &consumed, decoded);
        if (n > 0 && n <= rest.n && memcmp(decoded, rest.p, n) == 0) {
            *of_literal = n;
            return consumed;
        }
    }
    *of_literal = 1;
    return c == rest.p[0] ? 1 : 0;
}

size_t dl_decode_match(dl_str text, size_t at, dl_str literal, unsigned flags)
{
    if (literal.n <= text.n - at &&
        memcmp(text.p + at, literal.p, literal.n) == 0 &&
        !memchr(literal.p, '&', literal.n) &&
        !memchr(literal.p, '\\', literal.n))
        return literal.n;
    size_t i = at, j = 0;
    while (j < literal.n) {
        if (i >= text.n)
            return SIZE_MAX;
        size_t of_literal = 1, of_text = 1;
        if (text.p[i] == '\\' || text.p[i] == '&')
            of_text = match_special(
                text, i, dl_str_from(literal, j), flags,
                &of_literal);
        else if (text.p[i] != literal.p[j])
            of_text = 0;
        if (of_text == 0)
            return SIZE_MAX;
        i += of_text;
        j += of_literal;
    }
    return i - at;
}
