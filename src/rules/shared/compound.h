/*
 * Compounds that a text writes as one word although it writes others of the
 * same kind apart: 변형기법 in a text with 정렬 기법, 압축 기법 and so on. The text
 * itself is the norm, because the 한글 맞춤법 (제50항) lets technical terms be
 * joined.
 */
#ifndef DL_RULES_SHARED_COMPOUND_H
#define DL_RULES_SHARED_COMPOUND_H

#include "base/vec.h"
#include "korean/lexicon.h"
#include "model/post.h"

/* A compound that is joined in all `places`, in order. */
typedef struct dl_compound {
    dl_str name;   /* 변형기법, borrowed from the source */
    dl_str right;  /* 변형 기법, in the arena */
    dl_str head;   /* 기법, the end of `name` */
    /* How often the head is apart from another noun, if that is what shows how
       the text writes it; 0: other compounds show it. */
    size_t n_apart;
    dl_span example; /* one that is apart: of this head if `n_apart` */
    const dl_span *places; /* in the arena */
    size_t n_places;
} dl_compound;

/* A place in a Hangul word where the second part of a compound may begin, as
   dl_lexicon_may_be_inside() says: `at` bytes after its start, at least two
   syllables. */
typedef struct dl_inner {
    uint32_t token, at;
} dl_inner;

/* The places in Korean prose, in order, owned by the rule that collects
   them. */
typedef DL_VEC(dl_inner) dl_inners;

/*
 * Finds the compounds at these places, by place. `known` are the `n` names of
 * compounds, sorted, of which other findings speak. Everything is in the arena.
 */
size_t dl_compounds_find(const dl_post *post, const dl_inners *inners,
                         const dl_str *known, size_t n, dl_arena *arena,
                         const dl_compound **out);

#endif
