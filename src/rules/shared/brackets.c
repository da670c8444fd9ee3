/* Looks at what is in brackets. */
#include "rules/shared/brackets.h"

#include "base/str.h"
#include "text/hangul.h"
#include "text/utf8.h"

/* The endings of what people link to. */
static bool has_known_ending(dl_str text)
{
    static const char *const endings[] = {".md",  ".html", ".htm", ".png",
                                          ".jpg", ".jpeg", ".gif", ".svg",
                                          ".pdf", ".webp", ".mdx", ".mp4"};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        size_t n = strlen(endings[i]);
        if (text.n > n &&
            dl_begins_with(dl_str_from(text, text.n - n), endings[i]))
            return true;
    }
    return false;
}

/* `a.kr/b`: a host with a point, and a path. */
static bool has_host(dl_str text)
{
    size_t i = 0, point = 0;
    for (; i < text.n && (dl_is_alnum(text.p[i]) ||
                          dl_is_one_of(text.p[i], ".-"));
         i++)
        if (text.p[i] == '.')
            point = i;
    bool is_domain = point > 1 && i >= point + 3;
    for (size_t k = point + 1; k < i; k++)
        is_domain &= dl_is_lower(text.p[k]);
    return is_domain && i < text.n && text.p[i] == '/';
}

bool dl_bracket_is_address(dl_str text)
{
    return text.n > 2 &&
           (dl_begins_with(text, "https://") ||
            dl_begins_with(text, "http://") || dl_begins_with(text, "www.") ||
            dl_begins_with(text, "ftp://") ||
            dl_begins_with(text, "mailto:") || dl_begins_with(text, "./") ||
            dl_begins_with(text, "../") || has_known_ending(text) ||
            has_host(text));
}

bool dl_bracket_is_note(dl_str text)
{
    unsigned n;
    bool has_range = false;
    if (text.n == 0)
        return false;
    for (size_t i = 0; i < text.n; i += n) {
        uint32_t c = dl_utf8_decode(text, i, &n);
        bool is_ascii = c < 0x80;
        if (is_ascii ? !dl_is_alnum((char)c) && c != '_' && c != '-'
                     : !dl_hangul_is_syllable(c))
            return false;
        /* one character before the hyphen, as in `a-zA-Z` */
        if (c == '-' && i > 0) {
            unsigned left;
            dl_utf8_decode_before(text, i, &left);
            has_range |= i == left;
        }
    }
    return !has_range;
}

bool dl_bracket_is_kramdown_note(dl_str text)
{
    for (size_t i = 0; i < text.n; i++)
        if (!dl_is_alnum(text.p[i]) && text.p[i] != '_' &&
            (i == 0 || text.p[i] != '-'))
            return false;
    return text.n > 0;
}
