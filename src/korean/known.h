/*
 * What is known of words, so that a word that was met before need not be looked
 * at again: most words of Korean posts are some thousand. It belongs to the
 * thread that lints, takes 256 KiB however long that goes on, and changes no
 * result. A word has one slot, by its hash; another one there takes its place.
 */
#ifndef DL_KOREAN_KNOWN_H
#define DL_KOREAN_KNOWN_H

#include "korean/lexicon.h"

enum {
    DL_KNOWN_LOG = 13,
    DL_KNOWN_WORDS = 1 << DL_KNOWN_LOG,
    DL_KNOWN_LONGEST = 16 /* bytes: a key has all of them */
};

/* Whether terms begin with a word. */
typedef enum dl_word_begin {
    DL_WORD_BEGINS_NONE,
    DL_WORD_BEGINS_TERMS,
    DL_WORD_MAY_BEGIN_TERMS, /* what follows it decides … */
    DL_WORD_MAY_BE_APART     /* … and is in their key: it is one syllable */
} dl_word_begin;

/* A Hangul word, wherever it is. */
typedef struct dl_known_word {
    dl_word_key key;
    uint8_t length; /* bytes; 0: the slot is free */
    uint8_t begins; /* dl_word_begin */
    /* 1 << dl_mark. DL_MARK_PARTICLE is for a word that touches what precedes
       it, DL_MARK_APART for one that does not. */
    uint16_t marks;
    uint16_t set;            /* as in dl_lexicon_entry */
    uint16_t term, term_end; /* those that it may begin */
} dl_known_word;

/* All zero: nothing is known yet. */
typedef struct dl_known_words {
    const dl_lexicon *lexicon; /* of all of them; must live as long */
    dl_known_word slots[DL_KNOWN_WORDS];
} dl_known_words;

static inline dl_known_word *dl_known_slot(dl_known_words *known,
                                           dl_word_key key)
{
    return &known->slots[dl_word_slot(key, 64 - DL_KNOWN_LOG)];
}

static inline bool dl_is_known(const dl_known_word *word, dl_word_key key,
                               uint32_t length)
{
    return word->length == length && word->key.head == key.head &&
           word->key.tail == key.tail;
}

#endif
