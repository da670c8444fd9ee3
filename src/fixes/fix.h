/*
 * Repairs: the fixes of a document's findings, applied until nothing more can
 * be repaired. A fix that would add a finding, or change what a reader sees
 * anywhere but at its own finding, is left out. A dl_fixed owns the
 * repaired text and what was found in it; free it with dl_fixed_free().
 */
#ifndef DL_FIXES_FIX_H
#define DL_FIXES_FIX_H

#include "base/buf.h"
#include "base/arena.h"
#include "digestlint/digestlint.h"
#include "baseline/baseline.h"
#include "fixes/edits.h"
#include "check/settings.h"

enum { DL_FIX_ROUNDS = 10 };

typedef struct dl_fixed {
    dl_buf text;       /* the repaired bytes; owned */
    dl_result *result; /* what is left in them, the other posts not looked at;
                          owned */
    size_t n_applied;  /* fixes in `text` */
    size_t n_refused;  /* fixes left out for what they would have done */
} dl_fixed;

/*
 * Repairs the file `name` with the fixes up to `most` (DL_FIX_SAFE or
 * DL_FIX_UNSAFE). Findings that are suppressed, approximate or in `baseline`
 * (NULL: there is none) are left alone. The result is a fixed point: repairing
 * it again changes nothing. `scratch` is reset.
 */
void dl_fix_all(const dl_settings *settings, const dl_baseline *baseline,
                dl_str name, dl_str bytes, dl_applicability most,
                dl_arena *scratch, dl_fixed *out);

void dl_fixed_free(dl_fixed *fixed);

/*
 * Whether `after`, made from `before` by the fixes of `repaired`, is what was
 * meant: no finding that was not there before, and the rendered text the same
 * outside the findings. `edits` are the fixes' edits, sorted.
 */
bool dl_fix_is_sound(const dl_result *before, const dl_result *after,
                     const dl_diagnostic *const *repaired, size_t n_repaired,
                     const dl_edit *edits, size_t n_edits);

#endif
