/* Reads definitions of links. */
#include "page/definition.h"

#include "base/str.h"
#include "text/hangul.h"

bool dl_definition_read(dl_str line, dl_definition *out)
{
    size_t at = dl_str_skip_blanks(line, 0);
    if (at >= line.n || line.p[at] != '[')
        return false;
    const char *close = memchr(line.p + at, ']', line.n - at);
    size_t end = close ? (size_t)(close - line.p) : 0;
    if (end <= at + 1 || end + 1 >= line.n || line.p[end + 1] != ':')
        return false;
    out->label = (dl_str){line.p + at + 1, end - at - 1};
    out->rest = dl_str_trim(dl_str_from(line, end + 2), " \t\r");
    return out->rest.n > 0;
}

static size_t word_end(dl_str s, size_t i)
{
    while (i < s.n && !dl_is_blank(s.p[i]))
        i++;
    return i;
}

/* The title at the end of `s`, with its marks, which is all there is from `at`
   on. */
static bool is_title(dl_str s, size_t at)
{
    char open = s.p[at], close = open == '(' ? ')' : open;
    return dl_is_one_of(open, "\"'(") && s.n > at + 1 && s.p[s.n - 1] == close;
}

/* Without the title, if one ends it. */
static dl_str without_title(dl_str rest)
{
    for (size_t i = 1; i < rest.n; i++)
        if (dl_is_blank(rest.p[i - 1]) && dl_is_one_of(rest.p[i], "\"'("))
            return is_title(rest, i)
                       ? dl_str_trim_end((dl_str){rest.p, i}, " \t")
                       : rest;
    return rest;
}

bool dl_definition_is_commonmark(const dl_definition *definition)
{
    dl_str rest = definition->rest;
    size_t end = word_end(rest, 0), title = dl_str_skip_blanks(rest, end);
    return definition->label.p[0] != '^' &&
           (title == rest.n || is_title(rest, title));
}

/* `.png`, `.html`: a file's ending. */
static bool has_ending(dl_str s)
{
    enum { LONGEST_ENDING = 5 };
    size_t n = 0;
    while (n < s.n && dl_is_alnum(s.p[s.n - 1 - n]))
        n++;
    return n > 1 && n <= LONGEST_ENDING && n + 1 < s.n &&
           s.p[s.n - 1 - n] == '.' && dl_is_alpha(s.p[s.n - n]);
}

/* `https://a.kr`, `/가`, `./가.md`, `#가`, `doi:10.1`, `a.kr/가` */
static bool is_address(dl_str word)
{
    const char *colon = memchr(word.p, ':', word.n);
    size_t scheme = colon ? (size_t)(colon - word.p) : 0;
    bool has_scheme = scheme > 1 && scheme + 1 < word.n;
    for (size_t i = 0; i < scheme; i++)
        has_scheme &= dl_is_alnum(word.p[i]) ||
                      dl_is_one_of(word.p[i], "+-.");
    return has_scheme || dl_is_one_of(word.p[0], "<#/?.{") ||
           memchr(word.p, '/', word.n) || has_ending(word);
}

/* `//`, `comment`: a comment by custom, whatever follows. */
static bool is_comment(const dl_definition *d)
{
    return dl_str_is(d->label, "//") || dl_str_is(d->label, "#") ||
           dl_str_compare_folded(d->label, DL_STR("comment")) == 0 ||
           d->rest.p[0] == '#' || d->rest.p[0] == '<';
}

bool dl_definition_is_meant(const dl_definition *definition)
{
    dl_str rest = without_title(definition->rest);
    size_t end = word_end(rest, 0);
    if (is_comment(definition) || rest.n == 0)
        return true;
    dl_str word = {rest.p, end};
    if (end == rest.n) /* an English word may be a path */
        return is_address(word) || !dl_has_hangul(word);
    dl_str more = dl_str_from(rest, end);
    if (has_ending(rest) && !memchr(rest.p, ',', rest.n))
        return true; /* `image (1).png` */
    return is_address(word) && !dl_has_hangul(more);
}
