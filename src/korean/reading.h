/*
 * How a token sounds at its end when it is read aloud in Korean, as a particle
 * asks for it: for Hangul by its last syllable, for Latin words, digits and
 * signs by their usual reading. Where two readings are usual the final is
 * UNKNOWN, and a rule has to abstain. Nothing is owned.
 */
#ifndef DL_KOREAN_READING_H
#define DL_KOREAN_READING_H

#include "text/token.h"

typedef struct dl_reading {
    dl_final final;
    bool checks_euro; /* sure enough for 으로/로, too */
} dl_reading;

/* The reading of token `i`; looks at no token before `first`. */
dl_reading dl_reading_of(const dl_doc *doc, uint32_t first, uint32_t i);

#endif
