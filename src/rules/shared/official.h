/*
 * Names as their owners spell them (rules/lexicon/names.yaml), shared by DL506
 * and DL522, so that only one of them speaks about a name. Nothing is owned.
 */
#ifndef DL_RULES_SHARED_OFFICIAL_H
#define DL_RULES_SHARED_OFFICIAL_H

#include "korean/lexicon.h"

/*
 * Whether `word` is an official name in other capitals than its owner's, not
 * all small. lexicon->folded has the right forms from `*first` to `*end`.
 */
bool dl_official_is_other(const dl_lexicon *lexicon, dl_str word,
                          uint32_t *first, uint32_t *end);

/* Whether one of the parts of `name`, which hyphens divide, is such a word. */
bool dl_official_has_other(const dl_lexicon *lexicon, dl_str name);

/* Whether two forms of a name differ only in parts of which both are official:
   LLaMA-7B and Llama-7B. */
bool dl_official_are_both(const dl_lexicon *lexicon, dl_str a, dl_str b);

#endif
