/*
 * Fixes of what only the second view shows (DL_DIAGNOSTIC_ALSO): the page
 * itself was in order, and stays as it is.
 */
#ifndef DL_FIXES_OUTLINE_H
#define DL_FIXES_OUTLINE_H

#include "check/result.h"

/* Whether the page of `before`, made by its renderer, has the same blocks as
   that of `after`, if one of the `repaired` is such a finding, of a rule whose
   fixes change blocks. Takes what making the two pages takes. */
bool dl_outline_is_kept(const dl_result *before, const dl_result *after,
                        const dl_diagnostic *const *repaired, size_t n);

#endif
