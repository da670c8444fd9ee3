/*
 * Reading a lexicon from YAML: what `lexicon:` of a configuration holds, and
 * the files of rules/lexicon/ with groups of terms. Everything is borrowed from
 * the tree.
 */
#ifndef DL_MODEL_LEXICON_READ_H
#define DL_MODEL_LEXICON_READ_H

#include "korean/lexicon_build.h"

/* A mistake at `node`: another value was expected (in English and Korean), or
   else the node is a key that is none of `known`. */
typedef struct dl_lexicon_problem {
    const dl_yaml *node;
    const char *expected[2]; /* by dl_language; NULL: an unknown key */
    const dl_str *known;
    size_t n_known;
} dl_lexicon_problem;

typedef void (*dl_lexicon_complain)(void *user,
                                    const dl_lexicon_problem *problem);

/*
 * Reads a mapping into `builder`:
 *
 *   glossary, loanwords, strict   lists of groups, as rules/lexicon/ has them;
 *                                 a group replaces the one of its name, or with
 *                                 `remove: true` takes it away
 *   TOPIC: {LIST: [word, …]}      words that a list has, too
 *   TOPIC: {LIST: {add: […], remove: […]}}
 */
void dl_lexicon_read(dl_lexicon_builder *builder, const dl_yaml *lexicon,
                     dl_lexicon_complain complain, void *user);

#endif
