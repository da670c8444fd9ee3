/* Fixes that make a link of a bare address. */
#ifndef DL_RULES_SHARED_BARE_H
#define DL_RULES_SHARED_BARE_H

#include "page/linkify.h"
#include "rules/rule.h"

/* Whether it is in what somebody wrote as a link, `[글] (…)`, `(글)[…]`: DL810
   reports that. */
bool dl_bare_is_of_link(const dl_doc *doc, const dl_bare *bare);

/* Whether Hangul after an address is a particle: `에서`. */
bool dl_bare_is_particle(dl_str word);

/* `https://a.kr/에서`: the Hangul at its end is nothing but a particle. */
bool dl_bare_ends_in_particle(const dl_doc *doc, const dl_bare *bare);

/* `https://a.kr/한국어를`: where the address ends, only its writer knows. */
bool dl_bare_is_unclear(const dl_doc *doc, const dl_bare *bare);

/* `<https://a.kr>`, and where angle brackets make no link, as in MDX or around
   `www.a.kr`, `[…](…)`. No fix if the address would not stay as it is, or if a
   page would turn the quotation mark after the link the wrong way. */
void dl_bare_fix(dl_ctx *ctx, dl_diagnostic *d, const dl_doc *doc,
                 const dl_bare *bare, const dl_renderer *renderer);

/* Puts a link to the address, with the text `shown`, in place of `span`. */
void dl_bare_fix_text(dl_ctx *ctx, dl_diagnostic *d, const dl_doc *doc,
                      const dl_bare *bare, dl_span span, dl_str shown);

#endif
