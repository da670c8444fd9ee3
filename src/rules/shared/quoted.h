/*
 * Misspelt words that are not the writer's: the spelling itself is the subject,
 * or somebody is quoted. Pure functions on tokens; nothing is owned.
 */
#ifndef DL_RULES_SHARED_QUOTED_H
#define DL_RULES_SHARED_QUOTED_H

#include "korean/term.h"
#include "text/token.h"

/* Whether the spelling itself is the subject: it is between quotation marks, or
   compared with the right one. */
bool dl_spelling_is_mentioned(const dl_doc *doc, const dl_term_hit *hit,
                              dl_str right);

/*
 * Whether the word is in a quotation or a title, which is spelled as its author
 * spelled it: after an opening mark of the block that nothing closes. Looks
 * back a limited way, so that long blocks take no more time.
 */
bool dl_word_is_quoted(const dl_doc *doc, uint32_t token);

/*
 * Whether the word is in the title of something else: in a link that is nearly
 * all there is in its block, as in a list of references.
 */
bool dl_word_is_title(const dl_doc *doc, uint32_t token);

/* Whether the word is in the title of somebody else's text: a link to another
   site, but not to arXiv, that begins an item of a list or is nearly all of
   it. */
bool dl_word_is_listed_title(const dl_doc *doc, uint32_t token);

/* Whether the Latin words and numbers [i, end) are running text: not part of an
   address, a path, a key or a longer name. */
bool dl_word_is_running(const dl_doc *doc, const dl_prose *prose, uint32_t i,
                        uint32_t end);

/* Whether `right` is near the wrong word at `wrong` and compared with it: 컨텐츠가
   아니라 콘텐츠. */
bool dl_spelling_is_compared(const dl_doc *doc, dl_span wrong, dl_str right);

#endif
