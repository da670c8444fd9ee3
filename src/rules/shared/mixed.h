/*
 * Terms of which an entry uses one word: DL508 reports where they vary, and the
 * rules on single words leave that to it. Nothing is owned here.
 */
#ifndef DL_RULES_SHARED_MIXED_H
#define DL_RULES_SHARED_MIXED_H

#include "korean/term.h"
#include "model/post.h"
#include "rules/rule.h"

/* Whether `other` explains the term in parentheses, or the other way round:
   할루시네이션(환각), 환각(할루시네이션). */
bool dl_term_is_glossed(const dl_doc *doc, const dl_term_hit *hit,
                        dl_str other);

/* Whether the entry has what the term counts only with, and no gloss after the
   term says otherwise. `*with` is the English word, as the entry writes it;
   empty: the term counts anywhere. */
bool dl_term_counts(const dl_doc *doc, const dl_entry *entry,
                    const dl_term_hit *hit, dl_str *with);

/* A use of a term. */
typedef struct dl_term_use {
    const dl_term_hit *hit;
    dl_str with;  /* that of dl_term_counts() */
    dl_str right; /* what to write instead: of the words of the glossary for it,
                     the one that the entry uses */
} dl_term_use;

typedef void dl_term_visit(dl_ctx *ctx, const dl_doc *doc,
                           const dl_term_use *use, void *user);

/* Visits the terms of class `c` in the Korean prose of an entry that count
   there, except what may be a name, and what DL508 reports because the entry
   has another word of the glossary's group that the term is in, too. */
void dl_terms_unmixed(dl_ctx *ctx, const dl_post *post, const dl_entry *entry,
                      dl_term_class c, dl_term_visit *visit, void *user);

#endif
