/*
 * Particles (조사) with two forms, and which form a word needs: 을/를, 은/는,
 * 과/와, 으로/로, 이/가. Pure functions on words; no state, nothing owned.
 */
#ifndef DL_KOREAN_PARTICLE_H
#define DL_KOREAN_PARTICLE_H

#include "korean/lexicon.h"

typedef enum dl_particle {
    DL_PARTICLE_EUL,  /* 을/를 */
    DL_PARTICLE_EUN,  /* 은/는 */
    DL_PARTICLE_GWA,  /* 과/와 */
    DL_PARTICLE_EURO, /* 으로/로 */
    DL_PARTICLE_I,    /* 이/가 */
    DL_PARTICLE_IRA   /* 이라는/라는; 이라는 fits a vowel, too */
} dl_particle;

/* A particle in a word. */
typedef struct dl_particle_use {
    uint8_t particle;      /* dl_particle */
    bool closed;           /* the form after a final consonant: 을 은 과 으로
                              이 */
    uint8_t form;          /* bytes of the form alone, without the 의 of 과의 */
    uint16_t start;        /* byte of the word where it begins; 0: the word is
                              only a particle */
} dl_particle_use;

/* The last syllables of words that may end in a particle; most words end in
   another and need no closer look. */
#define DL_PARTICLE_ENDS "을를은는과와로이가서써터의도만"

/*
 * Whether `word`, a run of Hangul syllables, ends in a particle with two forms,
 * perhaps followed by another particle (으로부터, 과의). 이/가 and 라는 are
 * found only as whole words, because too many words end in them.
 */
bool dl_particle_at_end(dl_str word, dl_particle_use *use);

/* Whether the form is right after a host with this final; true if it is
   UNKNOWN. */
static inline bool dl_particle_fits(const dl_particle_use *use, dl_final final)
{
    if (final == DL_FINAL_UNKNOWN)
        return true;
    if (use->particle == DL_PARTICLE_EURO)
        return use->closed == (final == DL_FINAL_OTHER);
    if (use->particle == DL_PARTICLE_IRA && use->closed)
        return true;
    return use->closed == (final != DL_FINAL_NONE);
}

/* The other form: "를" for 을. */
dl_str dl_particle_other(const dl_particle_use *use);
dl_str dl_particle_form(const dl_particle_use *use);

/*
 * Whether `word`, which ends in the particle `use` at use->start > 0 that does
 * not fit, is in fact another word: 가을, 나은, 효과, 경로, 있는. `next` is the
 * word after it (지을 수), or empty.
 */
bool dl_particle_is_word(const dl_lexicon *lexicon, dl_str word,
                         const dl_particle_use *use, dl_str next);

#endif
