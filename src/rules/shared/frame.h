/*
 * Questions of DL520 about words, and the words that say something twice.
 * Nothing is owned.
 */
#ifndef DL_RULES_SHARED_FRAME_H
#define DL_RULES_SHARED_FRAME_H

#include "korean/lexicon.h"
#include "rules/rule.h"

/* A noun of two syllables and a form of 하다 or 되다: 증가하는. But 시분할 is a
   noun. */
bool dl_frame_is_verb(const dl_doc *doc, dl_str word);

/* Whether the word begins, for one or two syllables, as the list says. */
bool dl_frame_begins_as(const dl_doc *doc, dl_str word, dl_list list);

/* Two words of which one is enough. */
typedef struct dl_frame_double {
    dl_str first, second;
    dl_span span;
} dl_frame_double;

/* Whether one says twice that a number is rough, a limit or the greatest, first
   in token `i`. Only a number and its unit are between the two words. */
bool dl_frame_find_double(const dl_doc *doc, const dl_prose *prose, uint32_t i,
                          dl_frame_double *out);

/* Whether a pair that begins before token `i` has it: 최대 100여 개 이상. */
bool dl_frame_is_in_double(const dl_doc *doc, const dl_prose *prose,
                           uint32_t i);

#endif
