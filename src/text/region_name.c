/*
 * Names in running text that are looked up elsewhere, though a reader sees
 * them: tags, keys, labels of footnotes, fields, kinds of callouts, directives
 * and keys of a keyboard.
 */
#include "base/str.h"
#include "text/lex.h"
#include "text/region_scan.h"
#include "text/utf8.h"

static bool is_ascii_name(char c)
{
    return dl_is_alnum(c) || c == '_' || c == '-';
}

static bool is_name(char c)
{
    return is_ascii_name(c) || dl_is_wide(c);
}

static uint32_t name_end(const dl_region_scan *scan, uint32_t at,
                         uint32_t limit)
{
    while (at < limit && is_name(scan->src[at]))
        at++;
    return at;
}

/* ---- tags and keys ------------------------------------------------------- */

/* Whether no word precedes byte `at`, but for marks of emphasis. */
static bool begins_word(const dl_region_scan *scan, uint32_t at)
{
    const uint32_t body = scan->doc->body;
    unsigned n;
    while (at > body && dl_is_one_of(scan->src[at - 1], "*_~"))
        at--;
    if (at == body || dl_is_space(scan->src[at - 1]))
        return true;
    if (!dl_is_wide(scan->src[at - 1]))
        return dl_is_one_of(scan->src[at - 1], "[(;,\"'>|{:/");
    return dl_char_class(dl_utf8_decode_before(scan->doc->src, at, &n)) >
           DL_TOKEN_LETTER;
}

/* Whether a name goes on at byte `at`; a sign of `inner` must be inside it. */
static bool goes_on(const dl_region_scan *scan, uint32_t at, uint32_t limit,
                    const char *inner)
{
    const char *src = scan->src;
    return at < limit &&
           (is_name(src[at]) || src[at] == '/' ||
            (dl_is_one_of(src[at], inner) && at + 1 < limit &&
             is_name(src[at + 1])));
}

/* `#tag`, `#one#two`, `@key` of a citation or a person, `^block` of
   Obsidian. */
static bool read_key(dl_region_scan *scan, uint32_t at, dl_region *out)
{
    const char *src = scan->src;
    const char *inner = src[at] == '@' ? ":." : src[at] == '#' ? "#" : "";
    uint32_t limit, end = at + 1, word = at;
    if (!goes_on(scan, end, scan->end, inner))
        return false; /* the signs of headings */
    limit = dl_region_limit(scan, at);
    if (src[at] == '@' && at > 0 && src[at - 1] == '-') /* [-@key] */
        word--;
    if (src[at] == '^' ? at > 0 && !dl_is_space(src[at - 1]) &&
                             !dl_is_one_of(src[at - 1], "[;(")
                       : !begins_word(scan, word))
        return false;
    while (goes_on(scan, end, limit, inner))
        end++;
    *out = (dl_region){at, end, DL_REGION_LABEL, false};
    return end > at + 1;
}

/* ---- in brackets --------------------------------------------------------- */

/* The end of the bracket whose text begins at `at`, without others in it. */
static uint32_t bracket_end(dl_region_scan *scan, uint32_t at, bool has_spaces)
{
    uint32_t limit = dl_region_line_end(scan, at), end = at;
    while (end < limit && scan->src[end] != ']' && scan->src[end] != '[' &&
           (has_spaces || !dl_is_blank(scan->src[end])))
        end++;
    return end > at && end < limit && scan->src[end] == ']' ? end + 1 : 0;
}

/* `[^label]` without a definition. */
static bool read_footnote(dl_region_scan *scan, uint32_t at, dl_region *out)
{
    *out = (dl_region){at, bracket_end(scan, at + 2, false), DL_REGION_LABEL,
                       false};
    return out->end > 0;
}

/* `[!note]`, and at the start of a quotation any name, with what Obsidian's
   themes take after it: `[!요약|넓게]-`. */
static bool read_callout(dl_region_scan *scan, uint32_t at, dl_region *out)
{
    uint32_t ascii = at + 2, start = at;
    while (start > scan->doc->body && dl_is_blank(scan->src[start - 1]))
        start--;
    bool is_first = start > scan->doc->body && scan->src[start - 1] == '>';
    while (ascii < scan->end && is_ascii_name(scan->src[ascii]))
        ascii++;
    if (!is_first && (ascii == at + 2 || !dl_region_has(scan, ascii, "]")))
        return false;
    *out = (dl_region){at, bracket_end(scan, at + 2, true), DL_REGION_TEMPLATE,
                       true};
    return out->end > 0;
}

/* ---- directives and fields ----------------------------------------------- */

/* `:abbr[text]{title="…"}`: the name of a directive; its text is read on. A
   name in Hangul is one only where no word precedes it. */
static bool read_directive(dl_region_scan *scan, uint32_t at, dl_region *out)
{
    uint32_t colons = at;
    while (colons < scan->end && scan->src[colons] == ':')
        colons++;
    if (colons - at > 2 || colons == scan->end ||
        !(dl_is_alpha(scan->src[colons]) || dl_is_wide(scan->src[colons])))
        return false;
    uint32_t end = name_end(scan, colons, scan->end), ascii = colons;
    while (ascii < end && !dl_is_wide(scan->src[ascii]))
        ascii++;
    *out = (dl_region){at, end, DL_REGION_TEMPLATE, true};
    return end < scan->end &&
           (scan->src[end] == '[' || scan->src[end] == '{') &&
           (ascii == end || begins_word(scan, at));
}

static bool is_field_byte(char c)
{
    return is_name(c) || c == ' ' || c == '/' || c == '*' || c == '~';
}

/* Whether only the mark of a list item precedes byte `at` in its line. */
static bool begins_item(const dl_region_scan *scan, uint32_t at)
{
    const char *src = scan->src;
    uint32_t line = at;
    if (at > scan->doc->body + 2 && src[at - 1] == ']' && src[at - 3] == '[')
        line = at - 3; /* a task */
    while (line > scan->doc->body && dl_is_one_of(src[line - 1], " \t-*"))
        line--;
    if (line > scan->doc->body && dl_is_one_of(src[line - 1], "+.)"))
        line--;
    while (line > scan->doc->body && dl_is_digit(src[line - 1]))
        line--;
    return dl_region_begins_line(scan, line);
}

/*
 * `키:: 값` of Dataview, at the start of a line or in brackets: the key is
 * looked up, the value is prose.
 */
static bool read_field(dl_region_scan *scan, uint32_t at, dl_region *out)
{
    const char *src = scan->src;
    const uint32_t end = at + 2;
    uint32_t key = at;
    while (key > scan->floor && is_field_byte(src[key - 1]))
        key--;
    bool is_bracket = key > scan->floor && dl_is_one_of(src[key - 1], "[(");
    bool is_spaced = end == scan->end || dl_is_white(src[end]) ||
                     dl_is_one_of(src[end], "*_");
    if (!is_bracket && !(is_spaced && begins_item(scan, key)))
        return false;
    while (key < at && (dl_is_one_of(src[key], "*_~ ") ||
                        (src[key] == '-' && src[key + 1] == ' ')))
        key++;
    *out = (dl_region){key, end, DL_REGION_LABEL, false};
    return key < at && (end == scan->end || src[end] != ':');
}

/* ---- keys of a keyboard -------------------------------------------------- */

/* The end of the key at `at`, a name or a quotation, or 0. */
static uint32_t key_end(dl_region_scan *scan, uint32_t at, uint32_t limit)
{
    char quote = at < limit ? scan->src[at] : '\0';
    if (quote != '"' && quote != '\'') {
        uint32_t end = name_end(scan, at, limit);
        return end > at ? end : 0;
    }
    const char *close = memchr(scan->src + at + 1, quote, limit - at - 1);
    return close ? (uint32_t)(close - scan->src) + 1 : 0;
}

/* `++ctrl+"한/영"++` */
static bool read_keys(dl_region_scan *scan, uint32_t at, dl_region *out)
{
    uint32_t limit = dl_region_line_end(scan, at), end = at + 1;
    if (at > scan->floor && scan->src[at - 1] == '+')
        return false;
    do {
        end = key_end(scan, end + 1, limit);
        if (!end)
            return false;
    } while (!dl_region_has(scan, end, "++") && dl_region_has(scan, end, "+"));
    *out = (dl_region){at, end + 2, DL_REGION_TEMPLATE, true};
    return dl_region_has(scan, end, "++");
}

bool dl_region_name(dl_region_scan *scan, uint32_t at, dl_region *out)
{
    char next = at + 1 < scan->end ? scan->src[at + 1] : '\0';
    switch (scan->src[at]) {
    case '[':
        return next == '!'   ? read_callout(scan, at, out)
               : next == '^' ? read_footnote(scan, at, out)
                             : false;
    case '+':
        return next == '+' && read_keys(scan, at, out);
    case '#':
    case '@':
    case '^':
        return read_key(scan, at, out);
    default:
        if (at > 0 && scan->src[at - 1] == ':') /* of a row, looked at before */
            return false;
        return (next == ':' && read_field(scan, at, out)) ||
               read_directive(scan, at, out);
    }
}
