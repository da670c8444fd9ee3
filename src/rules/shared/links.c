/* Shared by rules on arXiv links: which to check, and their places. */
#include "rules/shared/links.h"

bool dl_link_is_exact(const dl_doc *doc, const dl_paper_link *link)
{
    if (link->is_broken || dl_span_is_empty(link->span))
        return false;
    if (link->node == DL_NONE)
        return true;
    const dl_node *node = &doc->nodes[link->node];
    return !(node->flags & DL_NODE_APPROXIMATE) &&
           dl_str_eq(dl_doc_slice(doc, link->span), node->url);
}

/* utm_source=… */
static bool is_counter(dl_str s)
{
    static const char *const names[] = {"utm_",   "fbclid=", "gclid=",
                                        "ref=",   "source=", "si=",
                                        "mc_cid=", "mc_eid="};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (dl_str_starts(s, names[i]))
            return true;
    return !s.n;
}

bool dl_link_has_target(const dl_doc *doc, dl_span address)
{
    dl_str s = dl_doc_slice(doc, address);
    size_t i = 0;
    while (i < s.n && s.p[i] != '?' && s.p[i] != '#')
        i++;
    while (i < s.n) {
        if (s.p[i] == '#')
            return i + 1 < s.n;
        size_t start = ++i;
        while (i < s.n && s.p[i] != '&' && s.p[i] != '#')
            i++;
        if (!is_counter((dl_str){s.p + start, i - start}))
            return true;
    }
    return false;
}

dl_span dl_link_id_place(const dl_doc *doc, const dl_paper_link *link)
{
    dl_span id = link->url.id_span;
    if (dl_span_is_empty(id) || !dl_link_is_exact(doc, link) ||
        id.end > link->span.end - link->span.start)
        return link->span;
    return (dl_span){link->span.start + id.start, link->span.start + id.end};
}

/* Whether only a bullet and a label precede byte `at` in its line: `-
   **Paper**: ` but not `Extended version of `. */
static bool begins_line(const dl_doc *doc, uint32_t at)
{
    enum { MOST = 3 }; /* words of a label */
    const char *src = doc->src.p;
    unsigned words = 0;
    bool in_word = false, has_colon = false;
    while (at > 0 && src[at - 1] != '\n' && words <= MOST) {
        char c = src[--at];
        bool is_mark = strchr(" \t>*_-+[(", c) != NULL;
        if (c == ':' && words == 0 && !in_word)
            has_colon = true;
        else if (!is_mark && !in_word)
            words++;
        in_word = !is_mark && c != ':';
    }
    return words == 0 || (has_colon && words <= MOST);
}

bool dl_link_is_own(const dl_post *post, const dl_paper *paper,
                    const dl_paper_link *link)
{
    if (link->is_main)
        return true;
    if (paper->n_sections &&
        link->span.start >= paper->sections[0].name_span.start)
        return false;
    return link->node != DL_NONE ||
           (post->profile->link_place != DL_LINK_IN_FIELD &&
            begins_line(post->doc, link->span.start));
}

void dl_links_each(dl_ctx *ctx, const dl_post *post, dl_link_visit *visit)
{
    for (uint32_t i = 0; i < post->n_entries; i++) {
        const dl_entry *entry = &post->entries[i];
        for (uint32_t k = 0; k < entry->n_links; k++)
            visit(ctx, post, entry->paper, &entry->links[k]);
    }
}

dl_str dl_day_text(dl_ctx *ctx, int32_t day)
{
    int year, month, of_month;
    dl_day_split(day, &year, &month, &of_month);
    return dl_ctx_printf(ctx, "%04d-%02d-%02d", year, month, of_month);
}

int32_t dl_reference_day(const dl_ctx *ctx, const dl_post *post)
{
    return post->day == DL_NO_DAY ? dl_ctx_today(ctx) : post->day;
}
