/*
 * Builds a lexicon: for the build, which writes the built-in one as C, and for
 * a configuration that adds words or removes them. A builder borrows the
 * strings that it is given until dl_lexicon_finish(), and owns its lists until
 * then; the result is allocated in its arena.
 */
#ifndef DL_KOREAN_LEXICON_BUILD_H
#define DL_KOREAN_LEXICON_BUILD_H

#include "base/vec.h"
#include "korean/lexicon.h"

enum {
    DL_LEXICON_MOST = UINT16_MAX - 1, /* entries: the slots have no room for
                                         more */
    DL_LEXICON_MOST_GROUPS = 4096, /* adding one compares its name with all
                                      others */
    DL_LEXICON_NO_GROUP = UINT16_MAX
};

/* A word in a list; of several additions and removals, the last counts. */
typedef struct dl_listed_word {
    dl_str text;
    uint32_t order;
    uint16_t list;
    bool is_removed;
} dl_listed_word;

typedef struct dl_lexicon_builder {
    dl_arena *arena;
    const dl_list_info *lists; /* n_lists of them */
    unsigned n_lists;
    DL_VEC(dl_listed_word) words;
    size_t n_added; /* of `words`: the rest are removals */
    DL_VEC(dl_term_group) groups; /* without a name: a removal */
    DL_VEC(dl_term) terms;
} dl_lexicon_builder;

/* Starts a builder from `base`, or an empty one if that is NULL. */
void dl_lexicon_begin(dl_lexicon_builder *builder, dl_arena *arena,
                      const dl_lexicon *base);

/* Adds a word to a list; false if it is empty or too long, or there are too
   many. */
bool dl_lexicon_add(dl_lexicon_builder *builder, unsigned list, dl_str word);

/* Removes a word from a list; it need not be in it. */
void dl_lexicon_remove(dl_lexicon_builder *builder, unsigned list, dl_str word);

/* Whether the list would contain the word if the builder ended now. */
bool dl_lexicon_would_have(const dl_lexicon_builder *builder, unsigned list,
                           dl_str word);

/* Adds a group, which replaces any group of the same name. Returns its number,
   for its terms, or DL_LEXICON_NO_GROUP if there are too many. */
uint16_t dl_lexicon_add_group(dl_lexicon_builder *builder,
                              dl_term_group group);
void dl_lexicon_remove_group(dl_lexicon_builder *builder, dl_str name);

/* Adds a term that is long enough to be looked for: dl_term_is_findable().
   False if there are too many. */
bool dl_lexicon_add_term(dl_lexicon_builder *builder, dl_term term);
bool dl_term_is_findable(dl_str text);

/* Returns the lexicon and ends the builder. */
const dl_lexicon *dl_lexicon_finish(dl_lexicon_builder *builder);

#endif
