/*
 * The location of a file as services name it: relative to the root of the
 * project. Results live in the arena given, or as long as their dl_places says.
 */
#ifndef DL_REPORT_PLACE_H
#define DL_REPORT_PLACE_H

#include "base/arena.h"
#include "report/report.h"

/* The folder that paths are relative to, canonical, in `arena`. */
dl_str dl_report_root(const dl_report_options *options, dl_arena *arena);

/* The file `path`, links followed: relative to `root` if it is below, without a
   leading "./", otherwise absolute; in `arena`. Its bytes are those on disk. */
dl_str dl_report_place(dl_str root, dl_str path, dl_arena *arena);

/* The names of a report's files; owns its arenas. */
typedef struct dl_places {
    dl_arena *arena;
    dl_arena *scratch; /* of the current result; the format may use it, too */
    dl_str root;
} dl_places;

void dl_places_begin(dl_places *places, const dl_report_options *options);
void dl_places_end(dl_places *places);

/* Sets `*path` to the place of the result's file, until the next call; false if
   there is nothing to report about it. */
bool dl_places_next(dl_places *places, const dl_result *result, dl_str *path);

#endif
