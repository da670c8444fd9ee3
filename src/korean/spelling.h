/*
 * Words one letter away from another: a syllable with another final consonant,
 * a Latin word with a letter too many, too few, another or two exchanged
 * (Damerau). Nothing is owned.
 */
#ifndef DL_KOREAN_SPELLING_H
#define DL_KOREAN_SPELLING_H

#include "korean/particle.h"
#include "korean/vocabulary.h"

enum { DL_FINALS = 28 }; /* of a syllable, with none */

/* Copies `word`, Hangul syllables, to `out`, as long as it, with another final
   consonant at its end, by number. False: it has this one already, or does not
   end in a syllable. Only another final makes another particle fit. */
bool dl_spelling_with_final(dl_str word, unsigned final, char *out);

/* Whether a Latin word is one that may be misspelt: long enough, in small
   letters but for the first. */
bool dl_spelling_is_plain(dl_str word);

/* Whether a plain word, or the word of which it is the plural, is in the list
   of English words. */
bool dl_spelling_is_english(const dl_lexicon *lexicon, dl_str word);

/*
 * A word that is listed or used by the document, one letter away from the plain
 * word `word`, which is token `token`, and read so that the particle `use` fits
 * it; empty: there is none. Allocated in the vocabulary's arena.
 */
dl_str dl_spelling_of_latin(dl_vocabulary *vocabulary, dl_str word,
                            uint32_t token, const dl_particle_use *use);

#endif
