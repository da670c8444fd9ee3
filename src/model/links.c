/* The addresses of papers in an entry. */
#include "base/search.h"
#include "base/str.h"
#include "model/builder.h"
#include "text/region.h"

typedef struct link_builder {
    dl_post_builder *b;
    const dl_entry_draft *entry; /* NULL: the whole post */
    dl_span span;                /* of the entry */
    uint32_t node, node_end;     /* its nodes */
} link_builder;

/* A link to `TBD` is meant for a paper only where papers are listed; what
   `{https://…}` was meant for is seen anywhere. */
static void add_link(link_builder *lb, dl_paper_link link, dl_str text)
{
    link.url = dl_arxiv_url_parse(text, lb->b->doc->lexicon);
    bool is_nothing = !lb->entry && link.url.site == DL_ARXIV_SITE_TEXT &&
                      link.url.id.reason == DL_ARXIV_PLACEHOLDER &&
                      !dl_str_starts(text, "{http");
    if (dl_arxiv_url_is_paper(&link.url) && !is_nothing)
        dl_vec_push(&lb->b->links, link);
}

/* The address of a LINK. If it has escapes or is written elsewhere, it has no
   exact place. */
static void add_node(link_builder *lb, uint32_t node, bool is_main)
{
    const dl_node *n = &lb->b->doc->nodes[node];
    dl_paper_link link = {.span = n->url_span, .node = node,
                          .is_main = is_main};
    dl_str written = dl_doc_slice(lb->b->doc, n->url_span);
    if (dl_span_is_empty(n->url_span) || !dl_str_eq(written, n->url) ||
        n->flags & DL_NODE_APPROXIMATE) {
        link.span = dl_span_is_empty(n->url_span) ? n->span : n->url_span;
        link.is_broken = true;
    }
    add_link(lb, link, n->url);
}

/* ---- the main link ------------------------------------------------------ */

static void add_heading_link(link_builder *lb)
{
    const dl_entry_draft *e = lb->entry;
    if (e->joined_link.n) {
        dl_str written = dl_doc_slice(lb->b->doc, e->joined_span);
        dl_paper_link link = {.span = e->joined_span,
                              .is_main = true,
                              .is_broken = !dl_str_eq(written, e->joined_link),
                              .node = DL_NONE};
        add_link(lb, link, e->joined_link);
    } else if (e->link_node != DL_NONE) {
        add_node(lb, e->link_node, true);
    }
}

/* The first address in the block `leaf` from byte `from` on: that of a LINK,
   otherwise a bare one. */
static void add_first(link_builder *lb, uint32_t leaf, uint32_t from)
{
    const dl_doc *doc = lb->b->doc;
    for (uint32_t i = leaf; i < doc->nodes[leaf].end; i++)
        if (doc->nodes[i].kind == DL_NODE_LINK &&
            doc->nodes[i].span.start >= from) {
            add_node(lb, i, true);
            return;
        }
    dl_span span = {from, doc->nodes[leaf].span.end}, found;
    if (!dl_arxiv_url_find(dl_doc_slice(doc, span), doc->lexicon, 0, &found))
        return;
    dl_paper_link link = {
        .span = {span.start + found.start, span.start + found.end},
        .is_main = true,
        .node = DL_NONE};
    add_link(lb, link, dl_doc_slice(doc, link.span));
}

/* The first line of a paragraph that has the label of a field with the link;
   `*from` is where it begins. */
static bool find_link_line(const dl_post_builder *b, uint32_t leaf,
                           uint32_t *from)
{
    const dl_doc *doc = b->doc;
    const dl_node *n = &doc->nodes[leaf];
    if (n->kind != DL_NODE_PARAGRAPH)
        return false;
    for (uint32_t i = n->span.start; i < n->span.end;) {
        const char *newline = memchr(doc->src.p + i, '\n', n->span.end - i);
        uint32_t end = newline ? (uint32_t)(newline - doc->src.p) : n->span.end;
        dl_label label;
        *from = dl_span_trim(doc, (dl_span){i, end}).start;
        if (dl_label_read(doc, *from, end, &label) &&
            dl_strs_have_name(b->profile->link_fields, label.name))
            return true;
        i = end + 1;
    }
    return false;
}

/* The field with the link: a list item, a paragraph of the entry or a line of
   one. */
static void add_field_link(link_builder *lb)
{
    const dl_doc *doc = lb->b->doc;
    const dl_paper *p = lb->entry->paper;
    for (uint32_t i = p->node; i < p->node_end; i++) {
        const dl_node *n = &doc->nodes[i];
        uint32_t leaf = n->kind == DL_NODE_ITEM ? dl_item_leaf(doc, i) : i;
        if (n->kind == DL_NODE_PARAGRAPH &&
            doc->nodes[n->parent].kind == DL_NODE_ITEM)
            continue;
        uint32_t from;
        if (leaf == DL_NONE || !find_link_line(lb->b, leaf, &from))
            continue;
        if (from == doc->nodes[leaf].span.start)
            dl_set_role(lb->b, leaf, doc->nodes[leaf].end, DL_PROSE_META);
        add_first(lb, leaf, from);
        return;
    }
}

static void add_frontmatter_link(link_builder *lb)
{
    const dl_yaml *root = lb->b->doc->frontmatter.root;
    for (const dl_yaml *v = root ? root->first : NULL; v; v = v->next) {
        if (!v->key || v->kind != DL_YAML_SCALAR || v->text.n == 0 ||
            !dl_strs_have_name(lb->b->profile->link_fields, v->key->text))
            continue;
        dl_paper_link link = {
            .span = v->span, .is_main = true, .node = DL_NONE};
        /* Without the quotes; escapes leave no exact place. */
        if (v->span.end - v->span.start == v->text.n + 2) {
            link.span.start++;
            link.span.end--;
        }
        link.is_broken =
            !dl_str_eq(dl_doc_slice(lb->b->doc, link.span), v->text);
        add_link(lb, link, v->text);
        return;
    }
}

/* ---- all others --------------------------------------------------------- */

static void add_nodes(link_builder *lb)
{
    const dl_doc *doc = lb->b->doc;
    uint32_t main_node = lb->b->links.n ? lb->b->links.v[0].node : DL_NONE;
    for (uint32_t i = lb->node; i < lb->node_end; i++)
        if (doc->nodes[i].kind == DL_NODE_LINK && i != main_node)
            add_node(lb, i, false);
}

/* A word that every address in running text contains: a URL, a tag, or
   "arXiv". */
static bool mentions_paper(const dl_doc *doc, const dl_prose *prose)
{
    if (prose->traits & (1U << DL_TOKEN_URL | 1U << DL_TOKEN_HTML))
        return true;
    dl_marked walk =
        dl_marked_in(doc, DL_MARK_LATIN, prose->token, prose->token_end);
    for (uint32_t i; dl_marked_next(&walk, &i);) {
        const dl_token *t = &doc->tokens[i];
        if (t->length == 5 && (t->first | 0x20) == 'a' &&
            (t->last | 0x20) == 'v' &&
            (doc->src.p[t->start + 2] | 0x20) == 'x')
            return true;
    }
    return false;
}

/* The kind of the token of `prose` that contains byte `at`. */
static unsigned kind_at(const dl_doc *doc, const dl_prose *prose, uint32_t at)
{
    uint32_t i = dl_token_from(doc, prose->token, prose->token_end, at + 1);
    return i > prose->token && doc->tokens[i - 1].end > at
               ? doc->tokens[i - 1].kind
               : DL_TOKEN_KIND_COUNT;
}

/*
 * Whether an address shows only what an address looks like: `arxiv.org/abs/`
 * before a variable, `arXiv:YYMM.NNNNN`, `abs/2401.xxxxx`. Letters may stand
 * for digits only in running text; nobody follows such a link.
 */
static bool is_pattern(const dl_arxiv_url *url, dl_str address)
{
    dl_str id = {address.p + url->id_span.start,
                 url->id_span.end - url->id_span.start};
    unsigned digits = 0;
    if (url->id.reason == DL_ARXIV_OK || url->id.hint_is_sure)
        return false;
    for (size_t i = 0; i < id.n; i++) {
        digits += dl_is_digit(id.p[i]);
        if (i > 0 && dl_is_one_of(id.p[i], "xXnNyYmM") &&
            id.p[i] == id.p[i - 1])
            return true;
    }
    return digits < 6;
}

/* Whether the link's own text repeats its address, which counts once; it may
   name another paper. */
static bool is_repeated_in(const link_builder *lb, uint32_t holder,
                           dl_span span)
{
    const dl_doc *doc = lb->b->doc;
    if (holder == DL_NONE || !dl_span_contains(doc->nodes[holder].span, span))
        return false;
    dl_arxiv_url inner =
        dl_arxiv_url_parse(dl_doc_slice(doc, span), doc->lexicon);
    dl_arxiv_url outer =
        dl_arxiv_url_parse(doc->nodes[holder].url, doc->lexicon);
    return inner.id.reason || outer.id.reason ||
           dl_arxiv_id_same(&inner.id, &outer.id);
}

/* Adds the address at `span`, unless it only shows a pattern. */
static void add_found(link_builder *lb, dl_span span)
{
    dl_paper_link link = {.span = span, .node = DL_NONE};
    dl_str written = dl_doc_slice(lb->b->doc, span);
    dl_arxiv_url url = dl_arxiv_url_parse(written, lb->b->doc->lexicon);
    if (!is_pattern(&url, written))
        add_link(lb, link, written);
}

/* Adds the addresses in the running text of a block. `*node` advances to the
   LINK that contains the place. */
static void add_prose(link_builder *lb, const dl_prose *prose, uint32_t *node)
{
    const dl_doc *doc = lb->b->doc;
    uint32_t base = doc->tokens[prose->token].start, from = 0, anchor = 0;
    dl_str text = dl_doc_slice(
        doc, (dl_span){base, doc->tokens[prose->token_end - 1].end});
    uint32_t end = doc->nodes[prose->node].end, holder = DL_NONE;
    dl_span found;
    if (*node < prose->node)
        *node = prose->node;
    while (dl_arxiv_url_find(text, doc->lexicon, from, &found)) {
        dl_span span = {base + found.start, base + found.end};
        from = found.end > from ? found.end : from + 1;
        for (; *node < end && doc->nodes[*node].span.start <= span.start;
             ++*node)
            if (doc->nodes[*node].kind == DL_NODE_LINK)
                holder = *node;
        unsigned kind = kind_at(doc, prose, span.start);
        /* The text of <a href="…">, which repeats the address. */
        dl_str between = {text.p + anchor, found.start - anchor};
        bool is_anchored = anchor && dl_str_find(between, DL_STR("</")) ==
                                         SIZE_MAX;
        anchor = kind == DL_TOKEN_HTML ? found.end : 0;
        if ((lb->entry &&
             dl_span_contains(lb->entry->joined_span, span)) ||
            kind == DL_TOKEN_CODE || is_anchored ||
            is_repeated_in(lb, holder, span))
            continue;
        add_found(lb, span);
    }
}

/* Adds the addresses in a region outside of all blocks of text: a definition
   (`[1]: https://…`), a block of HTML. */
static void add_region(link_builder *lb, const dl_region *region)
{
    const dl_doc *doc = lb->b->doc;
    dl_span found, all = {region->start, region->end};
    uint32_t from = 0;
    while (dl_arxiv_url_find(dl_doc_slice(doc, all), doc->lexicon, from,
                             &found)) {
        add_found(lb, (dl_span){all.start + found.start,
                                all.start + found.end});
        from = found.end > from ? found.end : from + 1;
    }
}

static void add_running_text(link_builder *lb)
{
    const dl_doc *doc = lb->b->doc;
    uint32_t node = lb->node, i = dl_prose_from(doc, lb->node);
    size_t k = dl_region_find(doc, lb->span.start);
    for (; i <= doc->n_proses; i++) {
        const dl_prose *prose =
            i < doc->n_proses && doc->proses[i].node < lb->node_end
                ? &doc->proses[i]
                : NULL;
        bool is_end = !prose;
        bool has_words = prose && prose->token < prose->token_end;
        uint32_t limit = is_end      ? lb->span.end
                         : has_words ? doc->tokens[prose->token].start
                                     : 0;
        for (; k < doc->n_regions && doc->regions[k].start < limit; k++)
            if (doc->regions[k].kind == DL_REGION_LABEL ||
                doc->regions[k].kind == DL_REGION_HTML)
                add_region(lb, &doc->regions[k]);
        if (is_end)
            break;
        if (!has_words)
            continue;
        if (mentions_paper(doc, prose))
            add_prose(lb, prose, &node);
        limit = doc->tokens[prose->token_end - 1].end;
        while (k < doc->n_regions && doc->regions[k].start < limit)
            k++;
    }
}

static bool is_repeated(const link_builder *lb, const dl_paper_link *link)
{
    const dl_paper_link *first = &lb->b->links.v[0];
    return link != first && first->is_main &&
           link->span.start == first->span.start &&
           link->span.end == first->span.end;
}

/* A link whose address is written elsewhere, in a definition. */
typedef struct reference {
    dl_str url;
    size_t link; /* index */
} reference;

static int by_url(const void *a, const void *b)
{
    const reference *x = a, *y = b;
    int order = dl_str_compare(x->url, y->url);
    return order ? order : DL_ORDER(x->link, y->link);
}

/* Keeps the first of the links that share a definition: the others say
   nothing more about it. */
static void drop_repeated_references(link_builder *lb)
{
    const dl_node *nodes = lb->b->doc->nodes;
    DL_VEC(reference) found = {0};
    for (size_t i = 0; i < lb->b->links.n; i++) {
        const dl_paper_link *link = &lb->b->links.v[i];
        if (link->node != DL_NONE && !link->is_main &&
            dl_span_is_empty(nodes[link->node].url_span))
            dl_vec_push(&found, ((reference){nodes[link->node].url, i}));
    }
    dl_vec_sort(&found, by_url);
    for (size_t i = 1; i < found.n; i++)
        if (dl_str_eq(found.v[i].url, found.v[i - 1].url))
            lb->b->links.v[found.v[i].link].url.site = DL_ARXIV_SITE_NONE;
    dl_vec_free(&found);
}

/* Adds all other links of the entry, and copies what was found. */
static const dl_paper_link *take_links(link_builder *lb, uint32_t *n)
{
    dl_post_builder *b = lb->b;
    add_nodes(lb);
    drop_repeated_references(lb);
    add_running_text(lb);
    dl_paper_link *out = DL_ARENA_NEW(b->arena, dl_paper_link, b->links.n);
    *n = 0;
    for (size_t i = 0; i < b->links.n; i++)
        if (b->links.v[i].url.site != DL_ARXIV_SITE_NONE &&
            !is_repeated(lb, &b->links.v[i]))
            out[(*n)++] = b->links.v[i];
    if (*n && lb->entry && b->profile->link_place == DL_LINK_ANYWHERE)
        out[0].is_main = true;
    return out;
}

void dl_links_build(dl_post_builder *b, dl_entry_draft *entry)
{
    dl_paper *p = entry->paper;
    link_builder lb = {b, entry, p->span, p->node, p->node_end};
    b->links.n = 0;
    switch (b->profile->link_place) {
    case DL_LINK_IN_HEADING:
        add_heading_link(&lb);
        break;
    case DL_LINK_IN_FIELD:
        add_field_link(&lb);
        break;
    case DL_LINK_IN_FRONTMATTER:
        add_frontmatter_link(&lb);
        break;
    case DL_LINK_ANYWHERE:
        break;
    }
    p->links = take_links(&lb, &p->n_links);
    if (p->n_links && p->links[0].is_main)
        p->main_link = &p->links[0];
}

const dl_paper_link *dl_links_of_text(dl_post_builder *b, uint32_t *n)
{
    link_builder lb = {b, NULL, {b->doc->body, (uint32_t)b->doc->src.n}, 1,
                       b->doc->n_nodes};
    b->links.n = 0;
    return take_links(&lb, n);
}
