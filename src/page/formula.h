/*
 * Formulas as a renderer sees them that does not know of them: text. Nothing is
 * owned.
 */
#ifndef DL_PAGE_FORMULA_H
#define DL_PAGE_FORMULA_H

#include "page/page.h"

typedef struct dl_formula {
    dl_span span;  /* with its signs */
    dl_span inner; /* without them */
    bool is_double; /* $$…$$ */
} dl_formula;

/* Whether region `region` of the document is a formula and nothing else: no
   text in Korean, no code in it. */
bool dl_formula_read(const dl_doc *doc, const dl_region *region,
                     dl_formula *formula);

/* A part of a formula that the page does not show as it is written. */
typedef struct dl_formula_flaw {
    dl_span span;
    const char *macro; /* TeX that shows it everywhere; NULL: there is none */
} dl_formula_flaw;

/*
 * The next escape at `*at` or after it whose backslash the page lacks although
 * TeX needs it; `*at` is moved past it. What is written for Markdown (`\_`,
 * `\\{`, `\\\\`) is right. In a table `\|` is.
 */
bool dl_formula_escape(const dl_page *page, const dl_formula *formula,
                       bool is_table, uint32_t *at, dl_formula_flaw *flaw);

/* The same of a prime, a double hyphen or a double bracket that a typographer
   changes. */
bool dl_formula_typography(const dl_page *page, const dl_formula *formula,
                           uint32_t *at, dl_formula_flaw *flaw);

/* Where a line of `formula` begins a list, a heading or a quote of CommonMark;
   DL_NONE: none does. */
uint32_t dl_formula_block(const dl_page *page, const dl_formula *formula);

#endif
