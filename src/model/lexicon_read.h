/*
 * Reads a lexicon from YAML: the `lexicon:` of a configuration, and the files
 * of rules/lexicon/ with groups of terms. Everything is borrowed from the tree.
 */
#ifndef DL_MODEL_LEXICON_READ_H
#define DL_MODEL_LEXICON_READ_H

#include "korean/lexicon_build.h"

/* A problem at `node`: a value of another kind was expected (text in English
   and Korean); otherwise the node is a key that is not in `known`. */
typedef struct dl_lexicon_problem {
    const dl_yaml *node;
    const char *expected[2]; /* by dl_language; NULL: an unknown key */
    const dl_str *known;
    size_t n_known;
} dl_lexicon_problem;

typedef void (*dl_lexicon_complain)(void *user,
                                    const dl_lexicon_problem *problem);

/* A key with groups of terms, and the class that they have. */
typedef struct dl_term_topic {
    const char *key;
    dl_term_class term_class;
} dl_term_topic;

enum { DL_TERM_TOPICS = DL_TERM_CLASSES - 2 /* the glossary has three */ };

extern const dl_term_topic dl_term_topics[DL_TERM_TOPICS];

/*
 * Reads a mapping into `builder`:
 *
 *   glossary, loanwords …         lists of groups, as in rules/lexicon/; a
 *   (dl_term_topics)              group replaces the one of the same name, or
 *                                 removes it with `remove: true`
 *   TOPIC: {LIST: [word, …]}      more words for a list
 *   TOPIC: {LIST: {add: […], remove: […]}}
 */
void dl_lexicon_read(dl_lexicon_builder *builder, const dl_yaml *lexicon,
                     dl_lexicon_complain complain, void *user);

#endif
