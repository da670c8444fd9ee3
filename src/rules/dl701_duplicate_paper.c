/* DL701 duplicate-paper: see rules/DL701-duplicate-paper.md. */
#include "base/arena.h"
#include "rules/shared/links.h"
#include "rules_gen.h"

/* A paper of the post and where it was first. */
typedef struct repeat {
    const dl_paper_link *link;
    const dl_indexed_paper *first;
} repeat;

static dl_str id_of(dl_ctx *ctx, const repeat *r)
{
    return dl_ctx_printf(ctx, "%s", r->link->url.id.canonical);
}

static void add_first(dl_ctx *ctx, dl_diagnostic *d, const repeat *r)
{
    dl_str id = id_of(ctx, r);
    dl_add_note_args(ctx, d, DL701_FIRST, (dl_span){0, 0}, r->first->path,
                     r->first->at, &id, 1);
}

/* However many papers are repeated, it is one mistake: the post was made twice,
   or from the wrong list. It has the place of the first one, by which a
   baseline knows it. */
static void report(dl_ctx *ctx, const dl_post *post, const repeat *repeats,
                   uint32_t n)
{
    dl_span place = dl_link_id_place(post->doc, repeats[0].link);
    dl_diagnostic *d =
        n == 1 ? dl_report(ctx, DL701_DUPLICATE, place, id_of(ctx, repeats),
                           repeats[0].first->path)
               : dl_report(ctx, DL701_SEVERAL, place,
                           dl_ctx_printf(ctx, "%u", n),
                           dl_ctx_printf(ctx, "%u", post->n_papers));
    for (uint32_t i = 0; i < n; i++) {
        if (i > 0)
            dl_add_note(ctx, d, DL701_ALSO,
                        dl_link_id_place(post->doc, repeats[i].link),
                        id_of(ctx, &repeats[i]));
        add_first(ctx, d, &repeats[i]);
    }
}

static void on_corpus(dl_ctx *ctx, const dl_post *post,
                      const struct dl_post_index *others)
{
    repeat *repeats = DL_ARENA_TAKE(dl_ctx_scratch(ctx), repeat,
                                    post->n_papers);
    uint32_t n = 0;
    for (uint32_t i = 0; i < post->n_papers; i++) {
        const dl_paper_link *link = post->papers[i].main_link;
        if (!link || link->url.id.reason != DL_ARXIV_OK)
            continue;
        const dl_indexed_paper *first =
            dl_post_index_find(others, post, &link->url.id);
        if (first)
            repeats[n++] = (repeat){link, first};
    }
    if (n > 0)
        report(ctx, post, repeats, n);
}

const dl_check dl_check_dl701 = {.on_corpus = on_corpus};
