/*
 * Reading a baseline's text; only baseline/baseline.c needs it.
 */
#ifndef DL_BASELINE_READ_H
#define DL_BASELINE_READ_H

#include "base/vec.h"
#include "baseline/baseline.h"

typedef struct dl_baseline_item {
    dl_baseline_entry entry;
    bool is_of_run; /* its file was linted */
    bool is_met;    /* and has the finding still */
} dl_baseline_item;

typedef DL_VEC(dl_baseline_item) dl_baseline_entries;

/* Appends the findings in `text`, the content of `file`, in any order; their
   strings are in `arena`. */
dl_status dl_baseline_read(const char *file, dl_str text, dl_arena *arena,
                           dl_baseline_entries *out,
                           dl_error *error) DL_MUST_CHECK;

#endif
