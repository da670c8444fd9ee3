/*
 * Where a file is, as services name it: relative to the root of the project.
 * Results live in the arena given.
 */
#ifndef DL_REPORT_PLACE_H
#define DL_REPORT_PLACE_H

#include "base/arena.h"
#include "report/report.h"

/* The folder that paths are relative to, canonical, in `arena`. */
dl_str dl_report_root(const dl_report_options *options, dl_arena *arena);

/* The file `path`, links followed: relative to `root` when it is below, without
   a leading "./", else absolute; in `arena`. Its bytes are those on disk. */
dl_str dl_report_place(dl_str root, dl_str path, dl_arena *arena);

#endif
