/* Judges what a deletion brings together. */
#include "rules/shared/seam.h"

#include "base/str.h"
#include "text/lex.h"
#include "text/utf8.h"

enum { LONGEST_ENTITY = 32, LONGEST_NUMBER = 9, LEVELS = 6 };

/* ---- blocks -------------------------------------------------------------- */

static bool is_end(dl_str s, size_t i)
{
    return i >= s.n || dl_is_space(s.p[i]);
}

/* The length of a marker at the start of `s`: -, 12., ##; 0: there is none. */
static size_t marker(dl_str s)
{
    size_t n = 0;
    if (s.n && dl_is_one_of(s.p[0], "-+*"))
        return 1;
    while (n < s.n && s.p[n] == '#')
        n++;
    if (n)
        return n <= LEVELS ? n : 0;
    n = dl_digits_at(s, 0);
    bool is_number = n && n <= LONGEST_NUMBER && n < s.n &&
                     (s.p[n] == '.' || s.p[n] == ')');
    return is_number ? n + 1 : 0;
}

/* ---, ===, * * *: a rule, or the line below a heading. */
static bool is_line(dl_str s)
{
    size_t n = 0;
    for (size_t i = 0; i < s.n && s.p[i] != '\n' && s.p[i] != '\r'; i++) {
        if (dl_is_blank(s.p[i]))
            continue;
        if (!dl_is_one_of(s.p[i], "-=*_") || s.p[i] != s.p[0])
            return false;
        n++;
    }
    return n > 0;
}

bool dl_seam_begins_block(dl_str line)
{
    if (!line.n)
        return false;
    size_t n = marker(line);
    if (n && is_end(line, n))
        return true;
    static const char *const starts[] = {
        ">", "|", "<", "{", "```", "~~~", "$$", "!!!", ": ", ":::", "\\["};
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
        if (dl_str_starts(line, starts[i]))
            return true;
    return is_line(line) ||
           (line.p[0] == '[' && dl_str_find(line, DL_STR("]:")) != SIZE_MAX);
}

bool dl_seam_is_marker(dl_str head)
{
    size_t n = marker(head);
    while (n < head.n && dl_is_blank(head.p[n]))
        n++;
    if (n && n < head.n && head.p[n] == '[') /* - [ ] */
        n = head.n;
    return (n && n == head.n) || is_line(head);
}

/* ---- inlines ------------------------------------------------------------- */

static uint32_t char_before(const dl_doc *doc, uint32_t at)
{
    unsigned n;
    return at ? dl_utf8_decode_before(doc->src, at, &n) : '\n';
}

static uint32_t char_after(const dl_doc *doc, uint32_t at)
{
    unsigned n;
    return at < doc->src.n ? dl_utf8_decode(doc->src, at, &n) : '\n';
}

static bool is_sign(uint32_t c, const char *set)
{
    return c < 0x80 && c && strchr(set, (int)c) != NULL;
}

static bool is_ascii_word(uint32_t c)
{
    return c < 0x80 && dl_is_alnum((char)c);
}

static bool is_word(uint32_t c)
{
    return c < 0x80 ? is_ascii_word(c) : dl_char_class(c) < DL_TOKEN_STOP;
}

/* The character beyond a row of the same delimiter. */
static uint32_t beyond(const dl_doc *doc, dl_span span, bool is_after)
{
    const dl_str src = doc->src;
    uint32_t i = is_after ? span.end : span.start;
    if (is_after) {
        for (char c = src.p[i]; i < src.n && src.p[i] == c; i++)
            ;
        return char_after(doc, i);
    }
    for (char c = src.p[i - 1]; i > 0 && src.p[i - 1] == c; i--)
        ;
    return char_before(doc, i);
}

/*
 * What is deleted counts as a letter when Markdown decides what a delimiter may
 * open or close. So a letter may replace it beside one, and beside the outer
 * side of `**말**` anything that is not a delimiter, too.
 */
static bool is_plain_delimiter(const dl_seam *seam, uint32_t before,
                               uint32_t after)
{
    bool is_after = is_sign(after, "*_~");
    uint32_t mark = is_after ? after : before;
    uint32_t other = is_after ? before : after;
    if (is_sign(other, "*_~`\\"))
        return false;
    if (is_word(other))
        return true;
    return mark != '_' &&
           (is_after ? seam->before_markup : seam->after_markup) &&
           is_word(beyond(seam->doc, seam->span, is_after));
}

/* &am|p; <b|r> h|ttp: text around the seam that is read as one. */
static bool is_in_construct(const dl_doc *doc, dl_span span)
{
    const char *src = doc->src.p;
    uint32_t i = span.start, least =
        i > LONGEST_ENTITY ? i - LONGEST_ENTITY : 0;
    while (i > least && (dl_is_alnum(src[i - 1]) || src[i - 1] == '#' ||
                         src[i - 1] == '/'))
        i--;
    return i > least && (src[i - 1] == '&' || src[i - 1] == '<');
}

static bool is_address(uint32_t before, uint32_t after)
{
    const char *const signs = ".:/@";
    bool has_sign = is_sign(before, signs) || is_sign(after, signs);
    return has_sign &&
           (is_ascii_word(before) || is_sign(before, signs)) &&
           (is_ascii_word(after) || is_sign(after, signs));
}

/* Whether the character before the seam is harmless there. */
static bool is_plain_before(const dl_seam *seam, uint32_t before,
                            uint32_t after)
{
    switch (before) {
    case '\\':
        return is_word(after);
    case '<': case '&': case '@': case '#': case '$':
        return !is_ascii_word(after) && !is_sign(after, "/!?#$");
    case '!':
        return after != '[';
    case '[':
        return seam->after_markup ? after != '^' && after != ' ' : false;
    case ']':
        return !is_sign(after, "([:{");
    case ')':
        return !is_sign(after, "[{");
    case '`': case '=': case '%': case ':':
        return after != before;
    case '|': case '{': case '}': case '^':
        return false;
    default:
        return true;
    }
}

static bool is_plain_after(const dl_seam *seam, uint32_t before,
                           uint32_t after)
{
    switch (after) {
    case '[':
        return !is_sign(before, "!][)\\");
    case ']':
        return seam->before_markup;
    case '(':
        return before != ']';
    case '`':
        return !is_sign(before, "`\\");
    case '>':
        return !is_ascii_word(before) && !is_sign(before, "\"'/-");
    case '|': case '{': case '}': case '^': case '$':
        return false;
    default:
        return true;
    }
}

bool dl_seam_may_be_space(const dl_seam *seam)
{
    return !is_in_construct(seam->doc, seam->span) &&
           !is_sign(char_before(seam->doc, seam->span.start), "<&{}$\\") &&
           !is_sign(char_after(seam->doc, seam->span.end), "{}$");
}

bool dl_seam_is_plain(const dl_seam *seam)
{
    uint32_t before = char_before(seam->doc, seam->span.start);
    uint32_t after = char_after(seam->doc, seam->span.end);
    if ((is_sign(before, "*_~") || is_sign(after, "*_~")) &&
        !is_plain_delimiter(seam, before, after))
        return false;
    return is_plain_before(seam, before, after) &&
           is_plain_after(seam, before, after) && !is_address(before, after) &&
           !((is_sign(after, "#; \t\r\n/") || is_ascii_word(after)) &&
             is_in_construct(seam->doc, seam->span));
}
