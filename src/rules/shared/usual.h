/*
 * Which word of a group of terms an entry uses, the same for all rules that ask
 * for it (DL508, DL509, DL523). Nothing is owned here.
 */
#ifndef DL_RULES_SHARED_USUAL_H
#define DL_RULES_SHARED_USUAL_H

#include "korean/term.h"
#include "model/post.h"
#include "rules/rule.h"

/* Members of a group that differ only in spaces and hyphens are one word. */
bool dl_usual_is_same(dl_str a, dl_str b);

/* GitHub, not 모델. */
bool dl_usual_is_latin(dl_str word);

/* The terms of an entry. */
size_t dl_usual_hits(dl_ctx *ctx, const dl_entry *entry,
                     const dl_term_hit **out);

/* Whether the use is the writer's: the text of a link is often a title. */
bool dl_usual_is_own(const dl_post *post, const dl_term_hit *hit);

/* The word of a group that an entry uses. */
typedef struct dl_usual {
    const dl_term_hit *hit; /* its first use; NULL: none */
    size_t n_words;         /* of the group in the entry */
    bool is_wrong;          /* another rule reports it */
} dl_usual;

/* The word of `group` that the hits [0, n) of an entry use most; in a tie, the
   first. One that is wrong by another rule gives way to any other. */
dl_usual dl_usual_find(const dl_post *post, const dl_term_hit *hits, size_t n,
                       const dl_term_group *group);

/* The first use of the group's common word in the entry, unless it is part of
   what DL523 replaces; empty: none. */
dl_span dl_usual_common(dl_ctx *ctx, const dl_post *post,
                        const dl_entry *entry, const dl_term_group *group);

#endif
