/*
 * Words with a story: the members of a glossary group, loanwords with a wrong
 * spelling. The built-in lexicon is compiled from rules/lexicon/ and found by
 * perfect hashing of a word's first two syllables; a user's groups lie beside
 * it. A dl_lexicon is immutable once made and owned by its arena.
 */
#ifndef DL_TEXT_TERMS_H
#define DL_TEXT_TERMS_H

#include "base/arena.h"
#include "digestlint/prose.h"

typedef enum dl_term_class {
    DL_TERMS_HARD,     /* glossary: one English term, no nuance between them */
    DL_TERMS_SOFT,     /* glossary: words that may stand side by side */
    DL_TERMS_LOANWORD, /* wrong spellings */
    DL_TERMS_STRICT    /* loanwords that the norm alone calls wrong */
} dl_term_class;

/* Blocks of syllables, separated by '\n'; empty: none. */
typedef struct dl_term_group {
    dl_str name;   /* glossary: the English term, lower case */
    dl_str prefer; /* glossary: the preferred member */
    dl_str norm;   /* loanwords: the article */
    dl_str not_after;  /* words that make it another one: 자기 in 자기 지도 학습 */
    dl_str not_before; /* what may not follow in the same word */
    uint8_t term_class; /* dl_term_class */
} dl_term_group;

typedef struct dl_term {
    dl_str text;  /* begins with two Hangul syllables; single blanks inside */
    dl_str right; /* loanwords: the right spelling */
    uint16_t group;
    bool inside; /* may begin in the middle of a word */
} dl_term;

/* A set of groups with their terms, sorted by the terms' first six bytes, the
   longest first. */
typedef struct dl_term_table {
    const dl_term_group *groups;
    const dl_term *terms;
    uint32_t n_groups, n_terms;
} dl_term_table;

extern const dl_term_table dl_builtin_terms;

typedef struct dl_lexicon {
    const bool *removed; /* by group of dl_builtin_terms; NULL: none is */
    dl_term_table own;   /* the user's */
} dl_lexicon;

typedef struct dl_term_hit {
    dl_span span;
    uint32_t token; /* in which it begins */
    const dl_term *term;
    const dl_term_group *group;
} dl_term_hit;

/*
 * Finds the terms in the tokens [token, token_end), in order of place, at each
 * place the longest of each group. `lexicon` may be NULL: the built-in one.
 * Returns how many there are; `*hits` lies in `arena`. Takes time in
 * proportion to the text.
 */
size_t dl_terms_find(const dl_lexicon *lexicon, const dl_doc *doc,
                     uint32_t token, uint32_t token_end, dl_arena *arena,
                     dl_term_hit **hits);

/* The group of that name in the lexicon, or NULL. */
const dl_term_group *dl_terms_group(const dl_lexicon *lexicon, dl_str name);

/* ---- reading groups (the generator and the configuration) --------------- */

/* Called for each mistake with its place and what was expected there, in
   English and Korean; NULL: the node is a key that nobody knows. */
typedef void (*dl_terms_complain)(void *user, const dl_yaml *node,
                                  const char *expected,
                                  const char *expected_ko);

/*
 * Reads the lists `glossary`, `loanwords` and `strict` of a mapping, as the
 * files of rules/lexicon/ have them. A group with `remove: true`, or one named
 * like a built-in group, removes that one from `removed` (dl_builtin_terms.
 * n_groups elements; NULL: no group may be removed). Strings are borrowed from
 * the tree.
 */
void dl_terms_read(dl_arena *arena, const dl_yaml *lexicon, bool *removed,
                   dl_term_table *out, dl_terms_complain complain, void *user);

#endif
