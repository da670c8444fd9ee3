/*
 * The host of a particle that is a token by itself: LLM을, 모델(model)을,
 * **모델**을. Pure functions on tokens; nothing is owned.
 */
#ifndef DL_KOREAN_HOST_H
#define DL_KOREAN_HOST_H

#include "base/arena.h"
#include "korean/particle.h"

/* What precedes a particle that is a token by itself. */
typedef struct dl_host {
    uint8_t kind;   /* dl_token_kind: HANGUL, or LATIN for all that is read
                       aloud (LATIN, NUMBER, % and +, $x$, θ) */
    uint8_t final;  /* dl_final; UNKNOWN: two readings, or none */
    bool checks_euro; /* the final is sure enough for 으로/로, too */
    bool bracketed;   /* a parenthesis separates it from the particle */
    bool marked;      /* markup does, such as the end of a link */
    bool quoted;      /* a closing quotation mark does */
    bool apart; /* a space precedes the parenthesis: 모델 (model)를 */
    bool cited; /* a reference does: 모델[1]를 */
    uint32_t token;   /* its last token, or DL_NONE: no host */
    uint32_t inner;   /* the last token in the parenthesis, or DL_NONE */
} dl_host;

/*
 * The host of the particle at token `at`, which is joined to the token before
 * it: the word before markup, closing quotes and a parenthesis that belongs to
 * it. After a parenthesis, the syllable before it decides; if that is a Latin
 * word, only when the last word inside is read the same way. If only a number
 * or a formula is inside, either may decide, so the final is UNKNOWN. A letter
 * with a prime (x') is not a host. Looks at no token before `first`.
 */
dl_host dl_host_before(const dl_doc *doc, uint32_t first, uint32_t at);

/* A particle that is a token by itself, and its host. */
typedef struct dl_particle_place {
    uint32_t prose; /* index into doc->proses */
    uint32_t token;
    dl_particle_use use;
    dl_host host;
} dl_particle_place;

/* All particles with two forms that are tokens by themselves, in order; the
   array is allocated in `arena`. Returns their number. */
size_t dl_particles_find(const dl_doc *doc, dl_arena *arena,
                         dl_particle_place **places);

/* The first token of the name that ends with token `last`: letters, digits and
   the signs that join them, as in CAD2DMD-SET and Qwen2.5. */
uint32_t dl_host_start(const dl_doc *doc, uint32_t first, uint32_t last);

#endif
