/*
 * Shared by the rules on Korean prose. Nothing is owned here.
 */
#ifndef DL_RULES_SHARED_KOREAN_H
#define DL_RULES_SHARED_KOREAN_H

#include "rules/rule.h"
#include "korean/host.h"
#include "korean/lexicon.h"
#include "korean/particle.h"
#include "korean/stem.h"
#include "model/post.h"
#include "text/hangul.h"

/* Whether the block is Korean prose of the post itself: not a paper's title,
   not a line of data, not a section in another language. */
static inline bool dl_prose_is_korean(const dl_post *post,
                                      const dl_prose *prose)
{
    const uint8_t role = post->prose_roles[prose - post->doc->proses];
    return role == DL_PROSE_BODY || role == DL_PROSE_HEADING;
}

/*
 * The next block of Korean prose, at block `i` or after it, with words before
 * token `end`; DL_NONE: there is none. English text that is quoted and lines of
 * data are skipped.
 */
uint32_t dl_next_korean(const dl_post *post, uint32_t i, uint32_t end);

/* The first block with a token at `token` or after it. */
uint32_t dl_block_of_token(const dl_doc *doc, uint32_t token);

/* Whether the byte is in Korean prose. */
bool dl_byte_is_korean(const dl_post *post, uint32_t byte);

/* A particle and the host that decides its form. */
typedef struct dl_misfit {
    dl_particle_use use;
    dl_host host;   /* host.token == `token`: the host is in the word itself */
    uint32_t token; /* contains the particle */
    dl_span span;   /* of the form: 을 in 을, 과 in 과의 */
    uint32_t prose; /* index into doc->proses */
} dl_misfit;

/*
 * Whether the particle at the end of token `i`, a word of `prose` with
 * DL_MARK_MISFIT, really is one and so has the wrong form: 모델를. False for
 * words that only look that way, and for double forms such as 을(를).
 */
bool dl_word_misfit(const dl_doc *doc, const dl_prose *prose, uint32_t i,
                    dl_misfit *out);

typedef void dl_misfit_visit(dl_ctx *ctx, const dl_doc *doc,
                             const dl_misfit *misfit);

/* Visits the particles in Korean prose that are words by themselves, follow a
   host of `kind` and have the wrong form: LLM를. */
void dl_misfits_behind(dl_ctx *ctx, const dl_post *post, dl_token_kind kind,
                       dl_misfit_visit *visit);

/* Whether two forms are offered at token `i`: 은(는), 을/를. */
bool dl_particle_is_double(const dl_doc *doc, uint32_t i, uint32_t end);

/* Three syllables that begin with a surname: 문병로. */
bool dl_may_be_name(const dl_doc *doc, dl_str word);

/* Whether the word after the misfit begins, for one to three syllables, as one
   of the list does. */
bool dl_misfit_precedes(const dl_doc *doc, const dl_misfit *misfit,
                        dl_list list);

/*
 * What is known of the host: only after a noun is the particle the mistake, and
 * a fix safe. False: there is no reason to say anything, because the word is a
 * person's name, or none to which the text in parentheses belongs.
 */
bool dl_misfit_stem(dl_ctx *ctx, const dl_misfit *misfit, dl_stem *out);

/* From the host to the particle, if nothing separates them; otherwise the
   particle alone. */
dl_span dl_misfit_word(const dl_doc *doc, const dl_misfit *misfit);

/* The host as a reader sees it, from its first token to before the particle. */
dl_str dl_misfit_host(const dl_doc *doc, const dl_misfit *misfit);

/*
 * Whether the running rule covers the terms of `group`: its list `option` names
 * the group, or is empty and the terms have no difference in nuance.
 */
bool dl_term_is_chosen(const dl_ctx *ctx, unsigned option,
                       const dl_term_group *group);

/* The word after token `i`: the next Hangul run after a space, or empty. */
dl_str dl_next_word(const dl_doc *doc, uint32_t i, uint32_t end);

#endif
