/*
 * Shared by the arXiv rules: which links they check, and where the identifier
 * of a link is. All is borrowed from the post.
 */
#ifndef DL_RULES_SHARED_LINKS_H
#define DL_RULES_SHARED_LINKS_H

#include "rules/rule.h"
#include "model/post.h"

/* `paper` is NULL if the whole post is one entry. */
typedef void dl_link_visit(dl_ctx *ctx, const dl_post *post,
                           const dl_paper *paper, const dl_paper_link *link);

/* Calls `visit` for each link in an entry to arXiv or one of its companions. */
void dl_links_each(dl_ctx *ctx, const dl_post *post, dl_link_visit *visit);

/* Whether the source spells the address byte for byte as it is read, so that a
   part of it can be replaced. */
bool dl_link_is_exact(const dl_doc *doc, const dl_paper_link *link);

/* The identifier of the link, or the whole address if it has none or its place
   is not known. */
dl_span dl_link_id_place(const dl_doc *doc, const dl_paper_link *link);

/* Whether the link belongs to the entry itself (its heading and the lines below
   it), not to something that the text cites, as in `Extended version of …`. */
bool dl_link_is_own(const dl_post *post, const dl_paper *paper,
                    const dl_paper_link *link);

/* "2025-09-13" */
dl_str dl_day_text(dl_ctx *ctx, int32_t day);

/* The day by which to check a post: its own, otherwise today. */
int32_t dl_reference_day(const dl_ctx *ctx, const dl_post *post);

/* Whether the address has a query or a fragment that leads somewhere, which a
   fix of the address would drop: #page=3, ?context=cs. What only counts
   visitors does not. */
bool dl_link_has_target(const dl_doc *doc, dl_span address);

#endif
