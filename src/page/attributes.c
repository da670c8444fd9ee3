/* Reads attribute lists by kramdown's parse_attribute_list (extensions.rb). */
#include "page/attributes.h"

#include "base/str.h"

enum { SHORTEST_WORD = 3, LONGEST = 1000 };

static bool is_name(char c)
{
    return dl_is_alnum(c) || c == '_' || c == '-' || (unsigned char)c >= 0x80;
}

static size_t name_end(dl_str s, size_t i)
{
    while (i < s.n && (is_name(s.p[i]) || s.p[i] == ':'))
        i++;
    return i;
}

/* `key="value"` whose value begins at `i`; 0: it has no end. */
static size_t value_end(dl_str s, size_t i)
{
    if (i >= s.n || (s.p[i] != '"' && s.p[i] != '\''))
        return name_end(s, i);
    const char *close = memchr(s.p + i + 1, s.p[i], s.n - i - 1);
    return close ? (size_t)(close - s.p) + 1 : 0;
}

/*
 * The end of the items from `i` on, or 0 if something else is among them.
 * `*words` counts those that are a word only.
 */
static size_t items_end(dl_str s, size_t i, unsigned *items, unsigned *words)
{
    for (;;) {
        i = dl_str_skip_blanks(s, i);
        if (i == s.n)
            return i;
        bool has_sign = s.p[i] == '.' || s.p[i] == '#';
        size_t start = i + has_sign, end = name_end(s, start);
        if (end == start || (has_sign && dl_is_digit(s.p[start])))
            return 0;
        if (!has_sign && end < s.n && s.p[end] == '=')
            end = value_end(s, end + 1);
        else
            *words += !has_sign;
        if (end == 0)
            return 0;
        ++*items;
        i = end;
    }
}

/* What is between `{:` and `}`; a quoted value may have a brace. */
static dl_str body_of(dl_str text, size_t from)
{
    char quote = '\0';
    for (size_t i = from; i < text.n && i < LONGEST; i++) {
        char c = text.p[i];
        if (quote)
            quote = c == quote ? '\0' : quote;
        else if (c == '"' || c == '\'')
            quote = c;
        else if (c == '}')
            return (dl_str){text.p + from, i - from};
    }
    return DL_STR_NONE;
}

/* `{::name …}`, `{::name … /}`, `{:/name}`, `{:/}` */
static bool is_extension(dl_str body)
{
    static const char *const names[] = {"comment", "nomarkdown", "options"};
    size_t end = name_end(body, 1);
    if (body.p[0] == '/')
        return dl_str_skip_blanks(body, end) == body.n;
    dl_str name = {body.p + 1, end - 1};
    bool is_known = false;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        is_known |= dl_str_is(name, names[i]);
    return is_known &&
           (end == body.n || dl_is_blank(body.p[end]) || body.p[end] == '/');
}

size_t dl_attributes_at(dl_str text, bool is_alone)
{
    unsigned items = 0, words = 0;
    if (text.n < 4 || text.p[0] != '{' || text.p[1] != ':')
        return 0;
    dl_str body = body_of(text, 2);
    if (body.n == 0)
        return 0;
    size_t length = body.n + 3;
    if (body.p[0] == ':' || body.p[0] == '/')
        return is_extension(body) ? length : 0;
    dl_str word = dl_str_trim(body, " \t");
    if (items_end(body, 0, &items, &words) == 0 || items == 0)
        return 0;
    bool is_word = words == items && !dl_str_is(word, "toc");
    return is_word && (!is_alone || word.n < SHORTEST_WORD) ? 0 : length;
}

size_t dl_heading_attributes(dl_str text)
{
    unsigned items = 0, words = 0;
    size_t open = text.n;
    if (text.n < 4 || text.p[text.n - 1] != '}')
        return 0;
    while (open > 0 && text.n - open < LONGEST && text.p[open - 1] != '{')
        open--;
    if (open == 0 || text.p[open - 1] != '{' || open < 2 ||
        !dl_is_blank(text.p[open - 2]) ||
        !dl_is_one_of(text.p[open], "#."))
        return 0;
    dl_str body = {text.p + open, text.n - 1 - open};
    return items_end(body, 0, &items, &words) > 0 && words == 0
               ? text.n - open + 1
               : 0;
}
