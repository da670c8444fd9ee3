/*
 * Words with more to them than their lists: the members of a glossary group,
 * and loanwords with a wrong spelling. They are part of the lexicon
 * (korean/lexicon.h), which owns them.
 */
#ifndef DL_KOREAN_TERM_H
#define DL_KOREAN_TERM_H

#include "digestlint/base.h"

typedef enum dl_term_class {
    DL_TERMS_HARD,     /* glossary: one English term, no difference in nuance */
    DL_TERMS_SOFT,     /* glossary: words that may occur side by side */
    DL_TERMS_LOANWORD, /* wrong spellings */
    DL_TERMS_STRICT    /* loanwords that only the norm calls wrong */
} dl_term_class;

/* Blocks of syllables, separated by '\n'; empty: none. */
typedef struct dl_term_group {
    dl_str name;   /* glossary: the English term, lower case */
    dl_str prefer; /* glossary: the preferred member */
    dl_str norm;   /* loanwords: the norm's article */
    dl_str not_after;  /* words that change its meaning: 자기 in 자기 지도
                          학습 */
    dl_str not_before; /* what may not follow in the same word */
    uint8_t term_class; /* dl_term_class */
} dl_term_group;

typedef struct dl_term {
    dl_str text;  /* begins with two Hangul syllables; single spaces inside */
    dl_str right; /* loanwords: the right spelling */
    uint16_t group;
    bool inside; /* may begin in the middle of a word */
} dl_term;

/* Groups and their terms, which are sorted by their first two syllables,
   longest first. */
typedef struct dl_term_table {
    const dl_term_group *groups;
    const dl_term *terms;
    uint32_t n_groups, n_terms;
} dl_term_table;

/* A term that was found. */
typedef struct dl_term_hit {
    dl_span span;
    uint32_t token; /* the token in which it begins */
    const dl_term *term;
    const dl_term_group *group;
} dl_term_hit;

#endif
