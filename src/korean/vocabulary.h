/*
 * The words that a document uses, for the few questions that need all of them:
 * is this stem a word elsewhere? Made when first asked, so that a document
 * about which nobody asks costs nothing. It lives in the arena that it was
 * given and borrows the document.
 */
#ifndef DL_KOREAN_VOCABULARY_H
#define DL_KOREAN_VOCABULARY_H

#include "base/arena.h"
#include "korean/lexicon.h"

typedef struct dl_vocabulary {
    const dl_doc *doc;
    dl_arena *arena;
    struct dl_vocabulary_word *words; /* NULL: not made yet */
    uint32_t n_words;
    uint32_t *slots; /* a hash table: the number of a word plus 1; 0: free */
    uint32_t mask;   /* their number, a power of two, less 1 */
    /* A bit for each of eight times as many hashes: most words that are asked
       for are not there, and this fits the cache. */
    uint8_t *hashes;
} dl_vocabulary;

typedef enum dl_usage {
    DL_USED_ALONE = 1,        /* as a word by itself, which may be an adverb */
    DL_USED_WITH_PARTICLE = 2 /* with one of the list nouns/evidence that fits:
                                 only a noun is */
} dl_usage;

/*
 * How other tokens than `except` use this Latin or Hangul word: a set of
 * dl_usage. In a document that fills part of the table with like words some may
 * be missing.
 */
unsigned dl_vocabulary_usage(dl_vocabulary *vocabulary, dl_str word,
                             uint32_t except);

/* Whether the Hangul `word` with the particle of `n` bytes at its end, one of
   the list nouns/evidence, has the form that its final consonant asks for. */
bool dl_evidence_fits(dl_str word, size_t n);

#endif
