/* DL307 arxiv-duplicate: see rules/DL307-arxiv-duplicate.md. */
#include "rules/shared/links.h"
#include "rules/shared/structure.h"
#include "rules_gen.h"

static void on_post(dl_ctx *ctx, const dl_post *post)
{
    if (post->n_papers < 2)
        return;
    dl_arena *scratch = dl_ctx_scratch(ctx);
    dl_paper_key *keys = DL_ARENA_NEW(scratch, dl_paper_key, post->n_papers);
    size_t n = 0;
    for (uint32_t i = 0; i < post->n_papers; i++) {
        const dl_paper_link *link = post->papers[i].main_link;
        if (link && link->url.id.reason == DL_ARXIV_OK)
            keys[n++] = (dl_paper_key){.key = dl_str_of(link->url.id.canonical),
                                       .paper = &post->papers[i]};
    }
    dl_paper_keys_sort(keys, n);
    for (size_t i = 0; i < n; i++) {
        const dl_paper_link *link = keys[i].paper->main_link;
        const dl_paper_link *first = keys[i].first->main_link;
        if (link == first)
            continue;
        dl_diagnostic *d =
            dl_report(ctx, DL307_TWICE, dl_link_id_place(post->doc, link),
                      dl_ctx_printf(ctx, "%s", link->url.id.canonical));
        dl_add_note(ctx, d, DL307_FIRST, dl_link_id_place(post->doc, first));
    }
}

const dl_check dl_check_dl307 = {.on_post = on_post};
