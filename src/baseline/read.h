/*
 * Reads a baseline's text. Strings are allocated in the arena given; the caller
 * owns the list.
 */
#ifndef DL_BASELINE_READ_H
#define DL_BASELINE_READ_H

#include "base/vec.h"

/* One of a baseline's findings, as written. */
typedef struct dl_baseline_entry {
    dl_str path, finding;
} dl_baseline_entry;

typedef DL_VEC(dl_baseline_entry) dl_baseline_entries;

/* Appends the findings in `text`, the content of `file`, in any order. */
dl_status dl_baseline_read(const char *file, dl_str text, dl_arena *arena,
                           dl_baseline_entries *out,
                           dl_error *error) DL_MUST_CHECK;

#endif
