/*
 * Places of one kind in a block, such as spaces that were pasted, or in a post.
 * Many of them are one accident or habit, and so one finding, at the first; its
 * fix repairs all.
 */
#ifndef DL_RULES_SHARED_PLACES_H
#define DL_RULES_SHARED_PLACES_H

#include "base/vec.h"
#include "rules/rule.h"

typedef struct dl_place {
    dl_span span;
    uint32_t kind; /* only places of one kind and one `fix` are merged */
    dl_applicability fix;
    dl_span edit;
    dl_str text; /* instead of `edit`; not copied */
} dl_place;

/* The places of a block or post, in order. Owned by the rule that collects
   them. */
typedef DL_VEC(dl_place) dl_places;

/* So many places in a post are what its writer always writes. */
enum { DL_PLACES_HABIT = 10 };

/* Whether a link may lead to the block, so that a fix in it may be refused: its
   places are of another kind, or the fix of all others would be lost. */
bool dl_place_is_anchor(const dl_doc *doc, const dl_prose *prose);

/* The text of the place after its edit. */
dl_str dl_place_right(dl_ctx *ctx, const dl_place *place);

/* The lines of `n` places in order, for a note: "5, 8, 12-14". */
dl_str dl_places_lines(dl_ctx *ctx, const dl_place *places, size_t n);

/* Reports a place that is the first of `n`, which follow it. */
typedef dl_diagnostic *dl_place_report(dl_ctx *ctx, const dl_place *place,
                                       size_t n);

/*
 * Reports the places of a block, or of the whole post if `prose` is NULL, and
 * their fixes, and sorts the places; `many` or more of a kind are one finding.
 * But they are several if they have no fix, because somebody must look at each,
 * or if a comment in the block or post may suppress some of them.
 */
void dl_places_report(dl_ctx *ctx, const dl_prose *prose, dl_places *places,
                      size_t many, dl_place_report *report);

#endif
