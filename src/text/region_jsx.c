/*
 * Tags, expressions and statements of JSX, MDX and Vue. They are read as their
 * compilers do, with strings, comments and brackets, and may contain empty
 * lines, at which CommonMark ends a block.
 */
#define _GNU_SOURCE /* memmem */
#include "base/str.h"
#include "text/region_scan.h"

enum { MOST_WASTED = 16 /* bytes read in vain, as a multiple of the source */ };

static bool may_read(const dl_region_scan *scan)
{
    return scan->wasted / MOST_WASTED <= scan->end;
}

/* Notes a search from `at` to `limit` without a result, which is 0. */
static uint32_t waste(dl_region_scan *scan, uint32_t at, uint32_t limit)
{
    scan->wasted += limit - at;
    return 0;
}

/* ---- JavaScript ---------------------------------------------------------- */

/* The end of the quotation in a line, as JavaScript has it; `at`: none, but an
   apostrophe in the text of an element. */
static uint32_t string_end(const dl_region_scan *scan, uint32_t at,
                           uint32_t limit)
{
    const char *src = scan->src;
    for (uint32_t i = at + 1; i < limit && src[i] != '\n'; i++) {
        if (src[i] == '\\')
            i++;
        else if (src[i] == src[at])
            return i + 1;
    }
    return at;
}

/* The end of the template literal at `at`; `limit`: it has none. */
static uint32_t literal_end(const dl_region_scan *scan, uint32_t at,
                            uint32_t limit)
{
    for (uint32_t i = at + 1; i < limit; i++) {
        if (scan->src[i] == '\\')
            i++;
        else if (scan->src[i] == '`')
            return i + 1;
    }
    return limit;
}

/* The end of the comment at `at`, `limit` if it has none; `at`: there is no
   comment, but a division or an address. */
static uint32_t comment_end(const dl_region_scan *scan, uint32_t at,
                            uint32_t limit)
{
    const char *src = scan->src, *p;
    if (at + 1 >= limit || (src[at + 1] != '/' && src[at + 1] != '*'))
        return at;
    if (src[at + 1] == '*') {
        p = memmem(src + at + 2, limit - at - 2, "*/", 2);
        return p ? (uint32_t)(p - src) + 2 : limit;
    }
    if (!dl_is_space(src[at - 1]) && !dl_is_one_of(src[at - 1], "{(,;"))
        return at;
    p = memchr(src + at, '\n', limit - at);
    return p ? (uint32_t)(p - src) : limit;
}

/* The place after the character, string or comment at `at`. */
static uint32_t next_token(const dl_region_scan *scan, uint32_t at,
                           uint32_t limit)
{
    uint32_t end = at;
    switch (scan->src[at]) {
    case '"': case '\'':
        end = string_end(scan, at, limit);
        break;
    case '`':
        end = literal_end(scan, at, limit);
        break;
    case '/':
        end = comment_end(scan, at, limit);
        break;
    default:
        break;
    }
    return end > at ? end : at + 1;
}

/* The place after the brace that closes the one at `at`, or 0. */
static uint32_t braces_end(dl_region_scan *scan, uint32_t at, uint32_t limit)
{
    uint32_t depth = 0;
    if (!may_read(scan))
        return 0;
    for (uint32_t i = at; i < limit; i = next_token(scan, i, limit)) {
        depth += scan->src[i] == '{';
        if (scan->src[i] == '}' && --depth == 0)
            return i + 1;
    }
    return waste(scan, at, limit);
}

/* ---- tags ---------------------------------------------------------------- */

static uint32_t skip_space(const dl_region_scan *scan, uint32_t at)
{
    while (at < scan->end && dl_is_space(scan->src[at]))
        at++;
    return at;
}

static bool is_end_of_line(const dl_region_scan *scan, uint32_t at)
{
    while (at < scan->end && dl_is_blank(scan->src[at]))
        at++;
    return at == scan->end || scan->src[at] == '\n' || scan->src[at] == '\r';
}

/* As skip_space() between attributes, with comments; 0 if there is an empty
   line, which ends what only began like a tag. */
static uint32_t skip_gap(const dl_region_scan *scan, uint32_t at)
{
    for (;;) {
        uint32_t end = at;
        while (end < scan->end && dl_is_space(scan->src[end])) {
            if (scan->src[end] == '\n' && is_end_of_line(scan, end + 1))
                return 0;
            end++;
        }
        if (!dl_region_has(scan, end, "/*"))
            return end;
        at = comment_end(scan, end, scan->end);
    }
}

/* The end of the value after `=`, which is at `at`, or 0. */
static uint32_t value_end(dl_region_scan *scan, uint32_t at)
{
    const char *src = scan->src;
    if (at == scan->end)
        return 0;
    if (src[at] == '{')
        return braces_end(scan, at, scan->end);
    if (src[at] == '"' || src[at] == '\'') {
        const char *p = memchr(src + at + 1, src[at], scan->end - at - 1);
        return p ? (uint32_t)(p - src) + 1 : waste(scan, at, scan->end);
    }
    uint32_t end = at;
    while (end < scan->end && !dl_is_space(src[end]) &&
           !dl_is_one_of(src[end], "\"'=<>`"))
        end++;
    return end > at ? end : 0;
}

/* The end of the attribute at `at`, `@click="f"`, `:[key]="v"`, `{...x}`, or 0;
   `*is_certain`: no sentence reads like it. */
static uint32_t attribute_end(dl_region_scan *scan, uint32_t at,
                              bool *is_certain)
{
    const char *src = scan->src;
    uint32_t end = at;
    if (src[at] == '{') {
        *is_certain = true;
        return braces_end(scan, at, scan->end);
    }
    const bool is_free = dl_is_one_of(src[at], "@:#v"); /* v-slot:가 */
    while (end < scan->end && !dl_is_space(src[end]) &&
           (is_free || (unsigned char)src[end] < 0x80) &&
           !dl_is_one_of(src[end], "\"'<>/={}`"))
        end++;
    *is_certain |= end > at + 1 && dl_is_one_of(src[at], "@:#");
    uint32_t equals = skip_space(scan, end);
    if (end == at || equals == scan->end || src[equals] != '=')
        return end > at ? end : 0;
    *is_certain = true;
    return value_end(scan, skip_space(scan, equals + 1));
}

/*
 * The end of the tag at `at`, or 0: there is none, or nothing that CommonMark
 * does not see. Its attributes are those of JSX and Vue.
 */
static uint32_t tag_end(dl_region_scan *scan, uint32_t at)
{
    const char *src = scan->src;
    uint32_t i = at + 1;
    bool is_certain = false;
    if (i >= scan->end || !dl_is_alpha(src[i]) || !may_read(scan))
        return 0;
    while (i < scan->end &&
           (dl_is_alnum(src[i]) || dl_is_one_of(src[i], "-_.:")))
        i++;
    for (;;) {
        uint32_t next = skip_gap(scan, i);
        if (!next || next == scan->end)
            return waste(scan, at, next ? next : i);
        if (src[next] == '>')
            return is_certain ? next + 1 : 0;
        if (src[next] == '/')
            i = next + 1;
        else if (next == i && src[i] != '{') /* <https://a> */
            return 0;
        else
            i = attribute_end(scan, next, &is_certain);
        if (!i)
            return waste(scan, at, next);
    }
}

bool dl_region_tag(dl_region_scan *scan, uint32_t at, dl_region *out)
{
    out->end = tag_end(scan, at);
    out->kind = DL_REGION_TEMPLATE;
    return out->end > 0;
}

uint32_t dl_region_tags_end(dl_region_scan *scan, dl_span html)
{
    for (uint32_t i = html.start; i < html.end;) {
        uint32_t end = 0;
        if (scan->src[i] == '<')
            end = tag_end(scan, i);
        else if (scan->src[i] == '{')
            end = braces_end(scan, i, scan->end);
        if (end > html.end)
            return end;
        i = end ? end : i + 1;
    }
    return html.end;
}

/* ---- expressions --------------------------------------------------------- */

/* Without regard to strings: `{don't}`. */
static uint32_t plain_end(dl_region_scan *scan, uint32_t at, uint32_t limit)
{
    uint32_t depth = 0;
    if (at < scan->missing[DL_MISSING_BRACE])
        return 0;
    for (uint32_t i = at; i < limit; i++) {
        depth += scan->src[i] == '{';
        if (scan->src[i] == '}' && --depth == 0)
            return i + 1;
    }
    scan->missing[DL_MISSING_BRACE] = limit;
    return 0;
}

bool dl_region_expression(dl_region_scan *scan, uint32_t at, dl_region *out)
{
    const uint32_t limit = dl_region_limit(scan, at);
    bool is_comment = dl_region_has(scan, at, "{/*");
    out->end = 0;
    if (is_comment || dl_region_begins_line(scan, at)) { /* of several blocks */
        out->end = braces_end(scan, at, scan->end);
        if (out->end > limit && !is_comment && !is_end_of_line(scan, out->end))
            out->end = waste(scan, at, out->end);
    }
    if (!out->end)
        out->end = braces_end(scan, at, limit);
    if (!out->end)
        out->end = plain_end(scan, at, limit);
    out->kind = is_comment ? DL_REGION_COMMENT : DL_REGION_TEMPLATE;
    return out->end > 0;
}

/* ---- statements ---------------------------------------------------------- */

/* `import x from 'y'`, `export const x = …` */
static bool is_statement(dl_str line)
{
    static const char *const exports[] = {"default ", "const ", "let ",
                                          "var ",     "async ", "function ",
                                          "class ",   "{",      "* "};
    if (dl_str_starts(line, "import "))
        return memchr(line.p, '\'', line.n) || memchr(line.p, '"', line.n) ||
               memchr(line.p, '{', line.n);
    if (!dl_str_starts(line, "export "))
        return false;
    line = dl_str_from(line, sizeof "export " - 1);
    for (size_t i = 0; i < sizeof exports / sizeof *exports; i++)
        if (dl_str_starts(line, exports[i]))
            return true;
    return false;
}

/* The first empty line after `at` that no bracket, string or comment contains;
   0 if one is not closed. */
static uint32_t statement_end(dl_region_scan *scan, uint32_t at)
{
    const char *src = scan->src;
    uint32_t depth = 0, end = scan->end;
    if (!may_read(scan))
        return 0;
    for (uint32_t i = at; i < end; i = next_token(scan, i, end)) {
        depth += dl_is_one_of(src[i], "{([") ? 1 : 0;
        depth -= depth > 0 && dl_is_one_of(src[i], "})]");
        if (src[i] == '\n' && depth == 0 && is_end_of_line(scan, i + 1))
            return i;
    }
    return depth == 0 ? end : waste(scan, at, end);
}

bool dl_region_statement(dl_region_scan *scan, uint32_t at, dl_region *out)
{
    uint32_t line_end = dl_region_line_end(scan, at);
    if (!is_statement((dl_str){scan->src + at, line_end - at}))
        return false;
    out->end = statement_end(scan, at);
    if (!out->end)
        out->end = dl_region_lines_end(scan, at);
    out->kind = DL_REGION_TEMPLATE;
    return true;
}
