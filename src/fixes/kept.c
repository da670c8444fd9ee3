/* Compares what is not prose before and after fixes, and where links lead. */
#define _GNU_SOURCE /* memmem */
#include "fixes/kept.h"

#include "base/buf.h"
#include "base/str.h"

/* ---- regions ------------------------------------------------------------- */

/* The next region at `i` or after it that has to be kept, or NULL. */
static const dl_region *next_region(const dl_doc *doc, dl_region_set touched,
                                    uint32_t *i)
{
    while (*i < doc->n_regions &&
           DL_REGION_BIT(doc->regions[*i].kind) & touched)
        ++*i;
    return *i < doc->n_regions ? &doc->regions[(*i)++] : NULL;
}

static bool is_same(const dl_doc *before, const dl_region *a,
                    const dl_doc *after, const dl_region *b)
{
    if (a->kind != b->kind)
        return false;
    /* Its regions exist only if the source spells the value. */
    if (a->kind == DL_REGION_FIELD)
        return true;
    return dl_str_eq(dl_doc_slice(before, (dl_span){a->start, a->end}),
                     dl_doc_slice(after, (dl_span){b->start, b->end}));
}

/* Lines that MDX reads as JavaScript, whatever follows. */
static unsigned count_statements(const dl_doc *doc)
{
    unsigned n = 0;
    for (uint32_t i = 0; i < doc->n_lines; i++) {
        dl_str line = dl_str_from(doc->src, doc->line_starts[i]);
        n += dl_str_starts(line, "import ") || dl_str_starts(line, "export ");
    }
    return n;
}

/* How often `text` is in the source. */
static size_t count_of(const dl_doc *doc, dl_str text)
{
    size_t n = 0, at = 0;
    for (const char *p; (p = memmem(doc->src.p + at, doc->src.n - at, text.p,
                                    text.n));
         n++)
        at = (size_t)(p - doc->src.p) + text.n;
    return n;
}

/* Whether each abbreviation that `*[…]:` explains is where it was. */
static bool keeps_abbreviations(const dl_doc *before, const dl_doc *after)
{
    enum { MOST = 32, SIGNS = 4 /* bytes of `*[` and `]:` */ };
    unsigned n = 0;
    for (uint32_t i = 0; i < before->n_regions && n < MOST; i++) {
        const dl_region *r = &before->regions[i];
        dl_str s = dl_doc_slice(before, (dl_span){r->start, r->end});
        if (r->kind != DL_REGION_LABEL || !dl_str_starts(s, "*[") ||
            s.n <= SIGNS)
            continue;
        dl_str text = {s.p + 2, s.n - SIGNS};
        if (count_of(before, text) != count_of(after, text))
            return false;
        n++;
    }
    return true;
}

bool dl_regions_are_kept(const dl_doc *before, const dl_doc *after,
                         dl_region_set touched)
{
    uint32_t i = 0, k = 0;
    if (count_statements(before) != count_statements(after) ||
        !keeps_abbreviations(before, after))
        return false;
    for (;;) {
        const dl_region *a = next_region(before, touched, &i);
        const dl_region *b = next_region(after, touched, &k);
        if (!a || !b)
            return !a && !b && before->frontmatter.state ==
                                   after->frontmatter.state;
        if (!is_same(before, a, after, b))
            return false;
    }
}

/* ---- links --------------------------------------------------------------- */

static bool is_link(const dl_node *node)
{
    return node->kind == DL_NODE_LINK || node->kind == DL_NODE_IMAGE ||
           node->kind == DL_NODE_FOOTNOTE_REFERENCE;
}

bool dl_links_are_kept(const dl_doc *before, const dl_doc *after,
                       const dl_edit *edits, size_t n_edits, bool may_move)
{
    uint32_t k = 0;
    size_t e = 0;
    for (uint32_t i = 0; i < before->n_nodes; i++) {
        const dl_node *a = &before->nodes[i];
        if (!is_link(a))
            continue;
        while (e < n_edits && edits[e].span.end < a->span.end)
            e++;
        if (e < n_edits && dl_span_contains(edits[e].span, a->span))
            continue;
        while (k < after->n_nodes &&
               !(after->nodes[k].kind == a->kind &&
                 (may_move || dl_str_eq(after->nodes[k].url, a->url))))
            k++;
        if (k++ == after->n_nodes)
            return false;
    }
    return true;
}

/* ---- anchors ------------------------------------------------------------- */

/* Most fixes are not in headings, and then nothing needs to be made. */
static bool has_same_headings(const dl_doc *before, const dl_doc *after)
{
    uint32_t k = 0;
    for (uint32_t i = 0; i < before->n_nodes; i++) {
        const dl_node *a = &before->nodes[i];
        if (a->kind != DL_NODE_HEADING)
            continue;
        while (k < after->n_nodes && after->nodes[k].kind != DL_NODE_HEADING)
            k++;
        if (k == after->n_nodes ||
            !dl_str_eq(dl_doc_slice(before, a->inner),
                       dl_doc_slice(after, after->nodes[k].inner)))
            return false;
        k++;
    }
    return true;
}

bool dl_anchors_are_kept(const dl_doc *before, const dl_doc *after,
                         dl_anchors_elsewhere elsewhere)
{
    if (has_same_headings(before, after))
        return true;
    dl_anchors old = {0}, new = {0}, linked = {0};
    dl_anchors_add_headings(&old, before);
    dl_anchors_add_headings(&new, after);
    dl_anchors_add_links(&linked, before->src);
    bool is_lost = dl_anchors_lost(&old, &new, &linked);
    if (!is_lost && elsewhere.linked && dl_anchors_lost(&old, &new, NULL)) {
        dl_anchors *others = elsewhere.linked(elsewhere.user);
        is_lost = others && dl_anchors_lost(&old, &new, others);
    }
    dl_anchors_free(&old);
    dl_anchors_free(&new);
    dl_anchors_free(&linked);
    return !is_lost;
}

/* ---- names of links ------------------------------------------------------ */

/* Appends the letters and digits of `text`, in lower case and percent-decoded,
   which a heading's anchor has from its text. */
static void add_letters(dl_buf *out, dl_str text)
{
    unsigned length;
    for (size_t i = 0; i < text.n; i += length) {
        char c = text.p[i];
        length = 1;
        if (c == '%' && i + 2 < text.n && dl_hex_value(text.p[i + 1]) >= 0 &&
            dl_hex_value(text.p[i + 2]) >= 0) {
            dl_buf_addc(out, (char)(dl_hex_value(text.p[i + 1]) * 16 +
                                    dl_hex_value(text.p[i + 2])));
            length = 3;
        } else if ((unsigned char)c >= 0x80 || dl_is_alnum(c)) {
            dl_buf_addc(out, dl_to_lower(c));
        }
    }
}

/* Whether the anchor that `url` ends in has the letters of `text`. */
static bool is_named(dl_str url, dl_str text)
{
    dl_buf anchor = {0}, name = {0};
    const char *sign = memchr(url.p, '#', url.n);
    add_letters(&anchor, dl_str_from(url, (size_t)(sign - url.p)));
    add_letters(&name, text);
    bool found = name.n > 0 && anchor.n > 0 &&
                 memmem(anchor.p, anchor.n, name.p, name.n) != NULL;
    dl_buf_free(&anchor);
    dl_buf_free(&name);
    return found;
}

/* The next link to an anchor at `*i` or after it, or NULL. */
static const dl_node *next_anchored(const dl_doc *doc, uint32_t *i)
{
    for (; *i < doc->n_nodes; ++*i) {
        const dl_node *node = &doc->nodes[*i];
        if (node->kind == DL_NODE_LINK && node->url.n &&
            memchr(node->url.p, '#', node->url.n))
            return &doc->nodes[(*i)++];
    }
    return NULL;
}

bool dl_link_names_are_kept(const dl_doc *before, const dl_doc *after)
{
    const dl_node *a, *b;
    for (uint32_t i = 0, k = 0; (a = next_anchored(before, &i)) &&
                                (b = next_anchored(after, &k));) {
        dl_str old = dl_doc_slice(before, a->inner);
        dl_str new = dl_doc_slice(after, b->inner);
        if (!dl_str_eq(old, new) && is_named(a->url, old) &&
            !is_named(b->url, new))
            return false;
    }
    return true;
}
