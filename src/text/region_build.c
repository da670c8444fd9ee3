/*
 * Finds what every byte of a document is: merges what the tree shows with what
 * a pass over the remaining bytes finds, and takes out of the tree what is not
 * Markdown after all.
 */
#include "base/str.h"
#include "text/region_scan.h"

/* ---- the pass ----------------------------------------------------------- */

typedef bool read_region(dl_region_scan *scan, uint32_t at, dl_region *out);

/* Whether a word may begin with `c`. */
static bool is_word(char c)
{
    return dl_is_alnum(c) || dl_is_wide(c);
}

/* A scheme, a drive or a name; seldom before a space. */
static bool read_colon(dl_region_scan *scan, uint32_t at, dl_region *out)
{
    char next = scan->src[at + 1];
    if (next == ' ')
        return false;
    return ((next == '/' || next == '\\') && dl_region_drive(scan, at, out)) ||
           ((is_word(next) || next == '/' || next == '?') &&
            dl_region_url(scan, at, out)) ||
           dl_region_name(scan, at, out);
}

static bool read_at(dl_region_scan *scan, uint32_t at, dl_region *out)
{
    return (is_word(scan->src[at + 1]) && dl_region_url(scan, at, out)) ||
           dl_region_name(scan, at, out);
}

/* The signs of headings before their text are the most common ones. */
static bool read_hash(dl_region_scan *scan, uint32_t at, dl_region *out)
{
    char next = scan->src[at + 1];
    return next != ' ' && next != '\n' && dl_region_name(scan, at, out);
}

/* A point before Hangul or a space is nearly always the end of a sentence. */
static bool read_point(dl_region_scan *scan, uint32_t at, dl_region *out)
{
    char next = scan->src[at + 1];
    if (dl_is_wide(next))
        return at > scan->floor && dl_to_lower(scan->src[at - 1]) == 'w' &&
               dl_region_url(scan, at, out);
    if (!dl_is_alnum(next))
        return dl_is_one_of(next, "/.\\") && dl_region_path(scan, at, out);
    return dl_region_url(scan, at, out) ||
           (dl_is_alpha(next) && dl_region_path(scan, at, out));
}

static bool read_slash(dl_region_scan *scan, uint32_t at, dl_region *out)
{
    char next = scan->src[at + 1];
    bool touches = is_word(next) || next == '/' || next == '.' ||
                   (at > scan->floor && !dl_is_space(scan->src[at - 1]));
    return touches && dl_region_path(scan, at, out);
}

/* A formula or a path. */
static bool read_backslash(dl_region_scan *scan, uint32_t at, dl_region *out)
{
    return dl_region_formula(scan, at, out) || dl_region_path(scan, at, out);
}

/* The line that begins at `at`, if it is not in a block of code or HTML. */
static bool read_line_at(dl_region_scan *scan, uint32_t at, dl_region *out)
{
    return dl_region_line(scan, at, out) &&
           (scan->next == scan->given.n ||
            scan->given.v[scan->next].start > out->start);
}

/* The line after a line end; not if it is empty, or begins with Hangul or the
   sign of a heading or an item, as most do. */
static bool read_line(dl_region_scan *scan, uint32_t at, dl_region *out)
{
    char next = scan->src[at + 1];
    if (next == '\n' || next == '#' || next == '-' || dl_is_wide(next))
        return false;
    return read_line_at(scan, at + 1, out);
}

static read_region *const readers[] = {
    NULL,
    dl_region_formula,     /* 1 */
    dl_region_brace,       /* 2 */
    dl_region_sign,        /* 3 */
    dl_region_name,        /* 4 */
    read_line,             /* 5 */
    read_colon,            /* 6 */
    read_at,               /* 7 */
    read_point,            /* 8 */
    read_slash,            /* 9 */
    read_backslash,        /* 10 */
    dl_region_destination, /* 11 */
    read_hash,             /* 12 */
};

static const unsigned char reader_of[256] = {
    ['$'] = 1, ['{'] = 2, ['<'] = 2,   ['['] = 3,  ['%'] = 3, ['='] = 3,
    ['#'] = 12, ['^'] = 4, ['+'] = 4,   ['\n'] = 5, [':'] = 6, ['@'] = 7,
    ['.'] = 8, ['/'] = 9, ['\\'] = 10, [']'] = 11,
};

/*
 * The first byte at `at` or after it that a reader may want. It may be beyond
 * the next region of the tree, and is remembered, so that each byte is looked
 * at once. strcspn() looks at 16 bytes at a time, but for at most 16 signs; a
 * NUL, at which it stops, is in no reader's interest.
 */
static uint32_t next_sign(dl_region_scan *scan, uint32_t at)
{
    static const char signs[] = "$\\{<[%=#^+:@./]\n";
    if (at <= scan->sign && scan->sign > 0)
        return scan->sign;
    for (;;) {
        if (!reader_of[(unsigned char)scan->src[at]]) /* often two in a row */
            at += (uint32_t)strcspn(scan->src + at, signs);
        if (at >= scan->end || scan->src[at])
            break;
        at++;
    }
    return scan->sign = at;
}

/* Reads on from byte `at`, up to where the next region of the tree begins; the
   place from which to go on. */
static uint32_t read_on(dl_region_scan *scan, uint32_t at, uint32_t stop)
{
    const unsigned char *src = (const unsigned char *)scan->src;
    at = next_sign(scan, at);
    if (at >= stop)
        return stop;
    dl_region region = {.start = at, .is_opaque = true};
    /* An empty region would be found again and again. */
    if (readers[reader_of[src[at]]](scan, at, &region) && region.end > at) {
        dl_region_add(scan, region);
        scan->is_long |= memchr(scan->src + region.start, '\n',
                                region.end - region.start) != NULL;
        return scan->floor;
    }
    bool escapes = src[at] == '\\' && at + 1 < stop &&
                   dl_is_punctuation((char)src[at + 1]);
    return at + 1 + escapes;
}

/*
 * Front matter after empty lines, which Pandoc and Hugo read: from `---` before
 * a key to the next `---`.
 */
static bool read_late_front_matter(dl_region_scan *scan, dl_region *out)
{
    const char *src = scan->src;
    uint32_t at = scan->doc->body, end;
    while (at < scan->end && dl_is_space(src[at]))
        at++;
    if (!dl_region_has(scan, at, "---\n") || at + 4 >= scan->end ||
        !dl_is_alpha(src[at + 4]))
        return false;
    for (end = at + 4; end < scan->end && (dl_is_alnum(src[end]) ||
                                           dl_is_one_of(src[end], "_-"));)
        end++;
    uint32_t close = dl_region_search(scan, DL_MISSING_FRONT_MATTER, end,
                                      scan->end, "\n---\n");
    *out = (dl_region){at, close, DL_REGION_FRONT_MATTER, true};
    return src[end] == ':' && close > 0;
}

static void scan_body(dl_region_scan *scan)
{
    uint32_t at = scan->doc->body;
    dl_region region = {.start = at, .is_opaque = true};
    while (scan->next < scan->given.n && scan->given.v[scan->next].end <= at)
        dl_region_add(scan, scan->given.v[scan->next++]);
    scan->floor = at;
    if (read_late_front_matter(scan, &region)) {
        dl_region_add(scan, region);
        scan->is_long = true;
        at = region.end;
    } else if (read_line_at(scan, at, &region)) {
        dl_region_add(scan, region);
        at = region.end;
    }
    while (at < scan->end) {
        const dl_region *given =
            scan->next < scan->given.n ? &scan->given.v[scan->next] : NULL;
        if (given && given->start <= at) {
            region = *given;
            scan->next++;
            if (region.kind == DL_REGION_HTML)
                dl_region_extend_html(scan, &region);
            else if (region.kind == DL_REGION_CODE)
                dl_region_extend_code(scan, &region);
            dl_region_add(scan, region);
            at = scan->floor > at ? scan->floor : at;
            continue;
        }
        at = read_on(scan, at, given ? given->start : scan->end);
    }
}

/* ---- blocks that are none ------------------------------------------------ */

/* The region that contains `node` and more, so that the block is only a part of
   it, or NULL. */
static const dl_region *whole_around(const dl_doc *doc, const dl_node *node,
                                     size_t *next)
{
    while (*next < doc->n_regions &&
           doc->regions[*next].end <= node->span.start)
        ++*next;
    if (*next == doc->n_regions)
        return NULL;
    const dl_region *r = &doc->regions[*next];
    bool is_inside = r->is_opaque && r->start <= node->span.start &&
                     node->span.end <= r->end && r->start >= doc->body;
    bool is_more = r->start < node->span.start || node->span.end < r->end;
    return is_inside && is_more ? r : NULL;
}

/* The node that stands for all blocks of a region, in a block of `outer`. Lists
   and tables keep their parts, though empty. */
static void replace(const dl_doc *doc, dl_node *node, dl_span outer,
                    const dl_region *r)
{
    dl_span span = {r->start > outer.start ? r->start : outer.start,
                    r->end < outer.end ? r->end : outer.end};
    bool is_part = node->kind == DL_NODE_ITEM ||
                   node->kind == DL_NODE_TABLE_ROW ||
                   node->kind == DL_NODE_TABLE_CELL;
    dl_node_kind kind =
        r->kind == DL_REGION_CODE ? DL_NODE_CODE_BLOCK : DL_NODE_HTML_BLOCK;
    *node = (dl_node){.kind = is_part ? node->kind : (uint8_t)kind,
                      .parent = node->parent,
                      .prose = DL_NONE,
                      .span = span,
                      .inner = span,
                      .text = dl_doc_slice(doc, span)};
}

/*
 * Removes the blocks that are inside a region of several: what looks like a
 * heading in {% highlight %} is code. The first becomes one block for all.
 */
static void prune(dl_doc *doc)
{
    dl_node *nodes = (dl_node *)doc->nodes;
    uint32_t *moved = dl_xcalloc(doc->n_nodes + (size_t)1, sizeof *moved);
    const dl_region *last = NULL;
    uint32_t n = 0;
    size_t next = 0;
    for (uint32_t i = 0; i < doc->n_nodes;) {
        const dl_region *r = NULL;
        uint32_t end = i + 1;
        if (i > 0 && nodes[i].kind < DL_NODE_TEXT)
            r = whole_around(doc, &nodes[i], &next);
        const uint32_t old_end = nodes[i].end;
        if (r)
            end = old_end;
        for (uint32_t k = i; k < end; k++)
            moved[k] = n;
        if (!r || r != last) {
            nodes[n] = nodes[i];
            if (r)
                replace(doc, &nodes[n], nodes[moved[nodes[n].parent]].span, r);
            nodes[n++].end = r ? end : old_end;
        }
        last = r ? r : last;
        i = end;
    }
    moved[doc->n_nodes] = n;
    for (uint32_t i = 0; i < n; i++) {
        nodes[i].end = moved[nodes[i].end];
        nodes[i].next = DL_NONE;
        if (i > 0)
            nodes[i].parent = moved[nodes[i].parent];
    }
    for (uint32_t i = 1; i < n; i++)
        if (nodes[i].end < nodes[nodes[i].parent].end)
            nodes[i].next = nodes[i].end;
    doc->n_nodes = n;
    dl_free(moved);
}

void dl_regions_build(dl_doc *doc)
{
    dl_region_scan scan = {.doc = doc,
                           .src = doc->src.p,
                           .end = (uint32_t)doc->src.n,
                           .line = {1, 0} /* none */};
    dl_regions_given(&scan);
    scan_body(&scan);
    doc->regions = dl_vec_to_arena(&scan.found, doc->arena);
    doc->n_regions = (uint32_t)scan.found.n;
    if (scan.is_long)
        prune(doc);
    dl_vec_free(&scan.given);
    dl_vec_free(&scan.found);
}
