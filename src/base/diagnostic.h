/*
 * Diagnostics and their fixes. They are borrowed from the dl_result (or the
 * dl_ctx) that made them and live as long as it does.
 */
#ifndef DL_BASE_DIAGNOSTIC_H
#define DL_BASE_DIAGNOSTIC_H

#include "digestlint/base.h"

/* Edits that belong together: all are applied or none. Sorted by place, not
   overlapping. */
typedef struct dl_fix {
    dl_applicability applicability;
    const dl_edit *edits;
    uint32_t n_edits;
} dl_fix;

/* A second place that explains a diagnostic. */
typedef struct dl_note {
    dl_str path;   /* another document; empty: the diagnostic's own */
    dl_span span;  /* in the diagnostic's own document */
    uint32_t line, column; /* in another document: from 1, code points */
    uint8_t message;       /* index into the rule's messages */
    const dl_str *args;
    uint8_t n_args;
} dl_note;

enum {
    DL_DIAGNOSTIC_APPROXIMATE = 1, /* the place is not exact */
    DL_DIAGNOSTIC_SUPPRESSED = 2,  /* by a comment in the document */
    DL_DIAGNOSTIC_BASELINE = 4,    /* known since the baseline was written */
    DL_DIAGNOSTIC_ALSO = 8, /* only GitHub shows it, not the page itself: the
                               renderer's `also` */
    DL_DIAGNOSTIC_HIDDEN = 16 /* below the level that is reported */
};

struct dl_rule;
struct dl_refused;

typedef struct dl_diagnostic {
    const struct dl_rule *rule;
    dl_span span;
    uint8_t severity; /* dl_severity */
    uint8_t message;  /* index into the rule's messages */
    uint8_t flags;    /* DL_DIAGNOSTIC_… */
    uint8_t n_args;
    const dl_str *args; /* for {0}, {1} … of the message */
    const dl_note *notes;
    uint32_t n_notes;
    const dl_fix *fix;    /* NULL: none */
    const struct dl_refused *refused; /* why `fix` is left out; NULL: it is
                                         not, as far as it was tried */
    dl_str justification; /* SUPPRESSED: the reason after `--` */
} dl_diagnostic;

#endif
