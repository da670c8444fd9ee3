/* DL605 unbalanced: see rules/DL605-unbalanced.md. */
#include "base/vec.h"
#include "korean/near.h"
#include "rules/shared/korean.h"
#include "rules/shared/math.h"
#include "page/renderer.h"
#include "rules/shared/brackets.h"
#include "rules/shared/pairs.h"
#include "rules_gen.h"
#include "text/kinds.h"

enum {
    PAIRED = DL_KINDS(OPEN, CLOSE, QUOTE, ESCAPE),
    NEARBY = 16 /* blocks within which a partner may be */
};

/* A mark that has no partner in its block. */
typedef struct loose {
    dl_half half;
    uint32_t block;   /* index into dl_doc.proses */
    uint32_t section; /* number of headings before it */
    bool has_partner;
} loose;

typedef DL_VEC(loose) looses;

/* ---- one block ----------------------------------------------------------- */

/* An odd number of dollar signs that are no part of a formula: then it is
   unclear what is one. */
static bool has_odd_dollars(const dl_block *b)
{
    uint32_t n = 0;
    dl_marked walk = dl_marked_in(b->doc, DL_MARK_OTHER, b->first, b->end);
    for (uint32_t i; dl_marked_next(&walk, &i);)
        n += b->doc->tokens[i].first == '$' &&
             b->doc->tokens[i].kind == DL_TOKEN_SYMBOL;
    return n % 2 != 0;
}

/* Adds what is loose, and what may be the partner of something loose in another
   block. */
static void check_block(dl_ctx *ctx, looses *all, uint32_t block,
                        uint32_t section)
{
    const dl_doc *doc = dl_ctx_doc(ctx);
    const dl_prose *prose = &doc->proses[block];
    dl_block b = {doc, prose->token, prose->token_end};
    if (dl_pairs_balance(&b) || has_odd_dollars(&b) ||
        dl_math_is_tex(doc, b.first, b.end))
        return;
    dl_pairs pairs = dl_pairs_read(&b, dl_ctx_scratch(ctx));
    for (uint32_t i = 0; i < pairs.n; i++) {
        const dl_half *h = &pairs.v[i];
        if (h->is_loose ||
            (h->partner == DL_NONE && h->trust == DL_HALF_WEAK))
            dl_vec_push(all, (loose){*h, block, section, false});
    }
}

/* ---- all blocks ---------------------------------------------------------- */

/* Whether what is opened in one block may be closed in another: nearby, under
   the same heading, and not in another item of the same list but the next. The
   rows of a table may be consecutive lines of one text. */
static bool may_be_partners(const dl_doc *doc, const loose *open,
                            const loose *h)
{
    const dl_node *nodes = doc->nodes;
    uint32_t parent = nodes[doc->proses[open->block].node].parent;
    if (nodes[parent].kind == DL_NODE_TABLE_ROW)
        parent = nodes[parent].parent;
    return h->section == open->section && h->block > open->block &&
           h->block - open->block <= NEARBY &&
           (h->block == open->block + 1 ||
            doc->proses[h->block].node < nodes[parent].end);
}

/* A bracket may be opened in one paragraph or item and closed in another. Weak
   halves are partners only in the second round. */
static void pair_blocks(const dl_doc *doc, looses *all, bool with_weak)
{
    uint32_t top[DL_PAIR_COUNT];
    for (unsigned p = 0; p < DL_PAIR_COUNT; p++)
        top[p] = DL_NONE;
    for (uint32_t i = 0; i < all->n; i++) {
        loose *x = &all->v[i], *open = NULL;
        dl_half *h = &x->half;
        if (x->has_partner || (!h->is_loose && !with_weak))
            continue;
        if (top[h->pair] != DL_NONE)
            open = &all->v[top[h->pair]];
        bool closes = h->side != DL_SIDE_OPEN ||
                      h->pair >= DL_PAIR_STRAIGHT_DOUBLE;
        if (closes && open && may_be_partners(doc, open, x)) {
            open->has_partner = x->has_partner = true;
            top[h->pair] = open->half.below;
        } else if (h->side == DL_SIDE_OPEN) {
            h->below = top[h->pair];
            top[h->pair] = i;
        }
    }
}

/* Whether it is the opening half that is missing. A straight mark that nothing
   has opened is taken for an opening one; what it touches shows its side. */
static bool is_closing(const dl_doc *doc, const loose *x)
{
    const uint32_t words =
        DL_KINDS(HANGUL, LATIN, NUMBER, CLOSE, STOP, QUOTE);
    uint32_t i = x->half.token;
    if (x->half.side != DL_SIDE_OPEN)
        return true;
    return x->half.pair >= DL_PAIR_STRAIGHT_DOUBLE &&
           dl_kind_touching(doc, doc->proses[x->block].token, i) & words &&
           !(i + 1 < doc->n_tokens && dl_token_is_joined(&doc->tokens[i + 1]) &&
             dl_token_is(&doc->tokens[i + 1], DL_KINDS(LATIN, NUMBER)));
}

/* The parenthesis of a link's address, `[글](https://a.kr`: DL810 says so. */
static bool is_of_link(const dl_ctx *ctx, const dl_doc *doc, uint32_t at)
{
    uint32_t end = at + 1;
    if (dl_ctx_renderer(ctx)->name == DL_RENDERER_NONE || at == 0 ||
        doc->src.p[at] != '(' || doc->src.p[at - 1] != ']')
        return false;
    while (end < doc->src.n && !dl_is_white(doc->src.p[end]))
        end++;
    return dl_bracket_is_address(dl_doc_slice(doc, (dl_span){at + 1, end}));
}

static void on_post(dl_ctx *ctx, const dl_post *post)
{
    const dl_doc *doc = post->doc;
    looses all = {0};
    uint32_t section = 0;
    for (uint32_t i = 0; i < doc->n_proses; i++) {
        const dl_prose *prose = &doc->proses[i];
        section += doc->nodes[prose->node].kind == DL_NODE_HEADING;
        if (prose->traits & PAIRED && dl_prose_is_korean(post, prose))
            check_block(ctx, &all, i, section);
    }
    pair_blocks(doc, &all, false);
    pair_blocks(doc, &all, true);
    for (uint32_t i = 0; i < all.n; i++) {
        const dl_half *h = &all.v[i].half;
        const dl_token *t = &doc->tokens[h->token];
        if (h->is_loose && !all.v[i].has_partner &&
            !is_of_link(ctx, doc, dl_token_span(t).start) &&
            doc->proses[all.v[i].block].traits & DL_KINDS(HANGUL))
            dl_report(ctx,
                      is_closing(doc, &all.v[i]) ? DL605_CLOSE : DL605_OPEN,
                      dl_token_span(t), dl_token_text(doc, t));
    }
    dl_vec_free(&all);
}

const dl_check dl_check_dl605 = {.on_post = on_post};
