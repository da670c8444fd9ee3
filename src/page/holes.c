/* Collects what is no running text from the tree and from the regions. */
#include "page/holes.h"

#include "base/search.h"
#include "base/str.h"
#include "base/vec.h"
#include "text/region.h"

typedef DL_VEC(dl_span) spans;

static int by_start(const void *a, const void *b)
{
    const dl_span *x = a, *y = b;
    return DL_ORDER(x->start, y->start);
}

/* `](a b)`: a destination to kramdown; to all, if a template writes it. */
static bool is_destination(const dl_page *page, const dl_region *r)
{
    const char *p = page->doc->src.p;
    return r->kind == DL_REGION_ADDRESS && r->start > 0 &&
           p[r->start - 1] == ']' && p[r->start] == '(' &&
           (dl_renderer_is_kramdown(page->renderer) ||
            (r->end > r->start + 1 && p[r->start + 1] == '{'));
}

static bool is_region_hole(const dl_page *page, const dl_region *r)
{
    switch (r->kind) {
    case DL_REGION_CODE:
    case DL_REGION_FORMULA:
    case DL_REGION_TEMPLATE:
    case DL_REGION_FRONT_MATTER:
    case DL_REGION_FIELD:
    case DL_REGION_COMMENT:
    case DL_REGION_HTML:
        return true;
    default:
        return is_destination(page, r);
    }
}

static void add_regions(spans *holes, const dl_page *page)
{
    const dl_doc *doc = page->doc;
    for (uint32_t i = 0; i < doc->n_regions; i++)
        if (is_region_hole(page, &doc->regions[i]))
            dl_vec_push(holes, (dl_span){doc->regions[i].start,
                                         doc->regions[i].end});
}

/* `<a …>`: up to `</a>`, what is in it is a link. */
static bool is_anchor(const dl_doc *doc, const dl_node *node)
{
    dl_str tag = dl_doc_slice(doc, node->span);
    return tag.n > 3 && dl_begins_with(tag, "<a") &&
           (dl_is_white(tag.p[2]) || tag.p[2] == '>');
}

static bool is_anchor_end(const dl_doc *doc, const dl_node *node)
{
    return dl_begins_with(dl_doc_slice(doc, node->span), "</a");
}

/* kramdown has its own footnotes, whose labels are ASCII. */
static bool is_link(const dl_page *page, const dl_node *node)
{
    return node->kind == DL_NODE_LINK || node->kind == DL_NODE_IMAGE ||
           (node->kind == DL_NODE_FOOTNOTE_REFERENCE &&
            !dl_renderer_is_kramdown(page->renderer));
}

static void add_nodes(spans *holes, const dl_page *page)
{
    const dl_doc *doc = page->doc;
    uint32_t anchor = DL_NONE; /* where an open one begins */
    for (uint32_t i = 0; i < doc->n_nodes; i++) {
        const dl_node *node = &doc->nodes[i];
        if (node->kind < DL_NODE_TEXT)
            anchor = DL_NONE;
        if (node->flags & DL_NODE_APPROXIMATE)
            continue;
        if (is_link(page, node))
            dl_vec_push(holes, node->span);
        if (node->kind != DL_NODE_HTML)
            continue;
        if (is_anchor(doc, node))
            anchor = node->span.start;
        if (anchor != DL_NONE && is_anchor_end(doc, node)) {
            dl_vec_push(holes, (dl_span){anchor, node->span.end});
            anchor = DL_NONE;
        }
    }
}

dl_holes dl_holes_find(dl_arena *arena, const dl_page *page)
{
    spans found = {0};
    add_nodes(&found, page);
    add_regions(&found, page);
    dl_vec_sort(&found, by_start);
    size_t n = 0;
    for (size_t i = 0; i < found.n; i++) {
        dl_span next = found.v[i];
        if (n == 0 || next.start > found.v[n - 1].end)
            found.v[n++] = next;
        else if (next.end > found.v[n - 1].end)
            found.v[n - 1].end = next.end;
    }
    found.n = n;
    dl_holes holes = {dl_vec_to_arena(&found, arena), n};
    dl_vec_free(&found);
    return holes;
}

uint32_t dl_holes_end(const dl_holes *holes, size_t *next, uint32_t at)
{
    while (*next < holes->n && holes->v[*next].end <= at)
        ++*next;
    return *next < holes->n && holes->v[*next].start <= at
               ? holes->v[*next].end
               : at;
}

bool dl_holes_have(const dl_holes *holes, uint32_t at)
{
    size_t i = 0;
    DL_LOWER_BOUND(i, 0, holes->n, holes->v[i].end <= at);
    return i < holes->n && holes->v[i].start <= at;
}
