/* DL523 hangul-english: see rules/DL523-hangul-english.md. */
#include "base/search.h"
#include "base/vec.h"
#include "korean/near.h"
#include "rules/shared/korean.h"
#include "rules/shared/mixed.h"
#include "rules/shared/word_fix.h"
#include "rules_gen.h"
#include "text/kinds.h"

/* Whether the term may be a name, or part of one: it is mentioned in quotation
   marks or in a link, or a Latin word is next to it (제너레이티브 AI). */
static bool may_be_name(const dl_doc *doc, const dl_prose *prose,
                        const dl_term_hit *hit)
{
    const uint32_t marks = DL_KINDS(QUOTE, OPEN);
    const dl_token *t = &doc->tokens[hit->token];
    return t->flags & DL_TOKEN_IN_LINK ||
           (dl_kind_touching(doc, prose->token, hit->token) & marks &&
            !dl_is_sign(doc, hit->token - 1, "("));
}

/* Groups of the glossary, and whether the entry varies their words. */
typedef struct variety {
    const dl_term_group *group;
    bool varies;
} variety;

typedef DL_VEC(variety) varieties;

/* Whether DL508 reports hits[at]: it is in a group of the glossary, too, and
   the hits [from, to) of the entry have another word of that group. */
static bool is_mixed(varieties *known, const dl_term_hit *hits, size_t from,
                     size_t to, size_t at)
{
    const dl_term_hit *hit = &hits[at];
    size_t k = at;
    if (at > from && hit[-1].span.start == hit->span.start)
        k = at - 1;
    else if (at + 1 < to && hit[1].span.start == hit->span.start)
        k = at + 1;
    if (hits[k].group->term_class != DL_TERMS_HARD)
        return false;
    for (size_t i = 0; i < known->n; i++)
        if (known->v[i].group == hits[k].group)
            return known->v[i].varies;
    variety found = {hits[k].group, dl_mixed_varies(hits, from, to, k)};
    dl_vec_push(known, found);
    return found.varies;
}

static void check_hit(dl_ctx *ctx, const dl_post *post, const dl_term_hit *hit)
{
    const dl_doc *doc = post->doc;
    const dl_prose *prose = &doc->proses[dl_block_of_token(doc, hit->token)];
    if (!dl_prose_is_korean(post, prose) || may_be_name(doc, prose, hit))
        return;
    dl_diagnostic *d =
        dl_report(ctx, DL523_SETTLED, hit->span, dl_doc_slice(doc, hit->span),
                  hit->term->right);
    dl_fix_word(ctx, d, DL_FIX_UNSAFE, hit->span, hit->term->right);
}

static void on_entry(dl_ctx *ctx, const dl_post *post, const dl_entry *entry)
{
    const dl_term_hit *hits;
    size_t i, end, n = dl_ctx_terms(ctx, &hits);
    DL_LOWER_BOUND(i, 0, n, hits[i].span.start < entry->span.start);
    DL_LOWER_BOUND(end, i, n, hits[end].span.start < entry->span.end);
    varieties known = {0};
    for (size_t first = i; i < end; i++)
        if (hits[i].group->term_class == DL_TERMS_ENGLISH &&
            !dl_option_list_has(ctx, DL523_OPT_LEAVE, hits[i].group->name) &&
            !is_mixed(&known, hits, first, end, i))
            check_hit(ctx, post, &hits[i]);
    dl_vec_free(&known);
}

const dl_check dl_check_dl523 = {.on_entry = on_entry};
