/* DL302 arxiv-id: see rules/DL302-arxiv-id.md. */
#include "rules/shared/links.h"
#include "rules/shared/structure.h"
#include "rules_gen.h"

static unsigned message_for(dl_arxiv_reason reason)
{
    switch (reason) {
    case DL_ARXIV_EMPTY:
        return DL302_EMPTY;
    case DL_ARXIV_PLACEHOLDER:
        return DL302_PLACEHOLDER;
    case DL_ARXIV_WIDTH:
        return DL302_WIDTH;
    case DL_ARXIV_MONTH:
        return DL302_MONTH;
    case DL_ARXIV_ZERO:
        return DL302_ZERO;
    case DL_ARXIV_ERA:
        return DL302_ERA;
    case DL_ARXIV_ARCHIVE:
        return DL302_ARCHIVE;
    case DL_ARXIV_ARCHIVE_RANGE:
        return DL302_ARCHIVE_YEARS;
    case DL_ARXIV_VERSION:
        return DL302_VERSION;
    case DL_ARXIV_NON_ASCII:
        return DL302_NON_ASCII;
    case DL_ARXIV_FLOAT:
        return DL302_FLOAT;
    case DL_ARXIV_GLUED:
        return DL302_GLUED;
    case DL_ARXIV_HOST:
        return DL302_HOST;
    case DL_ARXIV_SCHEME:
        return DL302_SCHEME;
    case DL_ARXIV_PATH:
        return DL302_PATH;
    default:
        return DL302_SYNTAX;
    }
}

/* Whether the address as a whole is wrong, not the identifier in it. */
static bool is_address(dl_arxiv_reason reason)
{
    return reason == DL_ARXIV_HOST || reason == DL_ARXIV_SCHEME ||
           reason == DL_ARXIV_PATH || reason == DL_ARXIV_EMPTY;
}

/* The identifier, of a link whose address is written elsewhere, too. */
static dl_str written(const dl_post *post, const dl_paper_link *link,
                      dl_span place)
{
    dl_span id = link->url.id_span;
    if (link->node == DL_NONE || dl_link_is_exact(post->doc, link) ||
        is_address(link->url.id.reason) || dl_span_is_empty(id))
        return dl_doc_slice(post->doc, place);
    return (dl_str){post->doc->nodes[link->node].url.p + id.start,
                    id.end - id.start};
}

/* [논문]({https://…}): an address in braces. */
static bool is_in_braces(dl_str address)
{
    if (address.n < 2 || address.p[0] != '{' ||
        address.p[address.n - 1] != '}')
        return false;
    dl_str inner = {address.p + 1, address.n - 2};
    return (dl_str_starts(inner, "https://") ||
            dl_str_starts(inner, "http://")) &&
           !memchr(inner.p, '{', inner.n) && !memchr(inner.p, '}', inner.n);
}

static void report_braces(dl_ctx *ctx, const dl_doc *doc,
                          const dl_paper_link *link)
{
    dl_span place = link->span;
    dl_diagnostic *d =
        dl_report(ctx, DL302_BRACES, place, dl_doc_slice(doc, place));
    dl_fix_edit(ctx, d, DL_FIX_SAFE, (dl_span){place.start, place.start + 1},
                DL_STR_NONE);
    dl_fix_edit(ctx, d, DL_FIX_SAFE, (dl_span){place.end - 1, place.end},
                DL_STR_NONE);
}

static void check_link(dl_ctx *ctx, const dl_post *post, const dl_paper *paper,
                       const dl_paper_link *link)
{
    const dl_arxiv_id *id = &link->url.id;
    if (id->reason == DL_ARXIV_OK)
        return;
    if (is_in_braces(dl_doc_slice(post->doc, link->span)) &&
        dl_link_is_exact(post->doc, link)) {
        report_braces(ctx, post->doc, link);
        return;
    }
    dl_span place =
        is_address(id->reason) ? link->span : dl_link_id_place(post->doc, link);
    bool is_safe = id->hint_is_sure &&
                   !(is_address(id->reason) &&
                     dl_link_has_target(post->doc, link->span));
    dl_diagnostic *d = dl_report(ctx, message_for(id->reason), place,
                                 written(post, link, place));
    if (id->reason == DL_ARXIV_ARCHIVE_RANGE)
        dl_report_severity(ctx, d, DL_SEVERITY_WARNING);
    if (!dl_link_is_exact(post->doc, link))
        dl_mark_approximate(d, paper && dl_paper_is_approximate(post, paper));
    else if (id->hint[0])
        dl_fix_edit(
            ctx, d, is_safe ? DL_FIX_SAFE : DL_FIX_UNSAFE, place,
            dl_ctx_printf(
                ctx, is_address(id->reason) ? "https://arxiv.org/abs/%s" : "%s",
                id->hint));
}

static void on_post(dl_ctx *ctx, const dl_post *post)
{
    dl_links_each(ctx, post, check_link);
}

const dl_check dl_check_dl302 = {.on_post = on_post};
