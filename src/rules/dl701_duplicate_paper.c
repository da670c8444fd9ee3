/* DL701 duplicate-paper: see rules/DL701-duplicate-paper.md. */
#include "rules/shared/links.h"
#include "rules_gen.h"

static void on_corpus(dl_ctx *ctx, const dl_post *post,
                      const struct dl_post_index *others)
{
    for (uint32_t i = 0; i < post->n_papers; i++) {
        const dl_paper_link *link = post->papers[i].main_link;
        if (!link || link->url.id.reason != DL_ARXIV_OK)
            continue;
        const dl_indexed_paper *first =
            dl_post_index_find(others, post, &link->url.id);
        if (!first)
            continue;
        dl_str id = dl_ctx_printf(ctx, "%s", link->url.id.canonical);
        dl_diagnostic *d =
            dl_report(ctx, DL701_DUPLICATE, dl_link_id_place(post->doc, link),
                      id, first->path);
        dl_add_note_args(ctx, d, DL701_FIRST, (dl_span){0, 0}, first->path,
                         first->at, &id, 1);
    }
}

const dl_check dl_check_dl701 = {.on_corpus = on_corpus};
