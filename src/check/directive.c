/* Reads suppression comments. */
#include "check/directive.h"

#include "base/search.h"
#include "base/str.h"
#include "base/spans.h"
#include "base/vec.h"
#include "text/suggest.h"

static const char PREFIX[] = "digestlint-";
enum { PREFIX_LENGTH = sizeof PREFIX - 1 };

static const dl_str verbs[] = {
    [DL_DISABLE] = {"digestlint-disable", 18},
    [DL_DISABLE_LINE] = {"digestlint-disable-line", 23},
    [DL_DISABLE_NEXT_LINE] = {"digestlint-disable-next-line", 28},
    [DL_DISABLE_PAPER] = {"digestlint-disable-paper", 24},
    [DL_DISABLE_FILE] = {"digestlint-disable-file", 23},
    [DL_ENABLE] = {"digestlint-enable", 17},
};
enum { N_VERBS = sizeof verbs / sizeof *verbs };

typedef DL_VEC(dl_directive) directives;

static dl_span trim(dl_str src, dl_span s)
{
    while (s.start < s.end && dl_is_space(src.p[s.start]))
        s.start++;
    while (s.end > s.start && dl_is_space(src.p[s.end - 1]))
        s.end--;
    return s;
}

static bool starts_with(dl_str src, size_t at, const char *text, size_t n)
{
    return src.n - at >= n && memcmp(src.p + at, text, n) == 0;
}

/* The next word of `rest`, which is shortened; separated by spaces and
   commas. */
static dl_span next_word(dl_str src, dl_span *rest)
{
    uint32_t i = rest->start;
    while (i < rest->end && (dl_is_space(src.p[i]) || src.p[i] == ','))
        i++;
    dl_span word = {i, i};
    while (word.end < rest->end && !dl_is_space(src.p[word.end]) &&
           src.p[word.end] != ',')
        word.end++;
    rest->start = word.end;
    return word;
}

static dl_directive_kind kind_of(dl_str verb)
{
    int kind = 0;
    while (kind < N_VERBS && !dl_str_eq(verbs[kind], verb))
        kind++;
    return kind < N_VERBS ? (dl_directive_kind)kind : DL_DIRECTIVE_UNKNOWN;
}

dl_str dl_directive_suggest(dl_str verb)
{
    size_t found = dl_suggest(verb, verbs, N_VERBS);
    return found == DL_SUGGEST_NONE ? DL_STR_NONE : verbs[found];
}

/* Without a code all rules are meant, except those that check the comment. */
static dl_rule_range all_but_own(void)
{
    dl_rule_range own = dl_rules_select(DL_STR("DL9"));
    return (dl_rule_range){0, own.start};
}

static void read_selectors(dl_arena *arena, dl_str src, dl_span rest,
                           dl_directive *d)
{
    DL_VEC(dl_selector) selectors = {0};
    for (;;) {
        dl_span word = next_word(src, &rest);
        dl_str text = {src.p + word.start, word.end - word.start};
        if (text.n == 0)
            break;
        if (dl_str_is(text, "--")) {
            dl_span reason = trim(src, (dl_span){word.end, rest.end});
            d->reason =
                (dl_str){src.p + reason.start, reason.end - reason.start};
            break;
        }
        dl_vec_push(&selectors, (dl_selector){.span = word,
                                              .rules = dl_rules_select(text)});
    }
    d->names_all = selectors.n == 0;
    if (d->names_all)
        dl_vec_push(&selectors,
                    (dl_selector){.span = d->comment, .rules = all_but_own()});
    d->selectors = dl_vec_to_arena(&selectors, arena);
    d->n_selectors = (uint32_t)selectors.n;
    dl_vec_free(&selectors);
}

/* `text` is the part between the delimiters of `comment`. */
static void read_directive(dl_arena *arena, const dl_doc *doc, dl_span comment,
                           dl_span text, bool in_frontmatter, directives *out)
{
    text = trim(doc->src, text);
    if (text.end - text.start < PREFIX_LENGTH ||
        !starts_with(doc->src, text.start, PREFIX, PREFIX_LENGTH))
        return;
    dl_directive d = {.comment = comment, .in_frontmatter = in_frontmatter};
    d.verb = next_word(doc->src, &text);
    d.kind = kind_of(dl_doc_slice(doc, d.verb));
    if (d.kind != DL_DIRECTIVE_UNKNOWN)
        read_selectors(arena, doc->src, text, &d);
    dl_vec_push(out, d);
}

/* ---- in front matter ----------------------------------------------------- */

/* Quoted and block scalars, in which `#` does not begin a comment. */
typedef DL_VEC(dl_span) spans;

enum { MOST_YAML_NODES = 100000 };

static int by_start(const void *a, const void *b)
{
    const dl_span *x = a, *y = b;
    return (x->start > y->start) - (x->start < y->start);
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

/* The comment whose `#` is at `start`, to the end of its line. */
static dl_span yaml_comment(const dl_doc *doc, uint32_t start)
{
    const char *src = doc->src.p;
    uint32_t end = start;
    while (end < doc->frontmatter.yaml.end && src[end] != '\n' &&
           src[end] != '\r')
        end++;
    return trim(doc->src, (dl_span){start, end});
}

static bool is_yaml_directive(const dl_doc *doc, uint32_t start)
{
    const char *src = doc->src.p;
    uint32_t end = doc->frontmatter.yaml.end, text = start + 1;
    if (start > doc->frontmatter.yaml.start && !dl_is_space(src[start - 1]))
        return false;
    while (text < end && (src[text] == ' ' || src[text] == '\t'))
        text++;
    return end - text >= PREFIX_LENGTH &&
           starts_with(doc->src, text, PREFIX, PREFIX_LENGTH);
}

static void read_frontmatter(dl_arena *arena, const dl_doc *doc,
                             directives *out)
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
        if (!is_yaml_directive(doc, start))
            continue;
        if (!has_scalars)
            find_scalars(doc->frontmatter.root, &scalars);
        has_scalars = true;
        if (is_in_scalar(&scalars, start))
            continue;
        dl_span comment = yaml_comment(doc, start);
        read_directive(arena, doc, comment, (dl_span){at, comment.end}, true,
                       out);
        at = comment.end;
    }
    dl_vec_free(&scalars);
}

/* ---- in the body --------------------------------------------------------- */

/*
 * Comments are searched for in the bytes, not in the tree: to CommonMark 0.29
 * an inline comment with `--` in it is text, but reasons are written that way.
 * Code is skipped with the help of the tree, which is in document order.
 */
static void read_body(dl_arena *arena, const dl_doc *doc, directives *out)
{
    static const char open[] = "<!--", close[] = "-->";
    dl_str src = doc->src;
    uint32_t node = 0;
    for (size_t at = doc->body; at < src.n;) {
        const char *p = memchr(src.p + at, '<', src.n - at);
        if (!p)
            break;
        size_t start = (size_t)(p - src.p);
        at = start + 1;
        if (!starts_with(src, start, open, 4) ||
            (start > 0 && src.p[start - 1] == '\\'))
            continue;
        while (node < doc->n_nodes &&
               ((doc->nodes[node].kind != DL_NODE_CODE &&
                 doc->nodes[node].kind != DL_NODE_CODE_BLOCK) ||
                doc->nodes[node].span.end <= start))
            node++;
        if (node < doc->n_nodes && doc->nodes[node].span.start <= start &&
            !(doc->nodes[node].flags & DL_NODE_APPROXIMATE)) {
            at = doc->nodes[node].span.end;
            continue;
        }
        size_t text = start + 4, end = text;
        while (end < src.n && !starts_with(src, end, close, 3))
            end++;
        if (end == src.n)
            break;
        at = end + 3;
        read_directive(arena, doc, (dl_span){(uint32_t)start, (uint32_t)at},
                       (dl_span){(uint32_t)text, (uint32_t)end}, false, out);
    }
}

dl_directive *dl_directives_read(dl_arena *arena, const dl_doc *doc, size_t *n)
{
    directives all = {0};
    if (doc->n_nodes > 0) {
        read_frontmatter(arena, doc, &all);
        read_body(arena, doc, &all);
    }
    dl_directive *copy = dl_vec_to_arena(&all, arena);
    *n = all.n;
    dl_vec_free(&all);
    return copy;
}
