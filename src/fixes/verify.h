/*
 * Whether fixes are sound. Nothing is owned.
 */
#ifndef DL_FIXES_VERIFY_H
#define DL_FIXES_VERIFY_H

#include "check/result.h"
#include "fixes/anchors.h"
#include "fixes/refusal.h"

/*
 * Whether `after`, made from `before` by the fixes of `repaired`, is what was
 * intended; DL_REFUSAL_NONE if it is. No finding may be new that is as severe
 * as the mildest of the repaired ones; none of these may still be there with a
 * fix; and the rendered text must be the same outside them. `edits` are those
 * of the fixes, sorted.
 */
dl_refused dl_fix_judge(const dl_result *before, const dl_result *after,
                        const dl_diagnostic *const *repaired, size_t n_repaired,
                        const dl_edit *edits, size_t n_edits,
                        dl_anchors_elsewhere elsewhere);

#endif
