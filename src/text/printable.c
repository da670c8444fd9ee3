/* The list of what cannot be shown, and its escapes. */
#include "text/printable.h"

#include "base/str.h"
#include "text/utf8.h"

bool dl_is_unprintable(uint32_t c)
{
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xAD || c == 0x061C ||
           c == 0x180E || (c >= 0x200B && c <= 0x200F) ||
           (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) ||
           c == 0xFEFF || (c >= 0xFFF9 && c <= 0xFFFB) ||
           (c >= 0xE0000 && c <= 0xE007F);
}

/* Whether eight bytes are ASCII that can be shown: no byte is above 0x7F, or
   gets there if 1 is added to it or 0x20 taken from it. */
static bool are_plain(const char *eight)
{
    const uint64_t ones = UINT64_C(0x0101010101010101);
    uint64_t x;
    memcpy(&x, eight, sizeof x);
    return !((x | (x + ones) | (x - 0x20 * ones)) & 0x80 * ones);
}

/* Past the bytes at `i` that certainly can be shown. */
static size_t skip_plain(dl_str s, size_t i)
{
    for (;;) {
        while (i + 8 <= s.n && are_plain(s.p + i))
            i += 8;
        size_t n = dl_plain_length(s, i);
        if (n == 0)
            return i;
        i += n;
    }
}

dl_unprintable dl_unprintable_from(dl_str s, size_t i)
{
    unsigned length;
    for (i = skip_plain(s, i); i < s.n; i = skip_plain(s, i + length)) {
        uint32_t c = dl_utf8_decode(s, i, &length);
        bool is_byte = c == 0xFFFD && length == 1;
        if (is_byte)
            c = (unsigned char)s.p[i];
        if (is_byte || dl_is_unprintable(c))
            return (dl_unprintable){i, i + length, c, is_byte};
    }
    return (dl_unprintable){.start = s.n, .end = s.n};
}

static void add_escape(dl_buf *out, const dl_unprintable *bad)
{
    static const char letters[] = "abtnvfr";
    unsigned c = bad->character;
    if (c >= '\a' && c <= '\r')
        dl_buf_printf(out, "\\%c", letters[c - '\a']);
    else if (bad->is_byte || c < 0x80)
        dl_buf_printf(out, "\\x%02x", c);
    else
        dl_buf_printf(out, c > 0xFFFF ? "\\U%08x" : "\\u%04x", c);
}

void dl_printable_add(dl_buf *out, dl_str s)
{
    for (size_t i = 0; i < s.n;) {
        dl_unprintable bad = dl_unprintable_from(s, i);
        dl_buf_add(out, (dl_str){s.p + i, bad.start - i});
        if (bad.start < s.n)
            add_escape(out, &bad);
        i = bad.end;
    }
}

/* The members of White_Space outside of ASCII, and the byte-order mark, which
   readers drop. */
static bool is_wide_space(uint32_t c)
{
    return c == 0x85 || c == 0xA0 || c == 0x1680 ||
           (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 ||
           c == 0x202F || c == 0x205F || c == 0x3000 || c == 0xFEFF;
}

bool dl_is_white_up_to(dl_str line, size_t i)
{
    unsigned length = 1;
    for (size_t at = 0; at < i; at += length) {
        uint32_t c = dl_utf8_decode(line, at, &length);
        if (c < 0x80 ? !dl_is_white((char)c) : !is_wide_space(c))
            return false;
    }
    return true;
}
