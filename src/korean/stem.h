/*
 * What is known of the word before a particle. A particle that does not fit is
 * the mistake only if that word can carry one; otherwise something else is
 * wrong, and changing the particle would hide it. Nothing is owned.
 */
#ifndef DL_KOREAN_STEM_H
#define DL_KOREAN_STEM_H

#include "korean/host.h"
#include "korean/vocabulary.h"

typedef enum dl_stem_kind {
    DL_STEM_UNKNOWN,
    DL_STEM_NOUN,      /* can carry a particle */
    DL_STEM_INFLECTED, /* a form of a verb: 존재한, 복잡하게 */
    DL_STEM_DOUBLED,   /* ends in a particle already: 이를, 에서는 */
    DL_STEM_MISSPELT,  /* one letter from a word that the particle fits */
    DL_STEM_MISFORMED  /* with the particle, an adjective in -ㄴ written wrongly:
                          새루은, 가벼은 */
} dl_stem_kind;

typedef struct dl_stem {
    dl_stem_kind kind;
    dl_str meant; /* MISSPELT: the word, empty if there are several;
                     MISFORMED: the adjective, 새로운 */
} dl_stem;

/*
 * The Hangul word `word`, the end of token `token`, which the particle `use`
 * does not fit. `meant` is allocated in the vocabulary's arena.
 */
dl_stem dl_stem_of_hangul(dl_vocabulary *vocabulary, dl_str word,
                          uint32_t token, const dl_particle_use *use);

/* The Latin word, number or sign that is the host of such a particle; looks at
   no token before `first`. */
dl_stem dl_stem_of_latin(dl_vocabulary *vocabulary, uint32_t first,
                         const dl_host *host, const dl_particle_use *use);

/* Whether the lexicon knows the word as a noun or as a compound that ends in
   one. */
bool dl_stem_is_noun(const dl_lexicon *lexicon, dl_str word);

#endif
