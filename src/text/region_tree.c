/*
 * What the tree and the front matter show of a document's regions: code, HTML,
 * destinations and labels of links.
 */
#define _GNU_SOURCE /* memmem, strncasecmp */
#include <strings.h>

#include "base/search.h"
#include "base/str.h"
#include "text/region_scan.h"

/* Elements whose text is code or a drawing, not prose. */
static const char *const code_elements[] = {
    "code", "kbd",    "samp",  "var",      "tt",  "pre",
    "math", "script", "style", "textarea", "svg", "listing",
};

enum {
    N_TEXT_ELEMENTS = 5, /* of them, those within a text */
    N_ELEMENTS = sizeof code_elements / sizeof *code_elements,
    LONGEST_TICKS = 3,
    MOST_OPEN = 16 /* that are searched for to the end of the source in vain */
};

static void give(dl_region_scan *scan, uint32_t start, uint32_t end,
                 dl_region_kind kind, bool is_opaque)
{
    if (start < end)
        dl_vec_push(&scan->given,
                    (dl_region){start, end, (uint8_t)kind, is_opaque});
}

/* ---- HTML ---------------------------------------------------------------- */

/* Which of those elements begins, or with `</` ends, at byte `at`. */
static size_t element_at(const dl_region_scan *scan, uint32_t at,
                         const char *open)
{
    if (!dl_region_has(scan, at, open))
        return N_ELEMENTS;
    at += (uint32_t)strlen(open);
    for (size_t i = 0; i < N_ELEMENTS; i++) {
        size_t n = strlen(code_elements[i]);
        if (scan->end - at > n &&
            strncasecmp(scan->src + at, code_elements[i], n) == 0 &&
            !dl_is_alnum(scan->src[at + n]) && scan->src[at + n] != '-')
            return i;
    }
    return N_ELEMENTS;
}

/* The end of the tag that closes `element`, between `at` and `limit`, or 0. */
static uint32_t element_end(const dl_region_scan *scan, size_t element,
                            uint32_t at, uint32_t limit)
{
    const char *src = scan->src;
    while (at < limit) {
        const char *p = memchr(src + at, '<', limit - at);
        if (!p)
            return 0;
        at = (uint32_t)(p - src);
        if (element_at(scan, at, "</") == element) {
            p = memchr(src + at, '>', limit - at);
            return p ? (uint32_t)(p - src) + 1 : 0;
        }
        at++;
    }
    return 0;
}

/* The last of those elements that [start, end) opens and does not close. */
static size_t open_element(const dl_region_scan *scan, uint32_t start,
                           uint32_t end)
{
    size_t open = N_ELEMENTS;
    for (uint32_t at = start; at < end; at++) {
        const char *p = memchr(scan->src + at, '<', end - at);
        if (!p)
            break;
        at = (uint32_t)(p - scan->src);
        size_t begun = element_at(scan, at, "<");
        size_t ended = element_at(scan, at, "</");
        if (begun < N_ELEMENTS && open == N_ELEMENTS)
            open = begun;
        else if (ended < N_ELEMENTS && ended == open)
            open = N_ELEMENTS;
    }
    return open;
}

void dl_region_extend_html(dl_region_scan *scan, dl_region *region)
{
    uint32_t tags_end =
        dl_region_tags_end(scan, (dl_span){region->start, region->end});
    if (tags_end > region->end) {
        region->end = tags_end;
        region->is_opaque = scan->is_long = true;
    }
    size_t open = open_element(scan, region->start, region->end);
    uint32_t end = 0;
    if (open == N_ELEMENTS)
        return;
    if (scan->n_open <= MOST_OPEN) {
        end = element_end(scan, open, region->end, scan->end);
        scan->n_open += end == 0;
    }
    if (!end && open < N_TEXT_ELEMENTS)
        end = dl_region_limit(scan, region->start);
    if (end <= region->end)
        return;
    region->end = end;
    region->is_opaque = scan->is_long = true;
    if (open < N_TEXT_ELEMENTS)
        region->kind = DL_REGION_CODE;
}

/* ---- code ---------------------------------------------------------------- */

/* The length of the fence that is all there is in the line at `at`, or
   begins it. */
static uint32_t fence_at(const dl_region_scan *scan, uint32_t at, char c)
{
    uint32_t end = at;
    while (end < scan->end && scan->src[end] == c)
        end++;
    return end - at >= 3 ? end - at : 0;
}

/* The end of the first line in [at, end) that closes a fence, or 0. */
static uint32_t closing_fence(dl_region_scan *scan, uint32_t at, uint32_t end,
                              char c, uint32_t length)
{
    while (at < end) {
        uint32_t stop = dl_region_line_end(scan, at), text = at;
        while (text < stop &&
               (dl_is_blank(scan->src[text]) || scan->src[text] == '>'))
            text++;
        uint32_t fence = fence_at(scan, text, c), rest = text + fence;
        while (rest < stop && dl_is_blank(scan->src[rest]))
            rest++;
        if (fence >= length && rest == stop)
            return stop;
        at = stop + 1;
    }
    return 0;
}

void dl_region_extend_code(dl_region_scan *scan, dl_region *region)
{
    char c = scan->src[region->start];
    uint32_t length = c == '~' || c == '`' ? fence_at(scan, region->start, c)
                                           : 0;
    uint32_t body = dl_region_line_end(scan, region->start) + 1;
    /* backticks in the rest of the line: a span, ```` ```이것``` ```` */
    if (length && c == '`' &&
        memchr(scan->src + region->start + length, c,
               body - 1 - region->start - length))
        return;
    if (!length || region->end == scan->end || scan->n_open > MOST_OPEN ||
        closing_fence(scan, body, region->end, c, length))
        return;
    uint32_t end = closing_fence(scan, body, scan->end, c, length);
    scan->n_open += end == 0;
    if (end) {
        region->end = end;
        region->is_opaque = true;
        scan->is_long = true;
    }
}

static void give_html(dl_region_scan *scan, const dl_node *node, uint32_t limit,
                      uint32_t *closed)
{
    dl_span s = node->span;
    if (dl_region_has(scan, s.start, "<!--")) {
        give(scan, s.start, s.end, DL_REGION_COMMENT, false);
        return;
    }
    size_t element = element_at(scan, s.start, "<");
    uint32_t end = 0;
    if (element < N_ELEMENTS && closed[element] < limit) {
        end = element_end(scan, element, s.end, limit);
        if (!end) /* nor for those after it */
            closed[element] = limit;
    }
    give(scan, s.start, end ? end : s.end,
         end ? DL_REGION_CODE : DL_REGION_HTML, end != 0);
}

/* ---- links --------------------------------------------------------------- */

static void give_link(dl_region_scan *scan, const dl_node *node)
{
    uint32_t tail = node->inner.end + 1;
    if (node->flags & DL_NODE_AUTOLINK) {
        give(scan, node->inner.start, node->inner.end, DL_REGION_ADDRESS,
             false);
        return;
    }
    bool is_inline = tail < node->span.end && scan->src[tail] == '(';
    bool is_full = tail + 2 < node->span.end && scan->src[tail] == '[';
    if (!is_inline && !is_full) /* [label], [label][] */
        give(scan, node->inner.start, node->inner.end, DL_REGION_LABEL, false);
    give(scan, tail, node->span.end,
         is_inline ? DL_REGION_ADDRESS : DL_REGION_LABEL, false);
}

/* `[^label]:` */
static void give_footnote(dl_region_scan *scan, const dl_node *node)
{
    const char *close = memchr(scan->src + node->span.start, ']',
                               node->span.end - node->span.start);
    if (close && close[1] == ':')
        give(scan, node->span.start, (uint32_t)(close - scan->src) + 2,
             DL_REGION_LABEL, false);
}

/* ---- the document -------------------------------------------------------- */

static void give_node(dl_region_scan *scan, const dl_node *node, uint32_t limit,
                      uint32_t *closed)
{
    switch (node->kind) {
    case DL_NODE_CODE:
    case DL_NODE_CODE_BLOCK:
        give(scan, node->span.start, node->span.end, DL_REGION_CODE, false);
        break;
    case DL_NODE_HTML:
        give_html(scan, node, limit, closed);
        break;
    case DL_NODE_HTML_BLOCK:
        give(scan, node->span.start, node->span.end,
             dl_region_has(scan, node->span.start, "<!--") ? DL_REGION_COMMENT
                                                           : DL_REGION_HTML,
             false);
        break;
    case DL_NODE_LINK:
    case DL_NODE_IMAGE:
        give_link(scan, node);
        break;
    case DL_NODE_FOOTNOTE:
        give_footnote(scan, node);
        break;
    case DL_NODE_FOOTNOTE_REFERENCE:
        give(scan, node->span.start, node->span.end, DL_REGION_LABEL, false);
        break;
    default:
        break;
    }
}

/* The front matter around the values that a reader sees. */
static uint32_t give_frontmatter(dl_region_scan *scan)
{
    const dl_doc *doc = scan->doc;
    uint32_t at = dl_doc_line(doc, 1).start, i = 1;
    for (; i < doc->n_nodes && doc->nodes[i].kind == DL_NODE_FIELD;
         i = doc->nodes[i].end) {
        dl_span field = doc->nodes[i].span;
        give(scan, at, field.start, DL_REGION_FRONT_MATTER, false);
        give(scan, field.start, field.end, DL_REGION_FIELD, false);
        at = field.end;
    }
    give(scan, at, doc->body, DL_REGION_FRONT_MATTER, false);
    return i;
}

static int by_start(const void *a, const void *b)
{
    const dl_region *x = a, *y = b;
    int order = DL_ORDER(x->start, y->start);
    return order ? order : DL_ORDER(y->end, x->end);
}

/* ---- code that only kramdown sees ---------------------------------------- */

static uint32_t ticks_at(const dl_region_scan *scan, uint32_t at, uint32_t end)
{
    uint32_t n = 0;
    while (at + n < end && scan->src[at + n] == '`')
        n++;
    return n;
}

/*
 * Code spans in [at, end), between regions of the tree: kramdown closes one at
 * as many backticks even in a longer run, and over the `|` of a table.
 */
static void give_ticks(dl_region_scan *scan, uint32_t at, uint32_t end)
{
    for (const char *p; at < end; ) {
        p = memchr(scan->src + at, '`', end - at);
        if (!p)
            return;
        at = (uint32_t)(p - scan->src);
        uint32_t n = ticks_at(scan, at, end), open = at;
        bool is_escaped = at > 0 && scan->src[at - 1] == '\\';
        at += n;
        if (is_escaped || n > LONGEST_TICKS)
            continue;
        uint32_t limit = dl_region_lines_end(scan, at);
        p = memmem(scan->src + at, limit - at, "```", n);
        if (!p)
            continue;
        at = (uint32_t)(p - scan->src) + n;
        give(scan, open, at, DL_REGION_CODE, true);
    }
}

/* Between the regions, which are sorted. */
static void give_gaps(dl_region_scan *scan)
{
    uint32_t at = scan->doc->body;
    size_t n = scan->given.n;
    for (size_t i = 0; i < n; i++) {
        dl_region r = scan->given.v[i];
        if (r.kind != DL_REGION_CODE && r.kind != DL_REGION_HTML &&
            r.kind != DL_REGION_COMMENT)
            continue;
        give_ticks(scan, at, r.start);
        at = r.end > at ? r.end : at;
    }
    give_ticks(scan, at, scan->end);
    scan->lines_end = 0;
    if (scan->given.n > n)
        dl_vec_sort(&scan->given, by_start);
}

void dl_regions_given(dl_region_scan *scan)
{
    const dl_doc *doc = scan->doc;
    uint32_t closed[N_ELEMENTS] = {0}; /* by element: see give_html() */
    uint32_t limit = 0;
    for (uint32_t i = give_frontmatter(scan); i < doc->n_nodes; i++) {
        const dl_node *node = &doc->nodes[i];
        if (node->kind < DL_NODE_TEXT)
            limit = node->span.end;
        if (node->kind != DL_NODE_TEXT && !(node->flags & DL_NODE_APPROXIMATE))
            give_node(scan, node, limit, closed);
    }
    dl_vec_sort(&scan->given, by_start);
    give_gaps(scan);
}
