/* The addresses of papers in an entry. */
#include "model/builder.h"

typedef struct link_builder {
    dl_post_builder *b;
    dl_entry_draft *entry;
} link_builder;

static void add_link(link_builder *lb, dl_paper_link link, dl_str text)
{
    link.url = dl_arxiv_url_parse(text, lb->b->doc->lexicon);
    if (dl_arxiv_url_is_paper(&link.url))
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

/* The first address in the nodes [node, node_end): that of a LINK, otherwise a
   bare one. */
static void add_first(link_builder *lb, uint32_t node, uint32_t node_end)
{
    const dl_doc *doc = lb->b->doc;
    for (uint32_t i = node; i < node_end; i++)
        if (doc->nodes[i].kind == DL_NODE_LINK) {
            add_node(lb, i, true);
            return;
        }
    dl_span span = doc->nodes[node].span, found;
    if (!dl_arxiv_url_find(dl_doc_slice(doc, span), doc->lexicon, 0, &found))
        return;
    dl_paper_link link = {
        .span = {span.start + found.start, span.start + found.end},
        .is_main = true,
        .node = DL_NONE};
    add_link(lb, link, dl_doc_slice(doc, link.span));
}

static bool is_link_field(const dl_post_builder *b, uint32_t leaf)
{
    const dl_node *n = &b->doc->nodes[leaf];
    dl_label label;
    return n->kind == DL_NODE_PARAGRAPH &&
           dl_label_read(b->doc, n->span.start, n->span.end, &label) &&
           dl_strs_have_name(b->profile->link_fields, label.name);
}

/* The field with the link: a list item or a paragraph of the entry. */
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
        if (leaf == DL_NONE || !is_link_field(lb->b, leaf))
            continue;
        dl_set_role(lb->b, leaf, doc->nodes[leaf].end, DL_PROSE_META);
        add_first(lb, leaf, doc->nodes[leaf].end);
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
    const dl_paper *p = lb->entry->paper;
    uint32_t main_node = lb->b->links.n ? lb->b->links.v[0].node : DL_NONE;
    for (uint32_t i = p->node; i < p->node_end; i++)
        if (doc->nodes[i].kind == DL_NODE_LINK && i != main_node)
            add_node(lb, i, false);
}

/* A word that every address in running text contains: a URL, or "arXiv". */
static bool mentions_paper(const dl_doc *doc, const dl_prose *prose)
{
    if (prose->traits >> DL_TOKEN_URL & 1)
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

static bool is_in_code(const dl_doc *doc, const dl_prose *prose, uint32_t at)
{
    uint32_t i = dl_token_from(doc, prose->token, prose->token_end, at + 1);
    return i > prose->token && doc->tokens[i - 1].kind == DL_TOKEN_CODE &&
           doc->tokens[i - 1].end > at;
}

/*
 * Adds the addresses in the running text of a block. `*node` advances to the
 * LINK that contains the place: its text may repeat its address, which counts
 * once, or name another paper.
 */
static void add_prose(link_builder *lb, const dl_prose *prose, uint32_t *node)
{
    const dl_doc *doc = lb->b->doc;
    uint32_t base = doc->tokens[prose->token].start, from = 0;
    dl_str text = dl_doc_slice(
        doc, (dl_span){base, doc->tokens[prose->token_end - 1].end});
    uint32_t end = doc->nodes[prose->node].end, holder = DL_NONE;
    dl_span found;
    if (*node < prose->node)
        *node = prose->node;
    while (dl_arxiv_url_find(text, doc->lexicon, from, &found)) {
        dl_paper_link link = {.span = {base + found.start, base + found.end},
                              .node = DL_NONE};
        from = found.end > from ? found.end : from + 1;
        for (; *node < end && doc->nodes[*node].span.start <= link.span.start;
             ++*node)
            if (doc->nodes[*node].kind == DL_NODE_LINK)
                holder = *node;
        if (dl_span_contains(lb->entry->joined_span, link.span) ||
            is_in_code(doc, prose, link.span.start))
            continue;
        dl_str written = dl_doc_slice(doc, link.span);
        if (holder != DL_NONE &&
            dl_span_contains(doc->nodes[holder].span, link.span)) {
            dl_arxiv_url inner = dl_arxiv_url_parse(written, doc->lexicon);
            dl_arxiv_url outer =
                dl_arxiv_url_parse(doc->nodes[holder].url, doc->lexicon);
            if (inner.id.reason || outer.id.reason ||
                dl_arxiv_id_same(&inner.id, &outer.id))
                continue;
        }
        add_link(lb, link, written);
    }
}

static void add_running_text(link_builder *lb)
{
    const dl_doc *doc = lb->b->doc;
    const dl_paper *p = lb->entry->paper;
    uint32_t node = p->node;
    for (uint32_t i = dl_prose_from(doc, p->node);
         i < doc->n_proses && doc->proses[i].node < p->node_end; i++) {
        const dl_prose *prose = &doc->proses[i];
        if (prose->token < prose->token_end && mentions_paper(doc, prose))
            add_prose(lb, prose, &node);
    }
}

static bool is_repeated(const link_builder *lb, const dl_paper_link *link)
{
    const dl_paper_link *first = &lb->b->links.v[0];
    return link != first && first->is_main &&
           link->span.start == first->span.start &&
           link->span.end == first->span.end;
}

void dl_links_build(dl_post_builder *b, dl_entry_draft *entry)
{
    link_builder lb = {b, entry};
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
    add_nodes(&lb);
    add_running_text(&lb);

    dl_paper *p = entry->paper;
    dl_paper_link *out = DL_ARENA_NEW(b->arena, dl_paper_link, b->links.n);
    for (size_t i = 0; i < b->links.n; i++)
        if (!is_repeated(&lb, &b->links.v[i]))
            out[p->n_links++] = b->links.v[i];
    p->links = out;
    if (p->n_links && b->profile->link_place == DL_LINK_ANYWHERE)
        out[0].is_main = true;
    if (p->n_links && out[0].is_main)
        p->main_link = &out[0];
}
