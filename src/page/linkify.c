/*
 * Where an address ends that somebody wrote, and where a renderer's link does:
 * cmark-gfm's autolink.c, micromark-extension-gfm-autolink-literal, the regular
 * expressions of linkify-it 6 and of goldmark's linkify extension.
 */
#include "page/linkify.h"

#include "base/str.h"
#include "page/linkify_link.h"
#include "text/category.h"
#include "text/lex.h"
#include "text/utf8.h"

/* ---- what is meant ------------------------------------------------------- */

static bool is_wide(char c)
{
    return (unsigned char)c >= 0x80;
}

/* What an address may contain as ASCII. */
static bool is_address_byte(char c)
{
    return c > ' ' && c < 0x7F && !dl_is_one_of(c, "<>\"`\\|{}^");
}

/* Hangul after one of these belongs to the address. */
static bool begins_name(char c)
{
    return dl_is_one_of(c, "/=_#+-");
}

/* The end of the letters at `at`, which are not ASCII. */
static uint32_t letters_end(dl_str src, uint32_t at, uint32_t limit)
{
    unsigned n;
    while (at < limit && is_wide(src.p[at])) {
        unsigned class = dl_char_class(dl_utf8_decode(src, at, &n));
        if (class > DL_TOKEN_LETTER && class != DL_CLASS_MARK)
            break;
        at += n;
    }
    return at;
}

/* The end of a picture's sign at `at` in a name: `CORS-💯-정리`. */
static uint32_t picture_end(dl_str src, uint32_t at)
{
    unsigned n;
    uint32_t c = dl_utf8_decode(src, at, &n);
    bool is_picture = c >= 0x1F000 || (c >= 0x2600 && c <= 0x27BF);
    return is_picture && dl_is_one_of(src.p[at - 1], "-_") ? at + n : at;
}

/* Whether Hangul in [at, end) is a part of a name in the address that began
   before it: `AI가_나`, `한글.kr`. */
static bool is_inside_name(dl_str src, uint32_t at, uint32_t end,
                           uint32_t limit)
{
    return end > at && end + 1 < limit &&
           dl_is_one_of(src.p[end], "/=_#+-%&") &&
           (dl_is_alnum(src.p[end + 1]) || is_wide(src.p[end + 1]));
}

/* Takes off what belongs to the sentence: points, and brackets without their
   partner. */
static uint32_t without_marks(dl_str src, uint32_t start, uint32_t end)
{
    int round = 0, square = 0;
    for (uint32_t i = start; i < end; i++) {
        round += (src.p[i] == '(') - (src.p[i] == ')');
        square += (src.p[i] == '[') - (src.p[i] == ']');
    }
    for (; end > start; end--) {
        char last = src.p[end - 1];
        if (last == ')' && round < 0)
            round++;
        else if (last == ']' && square < 0)
            square++;
        else if (last == '(' && round > 0)
            round--;
        else if (last == '[' && square > 0)
            square--;
        else if (!dl_is_one_of(last, "?!.,:;*~'"))
            break;
    }
    /* of emphasis: `_https://a.kr/b_` */
    while (end > start + 1 && src.p[end - 1] == '_' && src.p[end - 2] != '/')
        end--;
    return end;
}

/* Whether the `(` at `at` belongs to a title: `서울_(영화)` in Wikipedia,
   `서울(영화)` in Namuwiki. */
static bool begins_title_part(dl_str src, uint32_t start, uint32_t at)
{
    dl_str address = {src.p + start, at - start};
    return src.p[at - 1] == '_' ||
           (is_wide(src.p[at - 1]) &&
            dl_str_starts(address, "namu.wiki/w/"));
}

/* The end of the address whose host begins at `start`. */
static uint32_t meant_end(dl_str src, uint32_t start, uint32_t limit)
{
    uint32_t i = start;
    bool is_name = true; /* of a host in Hangul */
    while (i < limit) {
        if (!is_wide(src.p[i])) {
            if (!is_address_byte(src.p[i]))
                break;
            is_name = begins_name(src.p[i]) ||
                      (src.p[i] == '(' && begins_title_part(src, start, i)) ||
                      (i > start + 2 && memcmp(src.p + i - 2, "%20", 3) == 0) ||
                      (src.p[i] == '@' && src.p[i - 1] == '/');
            i++;
            continue;
        }
        uint32_t end = letters_end(src, picture_end(src, i), limit);
        if (end == i || !(is_name || is_inside_name(src, i, end, limit)))
            break;
        i = end;
    }
    return without_marks(src, start, i);
}

/* ---- kinds --------------------------------------------------------------- */

static bool is_local_byte(char c)
{
    return dl_is_alnum(c) || dl_is_one_of(c, "._-+");
}

/* Sets `*out` to the address as it is meant. */
static bool read_url(dl_str src, uint32_t at, dl_span text, dl_bare *out)
{
    uint32_t start = at;
    if (text.end - at < 4 || src.p[at + 1] != '/' || src.p[at + 2] != '/')
        return false;
    while (start > text.start && dl_is_alpha(src.p[start - 1]) &&
           at - start < DL_LONGEST_SCHEME)
        start--;
    /* `xhttps` is none, but a word may touch the scheme */
    size_t scheme = dl_scheme_length((dl_str){src.p + start, at - start});
    if (scheme == 0)
        return false;
    *out = (dl_bare){DL_BARE_URL, at - (uint32_t)scheme,
                     meant_end(src, at + 3, text.end), {0, 0}};
    return out->end > at + 3;
}

static bool read_www(dl_str src, uint32_t at, dl_span text, dl_bare *out)
{
    if (at < text.start + 3 || text.end - at < 2 ||
        !dl_begins_with((dl_str){src.p + at - 3, 3}, "www") ||
        (at > text.start + 3 &&
         (dl_is_alnum(src.p[at - 4]) || dl_is_one_of(src.p[at - 4], "./-@:"))))
        return false;
    *out = (dl_bare){DL_BARE_WWW, at - 3, meant_end(src, at + 1, text.end),
                     {0, 0}};
    return out->end > at + 1 &&
           memchr(src.p + at + 1, '.', out->end - at - 1) != NULL;
}

static bool read_mail(dl_str src, uint32_t at, dl_span text, dl_bare *out)
{
    uint32_t start = at, end = at + 1, dot = 0;
    while (start > text.start && is_local_byte(src.p[start - 1]) &&
           at - start < DL_LONGEST_LOCAL)
        start--;
    for (; end < text.end &&
           (dl_is_alnum(src.p[end]) || dl_is_one_of(src.p[end], ".-"));
         end++)
        if (src.p[end] == '.')
            dot = end;
    while (end > at && dl_is_one_of(src.p[end - 1], ".-"))
        end--;
    *out = (dl_bare){DL_BARE_MAIL, start, end, {0, 0}};
    if (start == at || dot == 0)
        return false;
    for (uint32_t i = end; i > at && src.p[i - 1] != '.'; i--)
        if (!dl_is_alpha(src.p[i - 1]))
            return false;
    return true;
}

bool dl_bare_read(const dl_page *page, uint32_t at, dl_span text,
                  bool is_bracketed, dl_bare *out)
{
    dl_str src = page->doc->src;
    char c = src.p[at];
    bool found = c == ':'   ? read_url(src, at, text, out)
                 : c == '.' ? read_www(src, at, text, out)
                 : c == '@' ? read_mail(src, at, text, out)
                            : false;
    if (found)
        dl_link_bare(page->renderer, src, at, text, is_bracketed, out);
    return found;
}
