/*
 * Fixes of rules that change what is emphasis, a list, a table or a heading on
 * the page (dl_rule.reshapes). They may add and remove marks, and nothing else.
 */
#ifndef DL_FIXES_RESHAPE_H
#define DL_FIXES_RESHAPE_H

#include "check/result.h"

/* Whether each of those fixes among `repaired` takes away no letter or digit
   that it does not put back, and adds none. What is in kinds of text that the
   rule may change, and entities, is not looked at. */
bool dl_fixes_keep_words(const dl_doc *before,
                         const dl_diagnostic *const *repaired, size_t n);

#endif
