/*
 * Who listens to what, and what checks prepare: worked out once for all files
 * of the same settings.
 */
#ifndef DL_CHECK_LISTEN_H
#define DL_CHECK_LISTEN_H

#include "check/settings.h"

/* Fills `listeners`, `prepared` and `wants_terms` from `rules`; what they point
   to lies in `arena`. */
void dl_settings_listen(dl_settings *settings, dl_arena *arena);

#endif
