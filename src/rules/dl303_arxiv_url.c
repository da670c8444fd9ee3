/* DL303 arxiv-url: see rules/DL303-arxiv-url.md. */
#include "base/str.h"
#include "rules/shared/links.h"
#include "rules/shared/structure.h"
#include "rules_gen.h"

/* Whether the profile accepts this link to the PDF. */
static bool is_wanted_pdf(const dl_post *post, const dl_paper_link *link)
{
    return post->profile->pdf_links &&
           dl_str_find(dl_doc_slice(post->doc, link->span),
                       DL_STR("/pdf/")) != SIZE_MAX;
}

/* The address in the form that the profile requires. */
static dl_str canonical(dl_ctx *ctx, const dl_post *post, const dl_arxiv_id *id,
                        bool is_pdf)
{
    const char *path = is_pdf ? "pdf" : "abs";
    if (id->version && post->profile->version == DL_VERSION_ALLOWED)
        return dl_ctx_printf(ctx, "https://arxiv.org/%s/%sv%u", path,
                             id->canonical, id->version);
    return dl_ctx_printf(ctx, "https://arxiv.org/%s/%s", path, id->canonical);
}

/* The main link only: how the text cites is up to the author. */
static void on_paper(dl_ctx *ctx, const dl_post *post, const dl_paper *paper)
{
    const dl_paper_link *link = paper->main_link;
    if (!link || link->url.id.reason != DL_ARXIV_OK ||
        (link->url.site != DL_ARXIV_SITE_ARXIV &&
         link->url.site != DL_ARXIV_SITE_MIRROR))
        return;
    uint32_t departures = link->url.departures;
    bool is_pdf = departures && is_wanted_pdf(post, link);
    if (post->profile->version == DL_VERSION_ALLOWED)
        departures &= ~(uint32_t)DL_ARXIV_URL_VERSION;
    if (is_pdf)
        departures &= ~(uint32_t)(DL_ARXIV_URL_PATH | DL_ARXIV_URL_EXTENSION);
    if (!departures)
        return;
    dl_str want = canonical(ctx, post, &link->url.id, is_pdf);
    dl_diagnostic *d = dl_report(
        ctx, departures == DL_ARXIV_URL_VERSION ? DL303_VERSION : DL303_FORM,
        link->span, want);
    if (dl_link_is_exact(post->doc, link))
        dl_fix_edit(ctx, d,
                    dl_link_has_target(post->doc, link->span) ? DL_FIX_UNSAFE
                                                              : DL_FIX_SAFE,
                    link->span, want);
    else
        dl_mark_approximate(d, dl_paper_is_approximate(post, paper));
}

const dl_check dl_check_dl303 = {.on_paper = on_paper};
