/*
 * English words that a slip of the finger has changed: Lable, seperate. The
 * right ones are in the lexicon. Nothing is owned.
 */
#ifndef DL_KOREAN_SLIP_H
#define DL_KOREAN_SLIP_H

#include "base/arena.h"
#include "korean/lexicon.h"

typedef enum dl_slip_kind {
    DL_SLIP_NONE,
    DL_SLIP_SWAPPED, /* two letters: Lable; a few in the middle of a long
                        word */
    DL_SLIP_MISSING, /* a letter: Framwork */
    DL_SLIP_EXTRA,   /* one too many: Fileter */
    DL_SLIP_OTHER    /* one for another: seperate */
} dl_slip_kind;

typedef struct dl_slip {
    dl_slip_kind kind; /* NONE: there is none, or none that is sure */
    dl_str right; /* the word that was meant, in the capitals of the wrong one;
                     in the arena */
} dl_slip;

/* Whether a Latin word may be one: long enough, in small letters but for the
   first, and not a word of the lexicon. */
bool dl_slip_is_possible(const dl_lexicon *lexicon, dl_str word);

/*
 * What slip made `word`, of which dl_slip_is_possible() is true. How sure one
 * is depends on its kind and on the length of the word; of two right words that
 * may be meant none is sure.
 */
dl_slip dl_slip_of(const dl_lexicon *lexicon, dl_str word, dl_arena *arena);

#endif
