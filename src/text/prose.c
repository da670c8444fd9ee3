/*
 * Walks a document's leaf blocks and splits their text into tokens. Only the
 * source is read: a node's decoded text serves only to show whether it contains
 * escapes.
 */
#include "base/arena.h"
#include "base/str.h"
#include "text/lex.h"
#include "text/region.h"
#include "text/utf8.h"

typedef struct builder {
    dl_lexer lexer;
    dl_doc *doc;
    dl_node *nodes;
    uint32_t at; /* everything before this byte is done */
    uint32_t end; /* of the block */
    const dl_region *region, *region_end; /* the next one and those after it */
    uint32_t links, emphases; /* how many are open */
} builder;

static bool is_leaf_block(const dl_node *node)
{
    return node->kind == DL_NODE_PARAGRAPH || node->kind == DL_NODE_HEADING ||
           node->kind == DL_NODE_TABLE_CELL || node->kind == DL_NODE_FIELD;
}

/* `span` less what is already done and what is outside the source. */
static dl_span rest_of(const builder *b, dl_span span)
{
    uint32_t size = (uint32_t)b->doc->src.n;
    if (span.start < b->at)
        span.start = b->at;
    if (span.end > size)
        span.end = size;
    if (span.end < span.start)
        span.end = span.start;
    return span;
}

/* Spaces around `span` are not part of a token. */
static dl_span trimmed(const builder *b, dl_span span)
{
    const char *src = b->doc->src.p;
    while (span.start < span.end &&
           dl_is_blank(src[span.start]))
        span.start++;
    while (span.start < span.end &&
           dl_is_blank(src[span.end - 1]))
        span.end--;
    return span;
}

static void note_gap(builder *b, dl_span span)
{
    const char *src = b->doc->src.p;
    if (span.start > b->at && b->at > 0 &&
        dl_is_blank(src[span.start - 1]))
        b->lexer.gap |= DL_TOKEN_SPACED;
}

/* One token for the whole of `span`. */
static void push_one(builder *b, dl_span span, dl_token_kind kind)
{
    span = rest_of(b, span);
    if (span.start == span.end)
        return;
    note_gap(b, span);
    dl_lexer_push(&b->lexer, span.start, span.end, kind, 0,
                  dl_utf8_length(dl_doc_slice(b->doc, span)));
    b->at = span.end;
}

/* ---- regions ------------------------------------------------------------- */

static const uint8_t region_tokens[DL_REGION_KIND_COUNT] = {
    [DL_REGION_CODE] = DL_TOKEN_CODE,
    [DL_REGION_FORMULA] = DL_TOKEN_FORMULA,
    [DL_REGION_ADDRESS] = DL_TOKEN_URL,
    [DL_REGION_TEMPLATE] = DL_TOKEN_TEMPLATE,
    [DL_REGION_LABEL] = DL_TOKEN_TEMPLATE,
    [DL_REGION_ATTRIBUTES] = DL_TOKEN_TEMPLATE,
    [DL_REGION_COMMENT] = DL_TOKEN_HTML,
    [DL_REGION_HTML] = DL_TOKEN_HTML,
};

/* The first opaque region that ends after byte `at` and begins before `end`, or
   NULL. */
static const dl_region *opaque_in(builder *b, uint32_t at, uint32_t end)
{
    while (b->region < b->region_end &&
           (b->region->end <= at || !b->region->is_opaque) &&
           b->region->start < end)
        b->region++;
    return b->region < b->region_end && b->region->start < end ? b->region
                                                               : NULL;
}

static void push_region(builder *b, const dl_region *r)
{
    uint32_t end = r->end < b->end ? r->end : b->end;
    push_one(b, (dl_span){r->start, end}, region_tokens[r->kind]);
}

/* One token for the whole of `span`, or for the region that it begins in. */
static void push_whole(builder *b, dl_span span, dl_token_kind kind)
{
    span = rest_of(b, span);
    if (span.start == span.end)
        return;
    const dl_region *r = opaque_in(b, span.start, span.start + 1);
    if (r)
        push_region(b, r);
    push_one(b, span, kind);
}

/* ---- inlines ------------------------------------------------------------- */

/* The line end between words, with the marks that make it a hard break; its
   place is the node's, or is searched for if the node has none. */
static void push_break(builder *b, dl_span span, dl_token_kind kind)
{
    const char *src = b->doc->src.p;
    uint32_t size = (uint32_t)b->doc->src.n;
    if (dl_span_is_empty(span)) {
        span.start = span.end = b->at;
        while (span.end < size && src[span.end] != '\n' &&
               src[span.end] != '\r')
            span.end++;
        if (span.end < size && src[span.end++] == '\r' && span.end < size &&
            src[span.end] == '\n')
            span.end++;
    }
    if (span.end <= b->at && span.end > span.start)
        return; /* inside a region */
    b->lexer.gap = 0;
    push_whole(b, span, kind);
    b->lexer.gap = DL_TOKEN_SPACED;
}

static void push_text(builder *b, const dl_node *node)
{
    bool escapes = node->text.n != node->span.end - node->span.start;
    for (;;) {
        dl_span span = rest_of(b, node->span);
        if (span.start == span.end)
            return;
        const dl_region *r = opaque_in(b, span.start, span.end);
        if (r && r->start <= span.start) {
            push_region(b, r);
            continue;
        }
        if (r)
            span.end = r->start;
        note_gap(b, span);
        dl_lexer_text(&b->lexer, span.start, span.end, escapes);
        b->at = span.end;
    }
}

static void set_context(builder *b)
{
    b->lexer.context = (uint8_t)((b->links ? DL_TOKEN_IN_LINK : 0) |
                                 (b->emphases ? DL_TOKEN_IN_EMPHASIS : 0));
}

static bool is_link(const dl_node *node)
{
    return node->kind == DL_NODE_LINK || node->kind == DL_NODE_IMAGE;
}

static void open_container(builder *b, const dl_node *node)
{
    push_whole(b, (dl_span){node->span.start, node->inner.start},
               DL_TOKEN_MARKUP);
    *(is_link(node) ? &b->links : &b->emphases) += 1;
    set_context(b);
}

static void close_container(builder *b, const dl_node *node)
{
    *(is_link(node) ? &b->links : &b->emphases) -= 1;
    set_context(b);
    push_whole(b, (dl_span){node->inner.end, node->span.end}, DL_TOKEN_MARKUP);
}

static void push_inline(builder *b, const dl_node *node)
{
    switch (node->kind) {
    case DL_NODE_TEXT:
        if (b->nodes[node->parent].flags & DL_NODE_AUTOLINK)
            push_whole(b, trimmed(b, node->span), DL_TOKEN_URL);
        else
            push_text(b, node);
        break;
    case DL_NODE_SOFT_BREAK:
        push_break(b, node->span, DL_TOKEN_SOFT_BREAK);
        break;
    case DL_NODE_HARD_BREAK:
        push_break(b, node->span, DL_TOKEN_HARD_BREAK);
        break;
    case DL_NODE_CODE:
        push_whole(b, node->span, DL_TOKEN_CODE);
        break;
    case DL_NODE_HTML:
        push_whole(b, node->span, DL_TOKEN_HTML);
        break;
    case DL_NODE_FOOTNOTE_REFERENCE:
        push_whole(b, node->span, DL_TOKEN_MARKUP);
        break;
    default: /* EMPHASIS, STRONG, LINK, IMAGE */
        open_container(b, node);
        break;
    }
}

/* The inlines of block `first`, in order; a container is closed when the walk
   leaves its subtree. No recursion: emphasis can nest to any depth. */
static void walk_inlines(builder *b, uint32_t first)
{
    const dl_node *nodes = b->nodes;
    uint32_t open = first;
    for (uint32_t i = first + 1; i < nodes[first].end; i++) {
        while (open != first && i >= nodes[open].end) {
            close_container(b, &nodes[open]);
            open = nodes[open].parent;
        }
        push_inline(b, &nodes[i]);
        if (nodes[i].kind >= DL_NODE_EMPHASIS && nodes[i].kind <= DL_NODE_IMAGE)
            open = i;
    }
    while (open != first) {
        close_container(b, &nodes[open]);
        open = nodes[open].parent;
    }
}

static bool is_exact(const dl_node *nodes, uint32_t block)
{
    for (uint32_t i = block; i < nodes[block].end; i++)
        if (nodes[i].flags & DL_NODE_APPROXIMATE)
            return false;
    return true;
}

static void build_block(builder *b, uint32_t block, dl_prose *prose)
{
    prose->node = block;
    prose->token = (uint32_t)b->lexer.n;
    b->lexer.traits = 0;
    b->lexer.first = b->lexer.n;
    b->lexer.gap = DL_TOKEN_SPACED; /* from the block before */
    b->lexer.context = 0;
    b->links = b->emphases = 0;
    if (b->at < b->nodes[block].span.start)
        b->at = b->nodes[block].span.start;
    b->end = b->nodes[block].span.end;
    if (is_exact(b->nodes, block))
        walk_inlines(b, block);
    prose->token_end = (uint32_t)b->lexer.n;
    prose->traits = b->lexer.traits;
}

static uint32_t count_blocks(const dl_doc *doc)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < doc->n_nodes; i++)
        count += is_leaf_block(&doc->nodes[i]);
    return count;
}

void dl_prose_build(dl_doc *doc)
{
    /* Korean text has about one token for every six bytes. */
    size_t guess = (doc->src.n - doc->body) / 5 + 16;
    builder b = {
        .lexer = {.src = (const unsigned char *)doc->src.p,
                  .arena = doc->arena,
                  .v = DL_ARENA_TAKE(doc->arena, dl_token, guess),
                  .cap = guess},
        .doc = doc,
        .nodes = (dl_node *)doc->nodes,
        .region = doc->regions,
        .region_end = doc->regions + doc->n_regions,
    };
    uint32_t count = count_blocks(doc), n = 0;
    dl_prose *proses = DL_ARENA_NEW(doc->arena, dl_prose, count);
    for (uint32_t i = 0; i < doc->n_nodes; i++) {
        if (!is_leaf_block(&doc->nodes[i]))
            continue;
        b.nodes[i].prose = n;
        build_block(&b, i, &proses[n++]);
    }
    doc->proses = proses;
    doc->n_proses = n;
    doc->tokens = b.lexer.v;
    doc->n_tokens = (uint32_t)b.lexer.n;
}
