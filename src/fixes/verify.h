/*
 * Whether fixes are sound. Nothing is owned.
 */
#ifndef DL_FIXES_VERIFY_H
#define DL_FIXES_VERIFY_H

#include "check/result.h"

/*
 * Whether `after`, made from `before` by the fixes of `repaired`, is what was
 * intended: no finding that was not there before, and the same rendered text
 * outside the findings. `edits` are the fixes' edits, sorted.
 */
bool dl_fix_is_sound(const dl_result *before, const dl_result *after,
                     const dl_diagnostic *const *repaired, size_t n_repaired,
                     const dl_edit *edits, size_t n_edits);

#endif
