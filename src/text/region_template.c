/*
 * What other programs replace before or after Markdown is read: Liquid,
 * shortcodes, attribute lists, directives, and Obsidian's marks.
 */
#define _GNU_SOURCE /* memmem */
#include "base/str.h"
#include "text/region_scan.h"

/* ---- Liquid and shortcodes ---------------------------------------------- */

/* Tags whose bodies are not Markdown, up to the tag that ends them. */
static const struct body {
    const char *name;
    dl_region_kind kind;
} bodies[] = {
    {"highlight", DL_REGION_CODE},  {"raw", DL_REGION_CODE},
    {"comment", DL_REGION_COMMENT}, {"verbatim", DL_REGION_CODE},
    {"codeblock", DL_REGION_CODE},  {"mermaid", DL_REGION_CODE},
    {"plantuml", DL_REGION_CODE},   {"graphviz", DL_REGION_CODE},
    {"math", DL_REGION_FORMULA},    {"katex", DL_REGION_FORMULA},
    {"rawhtml", DL_REGION_CODE},    {"chart", DL_REGION_CODE},
    {"code", DL_REGION_CODE},       {"javascript", DL_REGION_CODE},
    {"js", DL_REGION_CODE},         {"css", DL_REGION_CODE},
    {"style", DL_REGION_CODE},      {"stylesheet", DL_REGION_CODE},
    {"schema", DL_REGION_CODE},     {"html", DL_REGION_CODE},
    {"echarts", DL_REGION_CODE},    {"gnuplot", DL_REGION_CODE},
    {"tikz", DL_REGION_FORMULA},    {"latex", DL_REGION_FORMULA},
};

enum { N_BODIES = sizeof bodies / sizeof *bodies };

static bool is_name(char c)
{
    return dl_is_alnum(c) || c == '_' || c == '-';
}

/* The name in the tag whose opening mark ends at `at`. */
static dl_str tag_name(const dl_region_scan *scan, uint32_t at)
{
    while (at < scan->end && (dl_is_space(scan->src[at]) ||
                              scan->src[at] == '-' || scan->src[at] == '<' ||
                              scan->src[at] == '%'))
        at++;
    uint32_t end = at;
    while (end < scan->end && is_name(scan->src[end]))
        end++;
    return (dl_str){scan->src + at, end - at};
}

static size_t body_of(dl_str name)
{
    size_t i = 0;
    while (i < N_BODIES && !dl_str_is(name, bodies[i].name))
        i++;
    return i;
}

/* Whether the tag after `open` (`{%`, `{{<`), at byte `at`, ends body
   `name`. */
static bool is_end_tag(const dl_region_scan *scan, uint32_t at,
                       const char *name, bool is_liquid)
{
    while (at < scan->end &&
           (dl_is_space(scan->src[at]) || scan->src[at] == '-'))
        at++;
    if (!dl_region_has(scan, at, is_liquid ? "end" : "/"))
        return false;
    at += is_liquid ? 3 : 1;
    while (!is_liquid && at < scan->end && dl_is_space(scan->src[at]))
        at++;
    return dl_region_has(scan, at, name) &&
           !is_name(scan->src[at + strlen(name)]);
}

/* The end of the tag that ends body `which`, searched for from `at` on; 0:
   there is none in the whole rest. */
static uint32_t body_end(dl_region_scan *scan, size_t which, uint32_t at,
                         const char *open, const char *close)
{
    const bool is_liquid = strcmp(open, "{%") == 0;
    const char *src = scan->src;
    uint32_t *missing = &scan->missing[DL_MISSING_BODY + which];
    if (*missing)
        return 0;
    for (;;) {
        const char *p = memmem(src + at, scan->end - at, open, strlen(open));
        if (!p)
            break;
        at = (uint32_t)(p - src) + (uint32_t)strlen(open);
        if (!is_end_tag(scan, at, bodies[which].name, is_liquid))
            continue;
        p = memmem(src + at, scan->end - at, close, strlen(close));
        if (!p)
            break;
        return (uint32_t)(p - src) + (uint32_t)strlen(close);
    }
    *missing = scan->end;
    return 0;
}

/*
 * Whether [at, end) is all there is but for spaces. {% raw %} around a whole
 * post, so that Liquid leaves its formulas alone, is no code: what is in it is
 * the post.
 */
static bool is_whole_post(const dl_region_scan *scan, uint32_t at, uint32_t end)
{
    dl_str before = {scan->src + scan->doc->body, at - scan->doc->body};
    dl_str after = {scan->src + end, scan->end - end};
    return dl_str_skip_white(before, 0) == before.n &&
           dl_str_skip_white(after, 0) == after.n;
}

/* Extends a tag, which begins with `open`, to the end of its body, if it has
   one that is not Markdown. */
static void add_body(dl_region_scan *scan, uint32_t at, dl_region *out,
                     const char *open, const char *close)
{
    size_t which = body_of(tag_name(scan, at + 2));
    uint32_t end =
        which < N_BODIES ? body_end(scan, which, out->end, open, close) : 0;
    if (!end || (strcmp(bodies[which].name, "raw") == 0 &&
                 is_whole_post(scan, at, end)))
        return;
    out->end = end;
    out->kind = (uint8_t)bodies[which].kind;
}

/*
 * Liquid ends a tag at the first `%}`, Hugo and Jinja at the first that is not
 * in quotation marks: the end of the longer of both, for a tag that begins
 * before `from` and may end at `end`.
 */
static uint32_t end_after_quotes(dl_region_scan *scan, uint32_t from,
                                 uint32_t end, const char *close)
{
    const char *src = scan->src;
    bool is_open = false;
    for (uint32_t i = from; i < end; i++)
        is_open ^= src[i] == '"';
    const char *limit = src + dl_region_line_end(scan, end);
    const char *quote =
        is_open ? memchr(src + end, '"', (size_t)(limit - src) - end) : NULL;
    const char *p =
        quote ? memmem(quote, (size_t)(limit - quote), close, strlen(close))
              : NULL;
    return p ? (uint32_t)(p - src) + (uint32_t)strlen(close) : end;
}

/* A tag with its marks; it may contain empty lines. */
static bool read_marked(dl_region_scan *scan, uint32_t at, dl_region *out,
                        dl_region_mark mark, const char *close)
{
    uint32_t end = dl_region_search(scan, mark, at + 2, scan->end, close);
    out->end = end ? end_after_quotes(scan, at + 2, end, close) : 0;
    out->kind = DL_REGION_TEMPLATE;
    return end > 0;
}

static bool read_tag(dl_region_scan *scan, uint32_t at, dl_region *out)
{
    if (!read_marked(scan, at, out, DL_MISSING_TAG, "%}"))
        return false;
    add_body(scan, at, out, "{%", "%}");
    return true;
}

/* `{{< figure >}}`, `{{% notice %}}`, and either in a comment of Hugo. */
static bool read_shortcode(dl_region_scan *scan, uint32_t at, dl_region *out)
{
    if (dl_region_has(scan, at, "{{/*")) {
        out->end = dl_region_search(scan, DL_MISSING_HUGO_COMMENT, at + 4,
                                    scan->end, "*/}}");
        out->kind = DL_REGION_COMMENT;
        return out->end > 0;
    }
    if (dl_region_has(scan, at, "{{<") &&
        read_marked(scan, at, out, DL_MISSING_SHORTCODE, ">}}")) {
        add_body(scan, at, out, "{{<", "}}");
        return true;
    }
    if (dl_region_has(scan, at, "{{%") &&
        read_marked(scan, at, out, DL_MISSING_PERCENT_SHORTCODE, "%}}")) {
        add_body(scan, at, out, "{{%", "}}");
        return true;
    }
    return false;
}

static bool read_output(dl_region_scan *scan, uint32_t at, dl_region *out)
{
    if (read_shortcode(scan, at, out))
        return true;
    uint32_t end = dl_region_search(scan, DL_MISSING_OUTPUT, at + 2,
                                    dl_region_lines_end(scan, at), "}}");
    out->kind = DL_REGION_TEMPLATE;
    if (!end)
        return false;
    out->end = end_after_quotes(scan, at + 2, end, "}}");
    while (out->end < scan->end && scan->src[out->end] == '}')
        out->end++;
    return true;
}

/* ---- other braces -------------------------------------------------------- */

/* The end of the kramdown extension whose opening tag ends at `at`. */
static uint32_t extension_end(dl_region_scan *scan, uint32_t at)
{
    uint32_t close = dl_region_search(scan, DL_MISSING_EXTENSION, at,
                                      scan->end, "{:/");
    const char *brace =
        close ? memchr(scan->src + close, '}', scan->end - close) : NULL;
    return brace ? (uint32_t)(brace - scan->src) + 1 : 0;
}

/* `{: .x}`, and kramdown's extensions, of which some have bodies. */
static bool read_attributes(dl_region_scan *scan, uint32_t at, dl_region *out)
{
    out->end = dl_region_search(scan, DL_MISSING_ATTRIBUTES, at + 2,
                                dl_region_line_end(scan, at), "}");
    out->kind = DL_REGION_ATTRIBUTES;
    if (!out->end)
        return false;
    bool is_comment = dl_region_has(scan, at, "{::comment");
    if ((is_comment || dl_region_has(scan, at, "{::nomarkdown")) &&
        scan->src[out->end - 2] != '/') {
        uint32_t end = extension_end(scan, out->end);
        if (end)
            *out = (dl_region){
                at, end, is_comment ? DL_REGION_COMMENT : DL_REGION_CODE, true};
    }
    return true;
}

/* `{# note #}` of Jinja and Twig; `{#id}` is none. */
static bool read_note(dl_region_scan *scan, uint32_t at, dl_region *out)
{
    if (at + 2 >= scan->end || !dl_is_space(scan->src[at + 2]))
        return false;
    out->end = dl_region_search(scan, DL_MISSING_NOTE, at + 2, scan->end, "#}");
    out->kind = DL_REGION_COMMENT;
    return out->end > 0;
}

/* ---- angle brackets ------------------------------------------------------ */

static bool read_angle(dl_region_scan *scan, uint32_t at, dl_region *out)
{
    if (dl_region_has(scan, at, "<!--")) {
        out->end = dl_region_search(scan, DL_MISSING_COMMENT, at + 4,
                                    scan->end, "-->");
        out->kind = DL_REGION_COMMENT;
        return out->end > 0;
    }
    if (dl_region_has(scan, at, "<%")) { /* of ERB and EJS */
        out->end = dl_region_search(scan, DL_MISSING_ERB, at + 2, scan->end,
                                    "%>");
        out->kind = DL_REGION_TEMPLATE;
        return out->end > 0;
    }
    return dl_region_tag(scan, at, out);
}

bool dl_region_brace(dl_region_scan *scan, uint32_t at, dl_region *out)
{
    if (scan->src[at] == '<')
        return read_angle(scan, at, out);
    char next = at + 1 < scan->end ? scan->src[at + 1] : '\0';
    if (next == '%')
        return read_tag(scan, at, out);
    if (next == '{' && read_output(scan, at, out))
        return true;
    if (next == ':' && read_attributes(scan, at, out))
        return true;
    if (next == '#' && read_note(scan, at, out))
        return true;
    if (!dl_region_expression(scan, at, out))
        return false;
    if ((next == '#' || next == '.') && out->kind == DL_REGION_TEMPLATE)
        out->kind = DL_REGION_ATTRIBUTES;
    return true;
}

/* ---- signs --------------------------------------------------------------- */

/* `[[note]]`, `![[image.png]]`, but not the link `[[1]](…)`. */
static bool read_wiki_link(dl_region_scan *scan, uint32_t at, dl_region *out)
{
    uint32_t limit = dl_region_line_end(scan, at), end = at + 2;
    while (end < limit && scan->src[end] != ']' && scan->src[end] != '[')
        end++;
    if (end == at + 2 || !dl_region_has(scan, end, "]]") ||
        (end + 2 < scan->end && scan->src[end + 2] == '('))
        return false;
    if (at > scan->floor && scan->src[at - 1] == '!')
        out->start = at - 1;
    out->end = end + 2;
    out->kind = DL_REGION_LABEL;
    return true;
}

/* `%%…%%`, in a line or over several. */
static bool read_percents(dl_region_scan *scan, uint32_t at, dl_region *out)
{
    bool is_alone = dl_region_begins_line(scan, at) &&
                    dl_region_line_end(scan, at) == at + 2;
    if (at > 0 && dl_is_digit(scan->src[at - 1])) /* 100%% */
        return false;
    out->end = dl_region_search(
        scan, is_alone ? DL_MISSING_PERCENT_BLOCK : DL_MISSING_PERCENTS, at + 2,
        is_alone ? scan->end : dl_region_limit(scan, at), "%%");
    out->kind = DL_REGION_COMMENT;
    return out->end > 0;
}

/* `==…==`: shown as a highlight by some, as it is by others. */
static bool read_equals(dl_region_scan *scan, uint32_t at, dl_region *out)
{
    uint32_t limit = dl_region_limit(scan, at);
    if (at + 2 >= limit || dl_is_space(scan->src[at + 2]) ||
        scan->src[at + 2] == '=' || (at > 0 && scan->src[at - 1] == '='))
        return false;
    out->end =
        dl_region_search(scan, DL_MISSING_EQUALS, at + 2, limit, "==");
    if (!out->end || dl_is_space(scan->src[out->end - 3]))
        return false;
    out->kind = DL_REGION_TEMPLATE;
    out->is_opaque = false;
    return true;
}

bool dl_region_sign(dl_region_scan *scan, uint32_t at, dl_region *out)
{
    char next = at + 1 < scan->end ? scan->src[at + 1] : '\0';
    switch (scan->src[at]) {
    case '[':
        return next == '[' ? read_wiki_link(scan, at, out)
                           : (next == '!' || next == '^') &&
                                 dl_region_name(scan, at, out);
    case '%':
        return next == '%' && read_percents(scan, at, out);
    default:
        return next == '=' && read_equals(scan, at, out);
    }
}

/* ---- lines --------------------------------------------------------------- */

/* `[label]: address`, whatever CommonMark makes of it; `*[abbr]: text`. */
static bool read_definition(dl_region_scan *scan, uint32_t at, dl_region *out)
{
    const char *src = scan->src;
    uint32_t limit = dl_region_line_end(scan, at), end = at;
    while (end < limit && src[end] != ']')
        end += src[end] == '\\' ? 2 : 1;
    if (end >= limit || end == at + 1 || !dl_region_has(scan, end, "]:") ||
        src[at + 1] == '^')
        return false;
    dl_str label = {src + at + 1, end - at - 1};
    bool is_comment = dl_str_is(label, "//") || dl_str_is(label, "comment");
    out->end = src[out->start] == '*' ? end + 2 : limit;
    out->kind = is_comment ? DL_REGION_COMMENT : DL_REGION_LABEL;
    out->is_opaque = false;
    return true;
}

/* `:::{code-block} c` … `:::` of MyST, `::: mermaid` of Azure: a container whose
   text is code. */
static bool read_container(dl_region_scan *scan, uint32_t at, dl_region *out)
{
    uint32_t n = 0;
    while (at + n < scan->end && scan->src[at + n] == ':')
        n++;
    uint32_t name = at + n;
    while (name < scan->end && dl_is_one_of(scan->src[name], " {"))
        name++;
    dl_str word = tag_name(scan, name);
    if (body_of(word) == N_BODIES && !dl_str_is(word, "code-block"))
        return false;
    uint32_t end = dl_region_search(scan, DL_MISSING_CONTAINER, name, scan->end,
                                    "\n:::");
    out->end = end ? dl_region_line_end(scan, end) : 0;
    out->kind = DL_REGION_CODE;
    return end > 0;
}

/* `(name)=` of MyST, which other texts refer to. */
static bool read_target(dl_region_scan *scan, uint32_t at, dl_region *out)
{
    out->end = dl_region_line_end(scan, at);
    out->kind = DL_REGION_LABEL;
    return out->end > at + 2 && dl_region_has(scan, out->end - 2, ")=");
}

/* `:name: value` of a directive of MyST. */
static bool is_option(const dl_region_scan *scan, uint32_t at)
{
    uint32_t end = at + 1;
    while (end < scan->end &&
           (dl_is_lower(scan->src[end]) || scan->src[end] == '-'))
        end++;
    return end > at + 1 && dl_region_has(scan, at, ":") &&
           dl_region_has(scan, end, ": ");
}

/* `@startuml` … `@enduml` of PlantUML, without a fence. */
static bool read_diagram(dl_region_scan *scan, uint32_t at, dl_region *out)
{
    uint32_t end = dl_region_search(scan, DL_MISSING_DIAGRAM, at + 1, scan->end,
                                    "\n@end");
    out->end = end ? dl_region_line_end(scan, end) : 0;
    out->kind = DL_REGION_CODE;
    return end > 0;
}

/* Whether the line at `at` has nothing but marks of quotations. */
static bool is_bare(const dl_region_scan *scan, uint32_t at)
{
    while (at < scan->end && (dl_is_blank(scan->src[at]) ||
                              scan->src[at] == '>'))
        at++;
    return at == scan->end || scan->src[at] == '\n' || scan->src[at] == '\r';
}

/*
 * `>⇥code`, ` ⇥code`: after an empty line, kramdown takes text behind a tab for
 * code where CommonMark fills up the columns of the list or quotation. The text
 * of the line at `begin` is at `at`.
 */
static bool read_tabbed(dl_region_scan *scan, uint32_t begin, uint32_t at,
                        dl_region *out)
{
    uint32_t before = begin;
    if (at < begin + 2 || scan->src[at - 1] != '\t')
        return false;
    if (before > scan->doc->body)
        before--;
    while (before > scan->doc->body && scan->src[before - 1] != '\n')
        before--;
    if (begin > scan->doc->body && !is_bare(scan, before))
        return false;
    uint32_t end = dl_region_lines_end(scan, at);
    *out = (dl_region){at, end, DL_REGION_CODE, false};
    return end > at;
}

bool dl_region_line(dl_region_scan *scan, uint32_t at, dl_region *out)
{
    const char *src = scan->src;
    uint32_t begin = at;
    while (at < scan->end && (dl_is_blank(src[at]) || src[at] == '>'))
        at++;
    if (at >= scan->end)
        return false;
    if (read_tabbed(scan, begin, at, out))
        return true;
    out->start = at;
    switch (src[at]) {
    case '(':
        return read_target(scan, at, out);
    case '<': /* a file of code in VitePress */
        if (!dl_region_has(scan, at, "<<< "))
            return false;
        out->end = dl_region_line_end(scan, at);
        out->kind = DL_REGION_TEMPLATE;
        return true;
    case '@':
        return dl_region_has(scan, at, "@start") && read_diagram(scan, at, out);
    case ':': case '!': case '?': case '=': case '/':
        if (!is_option(scan, at) && !dl_region_has(scan, at, ":::") &&
            !dl_region_has(scan, at, "=== \"") &&
            !dl_region_has(scan, at, "!!! ") &&
            !dl_region_has(scan, at, "??? ") &&
            !dl_region_has(scan, at, "/// "))
            return false;
        if (dl_region_has(scan, at, ":::") && read_container(scan, at, out))
            return true;
        out->end = dl_region_line_end(scan, at);
        out->kind = DL_REGION_TEMPLATE;
        return true;
    case '%': /* a comment of MyST */
        out->end = dl_region_line_end(scan, at);
        out->kind = DL_REGION_COMMENT;
        return dl_region_has(scan, at, "% ");
    case 'i': case 'e':
        return at == begin && dl_region_statement(scan, at, out);
    case '[':
        return read_definition(scan, at, out);
    case '*':
        return at + 1 < scan->end && src[at + 1] == '[' &&
               read_definition(scan, at + 1, out);
    default:
        return false;
    }
}
