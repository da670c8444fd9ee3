/*
 * Phrases that give away the words of a model or a prompt: a small language for
 * lists in options. Borrows everything.
 *
 *   ^      at its start: only at the text's first byte
 *   space  any number of spaces, or none: `외부 지식` finds `외부지식`
 *   #      one or more digits
 *   …      anything up to the next piece, at most 120 bytes
 *
 * ASCII letters are compared without case.
 */
#ifndef DL_RULES_SHARED_PHRASE_H
#define DL_RULES_SHARED_PHRASE_H

#include "base/arena.h"
#include "text/token.h"

/* How many bytes of `text` from byte `at` the phrase covers; 0: it is not
   there. `is_start`: whether `at` is the start that `^` means. */
size_t dl_phrase_match(dl_str phrase, dl_str text, size_t at, bool is_start);

enum {
    DL_PHRASE_BUCKETS = 256,
    DL_PHRASE_FIRSTS_LOG = 12,
    DL_PHRASE_FIRSTS = 1 << DL_PHRASE_FIRSTS_LOG
};

struct dl_phrase;

/* Many phrases, in buckets by their first character: a word of the text asks
   one bucket, nearly always an empty one. Lives in the arena that it was made
   in. */
typedef struct dl_phrases {
    const struct dl_phrase *v;
    /* Which phrases begin with a code point, by its low bits, and with two
       letters or syllables, by a hash of both. Most tokens are skipped with
       them. */
    uint8_t firsts[DL_PHRASE_FIRSTS], pairs[DL_PHRASE_FIRSTS];
    /* Into `v`, plus 1; [1] is for phrases that begin with `^`. */
    uint16_t head[2][DL_PHRASE_BUCKETS];
} dl_phrases;

dl_phrases *dl_phrases_new(dl_arena *arena, const dl_str *phrases, size_t n);

/* Whether one of the phrases is at the beginning of a text. */
bool dl_phrases_begin(const dl_phrases *set, dl_str text);

/* The first phrase in a sentence; false when there is none. `has_start`:
   whether the sentence's first byte is a start for `^`. */
bool dl_phrases_find(const dl_phrases *set, const dl_doc *doc,
                     const dl_sentence *sentence, bool has_start,
                     dl_span *found);

#endif
