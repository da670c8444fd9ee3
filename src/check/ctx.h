/*
 * The sink that rules report into: one a document, used by one thread at a
 * time. Findings, their arguments, notes and edits are allocated in `arena` and
 * do not move, so that a rule may complete one after reporting another.
 */
#ifndef DL_CHECK_CTX_H
#define DL_CHECK_CTX_H

#include "base/arena.h"
#include "base/vec.h"
#include "check/registry.h"
#include "check/settings.h"
#include "korean/vocabulary.h"
#include "page/holes.h"

/* A diagnostic that can still grow. `d` comes first: a pointer to it is a
   pointer to the whole. */
typedef struct dl_finding {
    dl_diagnostic d;
    uint32_t sequence; /* in order of reporting: the last key when sorting */
    dl_note *notes;
    uint32_t notes_cap;
    dl_fix fix;
    dl_edit *edits;
    uint32_t edits_cap;
} dl_finding;

struct dl_ctx {
    const dl_settings *settings;
    const dl_doc *doc;
    dl_renderer renderer; /* complete: of the view that is looked at */
    dl_renderer other;    /* of the other view; DL_RENDERER_NONE: none */
    const dl_page *page;  /* of `renderer`, in `scratch`; NULL: not made yet */
    dl_holes holes;       /* of the page; in `scratch` */
    bool holes_are_known;
    bool is_second; /* the second view is looked at */
    bool is_about_markdown, subject_is_known;
    dl_arena *arena;   /* borrowed: findings */
    dl_arena *scratch; /* borrowed: reset after each post */
    int32_t today;     /* days since 1970-01-01 */
    uint16_t rule;     /* the number of the running rule */
    bool has_corpus;   /* the other posts were checked */
    DL_VEC(dl_finding *) findings;
    /* The blocks with approximate places, joined and sorted; made when the
       first finding asks. */
    DL_VEC(dl_span) approximate;
    bool approximate_is_known;
    /* Of the document; in `scratch`. */
    const struct dl_term_hit *terms;
    const struct dl_particle_place *particles;
    size_t n_terms, n_particles;
    bool terms_are_known, particles_are_known;
    dl_vocabulary vocabulary;
};

/* `renderer` must be complete. */
void dl_ctx_init(dl_ctx *ctx, const dl_settings *settings, const dl_doc *doc,
                 const dl_renderer *renderer, dl_arena *arena,
                 dl_arena *scratch);
void dl_ctx_close(dl_ctx *ctx); /* the arenas stay */

/* What is known of the page belongs to another renderer or scratch arena. */
void dl_ctx_forget_page(dl_ctx *ctx);

/* Sorts the findings from `first` on by place, then code. */
void dl_ctx_sort(dl_ctx *ctx, size_t first);

/* Sorts all findings and copies them into one array in the ctx's arena. */
const dl_diagnostic *dl_ctx_sorted(dl_ctx *ctx, size_t *n);

#endif
