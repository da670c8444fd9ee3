/*
 * Words that run on after a comma or a full stop (그러나,이것은; 끝났다.그리고): the
 * mark lacks the space after it. Nothing is owned.
 */
#ifndef DL_RULES_SHARED_RUN_ON_H
#define DL_RULES_SHARED_RUN_ON_H

#include "rules/shared/enumerator.h"

/* Whether the comma or full stop at token `i`, which is joined to the token
   before it, should have a space after it; `*words` are then the two words and
   the mark. What may be code, a name or a mark that is mentioned is left
   alone. */
bool dl_runs_on(const dl_block *b, uint32_t i, dl_span *words);

#endif
