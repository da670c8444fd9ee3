/*
 * How the end of a token sounds when it is read aloud in Korean, which decides
 * the form of a particle: Hangul by its last syllable; Latin words, digits and
 * signs by their usual reading. If two readings are usual the final is UNKNOWN,
 * and rules must abstain. Nothing is owned.
 */
#ifndef DL_KOREAN_READING_H
#define DL_KOREAN_READING_H

#include "korean/lexicon.h"

typedef struct dl_reading {
    dl_final final;
    bool checks_euro; /* sure enough for 으로/로, too */
} dl_reading;

/* The reading of an English word of two letters or more, not all capital. */
dl_reading dl_reading_of_word(const dl_lexicon *lexicon, dl_str word);

/* The reading of token `i`; looks at no token before `first`. */
dl_reading dl_reading_of(const dl_doc *doc, uint32_t first, uint32_t i);

#endif
