/* DL306 arxiv-mismatch: see rules/DL306-arxiv-mismatch.md. */
#include "rules/shared/links.h"
#include "rules_gen.h"

/* The link that the others are compared with: the main one, otherwise the first
   of the entry's own that names a paper. */
static const dl_paper_link *reference_link(const dl_post *post,
                                           const dl_paper *paper)
{
    if (paper->main_link)
        return paper->main_link;
    for (uint32_t i = 0; i < paper->n_links; i++)
        if (paper->links[i].url.id.reason == DL_ARXIV_OK &&
            dl_link_is_own(post, paper, &paper->links[i]))
            return &paper->links[i];
    return NULL;
}

static void on_paper(dl_ctx *ctx, const dl_post *post, const dl_paper *paper)
{
    const dl_paper_link *reference = reference_link(post, paper);
    if (!reference || reference->url.id.reason != DL_ARXIV_OK)
        return;
    for (uint32_t i = 0; i < paper->n_links; i++) {
        const dl_paper_link *link = &paper->links[i];
        if (link == reference || link->url.id.reason != DL_ARXIV_OK ||
            !dl_link_is_own(post, paper, link) ||
            dl_arxiv_id_same(&link->url.id, &reference->url.id))
            continue;
        dl_diagnostic *d =
            dl_report(ctx, DL306_MISMATCH, dl_link_id_place(post->doc, link),
                      dl_ctx_printf(ctx, "%s", link->url.id.canonical),
                      dl_ctx_printf(ctx, "%s", reference->url.id.canonical));
        dl_add_note(ctx, d, DL306_ENTRY,
                    dl_link_id_place(post->doc, reference));
    }
}

const dl_check dl_check_dl306 = {.on_paper = on_paper};
