/* Finds comments in a document's bytes. */
#include "check/comment.h"

#include "base/spans.h"
#include "base/str.h"
#include "base/vec.h"
#include "text/lines.h"

typedef DL_VEC(dl_comment) comments;

static dl_span trim(dl_str src, dl_span s)
{
    while (s.start < s.end && dl_is_space(src.p[s.start]))
        s.start++;
    while (s.end > s.start && dl_is_space(src.p[s.end - 1]))
        s.end--;
    return s;
}

static bool may_be_ours(dl_str src, size_t at, size_t end)
{
    return dl_begins_with((dl_str){src.p + at, end - at}, "dig");
}

static void add(comments *out, dl_str src, dl_span span, dl_span text,
                dl_comment_form form)
{
    text = trim(src, text);
    if (may_be_ours(src, text.start, text.end))
        dl_vec_push(out, (dl_comment){span, text, (uint8_t)form});
}

/* ---- in front matter ----------------------------------------------------- */

/* Quoted and block scalars, in which `#` does not begin a comment. */
typedef DL_VEC(dl_span) spans;

enum { MOST_YAML_NODES = 100000 };

static int by_start(const void *a, const void *b)
{
    const dl_span *x = a, *y = b;
    return DL_ORDER(x->start, y->start);
}

/* The walk uses its own stack, and is limited: aliases may expand to more nodes
   than there are bytes. */
static void find_scalars(const dl_yaml *root, spans *out)
{
    DL_VEC(const dl_yaml *) open = {0};
    if (root)
        dl_vec_push(&open, root);
    for (size_t count = 0; open.n > 0 && count < MOST_YAML_NODES; count++) {
        const dl_yaml *node = open.v[--open.n];
        if (node->kind == DL_YAML_SCALAR && node->style != DL_YAML_PLAIN)
            dl_vec_push(out, node->span);
        if (node->next)
            dl_vec_push(&open, node->next);
        if (node->first)
            dl_vec_push(&open, node->first);
        if (node->key)
            dl_vec_push(&open, node->key);
    }
    dl_vec_free(&open);
    dl_vec_sort(out, by_start);
}

static bool is_in_scalar(const spans *scalars, uint32_t offset)
{
    size_t i = dl_spans_find(scalars->v, scalars->n, offset);
    return i < scalars->n && scalars->v[i].start <= offset;
}

/* The end of the line that contains `at`. */
static uint32_t line_end(dl_str src, size_t at, size_t most)
{
    while (at < most && src.p[at] != '\n' && src.p[at] != '\r')
        at++;
    return (uint32_t)at;
}

static bool is_yaml_comment(const dl_doc *doc, uint32_t start)
{
    dl_span yaml = doc->frontmatter.yaml;
    dl_str rest = {doc->src.p, yaml.end};
    return (start == yaml.start || dl_is_space(doc->src.p[start - 1])) &&
           may_be_ours(doc->src, dl_str_skip_blanks(rest, start + 1), yaml.end);
}

static void find_in_frontmatter(const dl_doc *doc, comments *out)
{
    dl_span yaml = doc->frontmatter.yaml;
    const char *src = doc->src.p;
    spans scalars = {0};
    bool has_scalars = false;
    for (uint32_t at = yaml.start; at < yaml.end;) {
        const char *hash = memchr(src + at, '#', yaml.end - at);
        if (!hash)
            break;
        uint32_t start = (uint32_t)(hash - src);
        at = start + 1;
        if (!is_yaml_comment(doc, start))
            continue;
        if (!has_scalars)
            find_scalars(doc->frontmatter.root, &scalars);
        has_scalars = true;
        if (is_in_scalar(&scalars, start))
            continue;
        dl_span span = {start, line_end(doc->src, start, yaml.end)};
        span = trim(doc->src, span);
        add(out, doc->src, span, (dl_span){at, span.end}, DL_COMMENT_YAML);
        at = span.end;
    }
    dl_vec_free(&scalars);
}

/* The lines between `+++` and `+++`, or an empty span. */
static dl_span toml_of(const dl_doc *doc)
{
    dl_span first = dl_doc_line(doc, 1);
    if (doc->frontmatter.state != DL_FRONTMATTER_NONE ||
        doc->body <= first.end ||
        !dl_str_starts(dl_doc_slice(doc, first), "+++"))
        return (dl_span){0, 0};
    uint32_t closing =
        dl_lines_find(doc->line_starts, doc->n_lines, doc->body - 1);
    return (dl_span){doc->line_starts[1], doc->line_starts[closing]};
}

/* The byte after the TOML string that begins at `at`; one that is not closed on
   its line, or at all if it has three quotation marks, ends there. */
static uint32_t toml_string_end(dl_str src, uint32_t at, uint32_t end)
{
    const char quote = src.p[at];
    bool is_long =
        at + 3 <= end && src.p[at + 1] == quote && src.p[at + 2] == quote;
    for (at += is_long ? 3 : 1; at < end; at++) {
        if (src.p[at] == '\\' && quote == '"')
            at++;
        else if (!is_long &&
                 (src.p[at] == quote || dl_is_one_of(src.p[at], "\r\n")))
            return at + 1;
        else if (is_long && src.p[at] == quote && at + 3 <= end &&
                 src.p[at + 1] == quote && src.p[at + 2] == quote)
            return at + 3;
    }
    return end;
}

static void find_in_toml(const dl_doc *doc, comments *out)
{
    const dl_span toml = toml_of(doc);
    const dl_str src = doc->src;
    for (uint32_t at = toml.start; at < toml.end;) {
        if (src.p[at] == '"' || src.p[at] == '\'') {
            at = toml_string_end(src, at, toml.end);
            continue;
        }
        if (src.p[at] != '#') {
            at++;
            continue;
        }
        dl_span span =
            trim(src, (dl_span){at, line_end(src, at, toml.end)});
        add(out, src, span, (dl_span){at + 1, span.end}, DL_COMMENT_YAML);
        at = span.end;
    }
}

/* ---- in the body --------------------------------------------------------- */

/*
 * Comments are searched for in the bytes, not in the tree: to CommonMark 0.29
 * an inline comment with `--` in it is text, but reasons are written that way;
 * MDX's are text to it, and references are not in its tree at all. Code is
 * skipped with the help of the regions, which are in document order.
 */
typedef struct scanner {
    const dl_doc *doc;
    dl_str src;
    uint32_t region, block; /* the next region, and the next block of HTML */
    bool no_html;         /* none is closed any more */
    size_t no_mdx_until;  /* no expression before it is only a comment */
    size_t no_title_until[3]; /* no title before it is closed by `)"'` */
    comments *out;
} scanner;

/* Whether `at` is in a block of HTML. Called with growing places. */
static bool is_in_html(scanner *s, size_t at)
{
    const dl_node *nodes = s->doc->nodes;
    uint32_t n = s->doc->n_nodes;
    while (s->block < n && (nodes[s->block].kind != DL_NODE_HTML_BLOCK ||
                            nodes[s->block].span.end <= at))
        s->block++;
    return s->block < n && nodes[s->block].span.start <= at;
}

/* The end of the code that `at` is in, or 0. Called with growing places. */
static size_t code_end(scanner *s, size_t at)
{
    const dl_doc *doc = s->doc;
    while (s->region < doc->n_regions && doc->regions[s->region].end <= at)
        s->region++;
    const dl_region *r = &doc->regions[s->region];
    return s->region < doc->n_regions && r->start <= at &&
                   r->kind == DL_REGION_CODE
               ? r->end
               : 0;
}

/* Where `s` is from `at` on; the end of the source if it is not. */
static size_t find(dl_str src, size_t at, const char *s)
{
    size_t n = strlen(s);
    while (at + n <= src.n) {
        const char *p = memchr(src.p + at, s[0], src.n - at - (n - 1));
        if (!p)
            break;
        at = (size_t)(p - src.p);
        if (memcmp(p, s, n) == 0)
            return at;
        at++;
    }
    return src.n;
}

/* `<!-- … -->` at `start`: returns where to go on. Pandoc's `<!--- … --->` is
   one, too. */
static size_t read_html(scanner *s, size_t start)
{
    dl_str src = s->src;
    if (s->no_html || !dl_str_starts(dl_str_from(src, start), "<!--"))
        return start + 1;
    size_t text = start + 4, end = find(src, text, "-->");
    if (end == src.n) {
        s->no_html = true;
        return start + 1;
    }
    size_t next = end + 3;
    while (text < end && src.p[text] == '-')
        text++;
    while (end > text && src.p[end - 1] == '-')
        end--;
    add(s->out, src, (dl_span){(uint32_t)start, (uint32_t)next},
        (dl_span){(uint32_t)text, (uint32_t)end}, DL_COMMENT_HTML);
    return next;
}

/* An MDX expression that is nothing but a comment. */
static size_t read_mdx(scanner *s, size_t start)
{
    dl_str src = s->src;
    size_t open = dl_str_skip_white(src, start + 1);
    if (start < s->no_mdx_until ||
        !dl_str_starts(dl_str_from(src, open), "/*"))
        return start + 1;
    size_t text = open + 2, end = find(src, text, "*/");
    size_t close = end < src.n ? dl_str_skip_white(src, end + 2) : src.n;
    if (close == src.n || src.p[close] != '}') {
        s->no_mdx_until = end;
        return start + 1;
    }
    add(s->out, src, (dl_span){(uint32_t)start, (uint32_t)close + 1},
        (dl_span){(uint32_t)text, (uint32_t)end}, DL_COMMENT_MDX);
    return close + 1;
}

/* The `[` of a label that ends at `close`, if only what begins quotes and list
   items is before it on its line; otherwise `close`. */
static size_t label_start(const scanner *s, size_t close)
{
    const char *src = s->src.p;
    size_t body = s->doc->body, at = close;
    while (at > body && !dl_is_one_of(src[at - 1], "[]\r\n"))
        at--;
    if (at == body || src[at - 1] != '[')
        return close;
    size_t label = --at;
    while (at > body && (dl_is_one_of(src[at - 1], " \t>-*+.)") ||
                         dl_is_digit(src[at - 1])))
        at--;
    return at == body || src[at - 1] == '\n' || src[at - 1] == '\r' ? label
                                                                   : close;
}

/* The delimiter that opens a title after `#` or `<>` at `at`, or the end of the
   source. */
static size_t title_start(dl_str src, size_t at)
{
    static const char *const places[] = {"#", "<>", "<#>"};
    at = dl_str_skip_blanks(src, at);
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        if (!dl_str_starts(dl_str_from(src, at), places[i]))
            continue;
        size_t after = at + strlen(places[i]);
        size_t title = dl_str_skip_blanks(src, after);
        if (title > after && title < src.n &&
            dl_is_one_of(src.p[title], "(\"'"))
            return title;
    }
    return src.n;
}

/*
 * The delimiter that closes the title which begins at `at`: the last thing on
 * its line or on a later line of the paragraph, so that a reason may contain
 * it. The end of the source if there is none.
 */
static size_t title_end(dl_str src, size_t at, char close, size_t *no_title)
{
    for (size_t line = at; line < src.n;) {
        size_t end = line_end(src, line, src.n), last = end;
        while (last > line && dl_is_blank(src.p[last - 1]))
            last--;
        if (last > line && src.p[last - 1] == close)
            return last - 1;
        *no_title = end;
        line = end + (end < src.n);
        if (line < src.n && src.p[end] == '\r' && src.p[line] == '\n')
            line++;
        size_t text = line;
        while (text < src.n && dl_is_one_of(src.p[text], " \t>"))
            text++;
        if (text == src.n || src.p[text] == '\n' || src.p[text] == '\r')
            break;
    }
    return src.n;
}

static size_t read_reference(scanner *s, size_t bracket)
{
    static const char opening[] = "(\"'", closing[] = ")\"'";
    dl_str src = s->src;
    if (!dl_str_starts(dl_str_from(src, bracket), "]:"))
        return bracket + 1;
    size_t start = label_start(s, bracket);
    size_t title = title_start(src, bracket + 2);
    if (start == bracket || title == src.n ||
        (start > 0 && src.p[start - 1] == '\\') ||
        is_in_html(s, bracket))
        return bracket + 1;
    size_t kind = (size_t)(strchr(opening, src.p[title]) - opening);
    if (title < s->no_title_until[kind] ||
        !may_be_ours(src, dl_str_skip_white(src, title + 1), src.n))
        return bracket + 1;
    size_t end =
        title_end(src, title + 1, closing[kind], &s->no_title_until[kind]);
    if (end == src.n)
        return bracket + 1;
    add(s->out, src, (dl_span){(uint32_t)start, (uint32_t)end + 1},
        (dl_span){(uint32_t)title + 1, (uint32_t)end}, DL_COMMENT_REFERENCE);
    return end + 1;
}

/* The next byte from `at` on that shows a comment. Each kind is looked for
   again only when the scan has passed the place in `next`. */
static size_t next_start(dl_str src, size_t at, size_t next[3])
{
    static const char starts[] = "<{]";
    size_t first = src.n;
    for (size_t i = 0; i < 3; i++) {
        if (next[i] <= at) {
            const char *p = memchr(src.p + at, starts[i], src.n - at);
            next[i] = p ? (size_t)(p - src.p) : src.n;
        }
        first = next[i] < first ? next[i] : first;
    }
    return first;
}

/* Rules out most of these bytes before the tree is asked. */
static bool may_begin(dl_str src, size_t at)
{
    char next = at + 1 < src.n ? src.p[at + 1] : '\0';
    bool is_escaped = at > 0 && src.p[at - 1] == '\\';
    bool may = src.p[at] == '<'   ? next == '!'
               : src.p[at] == ']' ? next == ':'
                                  : next == '/' || dl_is_white(next);
    return may && !is_escaped;
}

static void find_in_body(const dl_doc *doc, comments *out)
{
    scanner s = {.doc = doc, .src = doc->src, .out = out};
    size_t next[3] = {0}; /* for each, looked for at once */
    for (size_t at = doc->body; at < s.src.n;) {
        at = next_start(s.src, at, next);
        if (at == s.src.n)
            break;
        size_t code = 0;
        if (!may_begin(s.src, at))
            at++;
        else if ((code = code_end(&s, at)) > 0)
            at = code;
        else if (s.src.p[at] == '<')
            at = read_html(&s, at);
        else if (s.src.p[at] == '{')
            at = read_mdx(&s, at);
        else
            at = read_reference(&s, at);
    }
}

dl_comment *dl_comments_find(dl_arena *arena, const dl_doc *doc, size_t *n)
{
    comments all = {0};
    if (doc->n_nodes > 0) {
        find_in_frontmatter(doc, &all);
        find_in_toml(doc, &all);
        find_in_body(doc, &all);
    }
    dl_comment *copy = dl_vec_to_arena(&all, arena);
    *n = all.n;
    dl_vec_free(&all);
    return copy;
}
