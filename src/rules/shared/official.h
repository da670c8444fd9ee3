/*
 * Names as their owners spell them (rules/lexicon/names.yaml), shared by DL506
 * and DL522, so that only one of them speaks about a name. Nothing is owned.
 */
#ifndef DL_RULES_SHARED_OFFICIAL_H
#define DL_RULES_SHARED_OFFICIAL_H

#include "korean/lexicon.h"

/* A name that is not written as its owner does, and how it is. */
typedef struct dl_official {
    uint32_t end;   /* one past its last token */
    dl_str right;   /* of two right forms, one */
    dl_str other;   /* … and the other, or empty */
    bool is_common; /* texts often write it with spaces or hyphens like this */
} dl_official;

/* In small letters alone, a name may be a command, a package or an account. */
bool dl_official_has_capital(dl_str word);

/*
 * Whether `word` is an official name in other capitals than its owner's, not
 * all small. lexicon->folded has the right forms from `*first` to `*end`.
 */
bool dl_official_is_other(const dl_lexicon *lexicon, dl_str word,
                          uint32_t *first, uint32_t *end);

enum { DL_OFFICIAL_SHORTEST_SOLID = 6 /* bytes */ };

/* Whether `word` is an official name that has lost its hyphen, in any capitals:
   VideoMME and VIDEOMME for Video-MME, lexicon->folded[*first]. */
bool dl_official_is_solid(const dl_lexicon *lexicon, dl_str word,
                          uint32_t *first);

/* Whether one of the parts of `name`, which hyphens divide, is a word in other
   capitals, or the name has lost a hyphen: what DL522 reports. */
bool dl_official_has_other(const dl_lexicon *lexicon, dl_str name);

/* Whether two forms of a name differ only in parts of which both are official:
   LLaMA-7B and Llama-7B. */
bool dl_official_are_both(const dl_lexicon *lexicon, dl_str a, dl_str b);

/*
 * Whether the name of several parts at token `i`, of a family in
 * rules/lexicon/names.yaml, is written otherwise than its owner does:
 * Qwen-2.5, GPT4o, Gemini-2.5-pro. `end` is the end of the block. Names in
 * small letters alone are ids of an API.
 */
bool dl_official_version(const dl_doc *doc, uint32_t i, uint32_t end,
                         dl_official *out);

#endif
